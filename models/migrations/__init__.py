"""Alembic scripts that bring an older store to the newest schema, inside the package, without a network.

A change of models.tables.core needs a new script in versions/ and its number in models.store.SCHEMA; a test
compares the two. Views are no part of this: the store makes them anew whenever models.views.flat differs.
"""
