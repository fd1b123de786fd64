"""The trace: which items, proposals and overviews are about the same, and what became of a proposal."""
