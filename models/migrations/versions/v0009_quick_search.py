"""What a quick search and lists of topics need to keep."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

TOKENIZE = "tokenize = \"ascii tokenchars '_'\""


def upgrade() -> None:
    """Make the index anew with what hits are filtered by and the places that rank first; keep topic lists.

    What was indexed is forgotten; the next search or import makes it anew from the records.
    """
    op.execute("DROP TRIGGER search_text_goes")
    for table in ("search_entry", "search_document", "search_word"):
        op.execute(f"DELETE FROM {table}")
    op.execute("DROP TABLE search_vocabulary")
    op.execute("DROP TABLE search_text")
    op.execute(
        "CREATE VIRTUAL TABLE search_text USING fts5("
        f"title, decision, recommendation, keys, attachments, labels, text, filters, {TOKENIZE})"
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_head USING fts5("
        f"title, keys, decision, filters, content = 'search_text', columnsize = 0, {TOKENIZE})"
    )
    op.execute("CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_text, row)")
    op.execute(
        "CREATE TRIGGER search_text_goes AFTER DELETE ON search_entry BEGIN"
        " DELETE FROM search_head WHERE rowid = old.id; DELETE FROM search_text WHERE rowid = old.id; END"
    )
    op.create_table(
        "topic_list",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "version", "said", "stored_at")),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", "version"),
    )
