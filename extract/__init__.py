"""A file's bytes to a Document: pages, lines and tables with their boxes. Knows PDFs, knows no Danish."""
