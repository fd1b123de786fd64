"""Rows of the store by filters, as plain values and as pandas tables."""
