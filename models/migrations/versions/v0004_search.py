"""What the search needs to keep."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add what can be found, its words, and which documents are in the index."""
    _add_entries()
    op.create_table(
        "search_document",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("document_id"),
    )
    op.create_table(
        "search_word",
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("stem"),
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_text USING fts5("
        "title, decision, recommendation, keys, attachments, labels, text,"
        " tokenize = \"ascii tokenchars '_'\")"
    )
    op.execute("CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_text, row)")
    op.execute(
        "CREATE TRIGGER search_text_goes AFTER DELETE ON search_entry"
        " BEGIN DELETE FROM search_text WHERE rowid = old.id; END"
    )


def _add_entries() -> None:
    op.create_table(
        "search_entry",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("body", "municipality", "outcomes")),
        sa.Column("kroner", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    for column in ("document_id", "body", "municipality"):
        op.create_index(f"ix_search_entry_{column}", "search_entry", [column])
    op.create_index("ix_search_entry_record", "search_entry", ["kind", "record_id"])
