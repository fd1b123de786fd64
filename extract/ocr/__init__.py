"""Pages that must be read from their picture: which they are, made ready, read by OCR, and read again."""
