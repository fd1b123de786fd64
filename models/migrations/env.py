"""Alembic's entry: upgrade the connection that the store hands over, within the store's transaction."""

from alembic import context

from models.tables.core import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
