"""Alembic scripts that bring an older store to the newest schema, inside the package, without a network."""
