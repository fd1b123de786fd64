"""What became of proposals is kept, votes are those of rounds alone, and corrections name their record."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

Row = dict[str, Any]
# Votes on items that no round tells of, as stores have them that were written before rounds were read.
APART = """
SELECT v.* FROM vote v WHERE NOT EXISTS (SELECT 1 FROM ballot b JOIN ballot_vote x ON x.ballot_id = b.id
 WHERE b.item_id = v.item_id) ORDER BY v.item_id, v.choice, v.ordinal"""


def upgrade() -> None:
    """Add statuses and names of records, and let the votes of items be those of a round of voting."""
    _add_statuses()
    for name in ("known_by", "answered_by", "answered_at"):
        op.add_column("correction", sa.Column(name, sa.Text(), nullable=True))
    connection = op.get_bind()
    _take_votes_back(connection)
    _move_votes(connection)
    _forget_votes_taken_out(connection)
    op.execute("DELETE FROM evidence WHERE record_table = 'vote'")
    op.drop_table("vote")
    op.create_index("ix_item_closed", "item", ["closed"], sqlite_where=sa.text("closed"))
    op.execute("DELETE FROM link_state")


def _add_statuses() -> None:
    op.create_table(
        "proposal_status",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("code", "status", "because")),
        sa.Column("decided", sa.Date(), nullable=True),
        *(sa.Column(name, sa.Double(), nullable=True) for name in ("asked_kroner", "granted_kroner")),
        sa.Column("explained", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_index("ix_proposal_status_status", "proposal_status", ["status"])
    key = sa.ForeignKey("proposal_status.id", ondelete="CASCADE")
    op.create_table(
        "proposal_status_source",
        sa.Column("proposal_status_id", sa.Integer(), key, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("proposal_status_id", "code"):
        op.create_index(f"ix_proposal_status_source_{column}", "proposal_status_source", [column])


def _take_votes_back(connection: sa.Connection) -> None:
    """Let votes be as they were read: what people said of them waits, to be laid on the rounds."""
    query = "SELECT * FROM correction WHERE record_table = 'vote' ORDER BY layer DESC"
    for said in connection.exec_driver_sql(query).mappings().all():
        if said["layer"] is not None:
            _take_back(connection, dict(said), json.loads(said["undo"] or "{}"))
    op.execute(
        "UPDATE correction SET record_table = 'ballot_vote', record_id = NULL, layer = NULL, undo = NULL,"
        " state = CASE WHEN undone_at IS NULL THEN 'absent' ELSE 'undone' END WHERE record_table = 'vote'"
    )


def _take_back(connection: sa.Connection, said: Row, undo: Row) -> None:
    for table, key in undo.get("records", ()):
        if table == "vote":
            connection.exec_driver_sql("DELETE FROM vote WHERE id = ?", (key,))
    if undo.get("removed"):
        connection.execute(
            sa.text(
                "INSERT INTO vote (id, item_id, choice, ordinal, voter)"
                " VALUES (:id, :item_id, :choice, :ordinal, :voter)"
            ),
            undo["removed"],
        )
    if "columns" in undo:
        values = (undo["columns"]["voter"], said["record_id"])
        connection.exec_driver_sql("UPDATE vote SET voter = ? WHERE id = ?", values)


def _move_votes(connection: sa.Connection) -> None:
    """A round for each item that has votes and no round that names a voter, with their places."""
    ballots: dict[int, int] = {}
    for vote in connection.exec_driver_sql(APART).mappings().all():
        item_id = vote["item_id"]
        if item_id not in ballots:
            ballots[item_id] = _insert(
                connection,
                "INSERT INTO ballot (item_id, ordinal, matter) SELECT ?, COUNT(*), 'matter' FROM ballot"
                " WHERE item_id = ?",
                (item_id, item_id),
            )
        made = _insert(
            connection,
            "INSERT INTO ballot_vote (ballot_id, choice, ordinal, voter) VALUES (?, ?, ?, ?)",
            (ballots[item_id], vote["choice"], vote["ordinal"], vote["voter"]),
        )
        connection.exec_driver_sql(
            "UPDATE evidence SET record_table = 'ballot_vote', record_id = ?"
            " WHERE record_table = 'vote' AND record_id = ?",
            (made, vote["id"]),
        )


def _insert(connection: sa.Connection, query: str, values: tuple[Any, ...]) -> int:
    connection.exec_driver_sql(query, values)
    return int(connection.exec_driver_sql("SELECT last_insert_rowid()").scalar_one())


def _forget_votes_taken_out(connection: sa.Connection) -> None:
    """Items that people took out hold their votes twice as well."""
    query = "SELECT id, undo FROM correction WHERE undo LIKE '%\"whole\"%'"
    for key, kept in connection.exec_driver_sql(query).all():
        undo = json.loads(kept)
        undo["whole"] = [one for one in undo["whole"] if one[0] != "vote"]
        said = json.dumps(undo, ensure_ascii=False)
        connection.exec_driver_sql("UPDATE correction SET undo = ? WHERE id = ?", (said, key))
