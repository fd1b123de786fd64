"""The search: an index of words beside the records, questions to it, and hits with their snippets."""
