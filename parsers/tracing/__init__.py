"""What in the words of two records says that they are about the same: titles, codes, earlier meetings."""
