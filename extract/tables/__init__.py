"""Tables of a page, drawn or made by gaps alone."""
