"""One script a schema version, in order."""
