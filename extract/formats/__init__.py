"""Files that are no paper: office documents, web pages, letters, XML, archives and plain text."""
