"""PDF pages: PDFium's words, drawings and boxes to tick, and pdfplumber's second opinion."""
