"""Which items there are: their headings, numbers, contents and order, and the rows that each item owns."""
