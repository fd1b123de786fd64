"""The SQLite tables, in normal form. People read the flat views instead."""
