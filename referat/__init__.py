"""Danish municipal paper as data: the public package, where reading, parsing and storing meet."""
