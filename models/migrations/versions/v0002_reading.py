"""What reading scans and unattended runs need to keep."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SPANS = ("finding", "loose_line", "evidence_span")


def upgrade() -> None:
    """Add what OCR says of its words, the history of runs, files that manifests name, and sittings."""
    for table in SPANS:
        op.add_column(table, sa.Column("confidence", sa.Double(), nullable=True))
    _add_runs()
    _add_named_files()
    _add_sittings()


def _add_runs() -> None:
    op.create_table(
        "run",
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("older", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "run_file",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("fate", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("ocr_pages", sa.Integer(), nullable=True),
        sa.Column("textless_pages", sa.Integer(), nullable=True),
        sa.Column("read_seconds", sa.Double(), nullable=True),
        sa.Column("parse_seconds", sa.Double(), nullable=True),
        sa.Column("cached", sa.Boolean(), nullable=False),
        sa.Column("memory_mb", sa.Double(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_run_file_run_id", "run_file", ["run_id"])
    op.create_index("ix_run_file_path", "run_file", ["path"])
    op.create_index("ix_run_file_document_id", "run_file", ["document_id"])
    op.create_table(
        "run_finding",
        sa.Column("run_file_id", sa.Integer(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run_file_id"], ["run_file.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_run_finding_run_file_id", "run_finding", ["run_file_id"])


def _add_named_files() -> None:
    """What a case system's manifest names: files of a meeting and of its items."""
    for parent in ("meeting", "item"):
        op.create_table(
            f"{parent}_file",
            sa.Column(f"{parent}_id", sa.Integer(), nullable=False),
            sa.Column("ordinal", sa.Integer(), nullable=False),
            sa.Column("role", sa.Text(), nullable=False),
            sa.Column("name", sa.Text(), nullable=False),
            sa.Column("title", sa.Text(), nullable=True),
            sa.Column("public", sa.Boolean(), nullable=True),
            *_keys((f"{parent}_id", parent, "CASCADE")),
        )
        op.create_index(f"ix_{parent}_file_{parent}_id", f"{parent}_file", [f"{parent}_id"])


def _add_sittings() -> None:
    """Meetings as held, each told of by one or several documents."""
    op.create_table(
        "sitting",
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=True),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("meeting_count", sa.Integer(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        *_keys(),
    )
    op.create_index("ix_sitting_date", "sitting", ["date"])
    op.create_table(
        "sitting_meeting",
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        *_keys(("sitting_id", "sitting", "CASCADE"), ("meeting_id", "meeting", "CASCADE")),
        sa.UniqueConstraint("meeting_id"),
    )
    op.create_index("ix_sitting_meeting_sitting_id", "sitting_meeting", ["sitting_id"])
    _add_sitting_items()
    op.create_table(
        "sitting_finding",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("expected", sa.Text(), nullable=True),
        sa.Column("found", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("page", "start", "end")),
        *(sa.Column(name, sa.Double(), nullable=True) for name in ("x0", "top", "x1", "bottom")),
        sa.Column("printed", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        *_keys(("document_id", "document", "CASCADE"), ("sitting_id", "sitting", "CASCADE")),
    )
    for column in ("document_id", "sitting_id", "code"):
        op.create_index(f"ix_sitting_finding_{column}", "sitting_finding", [column])


def _add_sitting_items() -> None:
    sources = ("title_item_id", "recommendation_item_id", "decision_item_id")
    op.create_table(
        "sitting_item",
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in sources),
        *_keys(("sitting_id", "sitting", "CASCADE"), *((name, "item", "SET NULL") for name in sources)),
    )
    for column in ("sitting_id", *sources):
        op.create_index(f"ix_sitting_item_{column}", "sitting_item", [column])
    op.create_table(
        "sitting_part",
        sa.Column("sitting_item_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        *_keys(("sitting_item_id", "sitting_item", "CASCADE"), ("item_id", "item", "CASCADE")),
        sa.UniqueConstraint("item_id"),
    )
    op.create_index("ix_sitting_part_sitting_item_id", "sitting_part", ["sitting_item_id"])


def _keys(*links: tuple[str, str, str]) -> tuple[sa.schema.SchemaItem, ...]:
    """The key of a table and the columns that point to others: (column, table, what a deletion does)."""
    pointers = (sa.ForeignKeyConstraint([c], [f"{table}.id"], ondelete=then) for c, table, then in links)
    return (sa.Column("id", sa.Integer(), nullable=False), *pointers, sa.PrimaryKeyConstraint("id"))
