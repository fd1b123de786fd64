"""Links in the store: made anew when records have changed, suggested where unsure, ruled on by people."""

import datetime
import gc
import hashlib
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from models.errors import NotFound
from models.store import Store
from models.tables.tracing import StoredLink, StoredLinkRuling, StoredLinkState
from referat.searching.index import has_entry, update_index, words_version
from referat.tracing.coded import group_codes
from referat.tracing.fates import find_all_fates, refresh_statuses, save_all_statuses
from referat.tracing.graph import build_graph
from referat.tracing.link_rows import load_links, load_links_of
from referat.tracing.nodes import Node, load_nodes, load_papers, load_texts
from referat.tracing.rules import find_links

if TYPE_CHECKING:
    import pandas as pd

Ruling = Literal["confirmed", "rejected"]

# What the state says while links are made, and how often that is tried while others write.
MAKING, TRIES = "making", 3
# What the links, and what became of proposals by them, follow from beside the records.
RULES = (
    ("parsers", "tracing/titles.py"),
    ("parsers", "tracing/references.py"),
    ("parsers", "tracing/mentions.py"),
    ("parsers", "lexicon/tracing.toml"),
    ("referat", "tracing/rules.py"),
    ("referat", "tracing/coded.py"),
    ("referat", "tracing/proposal_rules.py"),
    ("referat", "tracing/price_years.py"),
    ("referat", "tracing/nodes.py"),
    ("referat", "tracing/amounts.py"),
    ("referat", "tracing/chain.py"),
    ("referat", "tracing/graph.py"),
    ("referat", "tracing/verdicts.py"),
)
DTYPES = dict.fromkeys(
    ("from_id", "to_id", "kind", "rule", "state", "from_evidence", "to_evidence"), "string"
) | {"score": "Float64"}


def update_links(store: Store) -> bool:
    """Bring the links up to the records, and what became of proposals; gives whether that had to be made.

    Where another program changes records meanwhile, they are made once more; after some tries those that
    are there stay, and the next call makes them.
    """
    update_index(store)
    for _ in range(TRIES):
        with store.reading() as connection:
            known = connection.exec_driver_sql("SELECT made_by FROM link_state").scalar_one_or_none()
            if known == _rules_version():
                return False
        if _make_links(store):
            return True
    return False


def _make_links(store: Store) -> bool:
    """Make the links anew; False, and nothing is changed, where records came or went meanwhile."""
    mark = f"{MAKING} {uuid.uuid4()}"
    _set_state(store, mark)
    with store.reading() as connection, _not_collecting():
        nodes = load_nodes(connection, with_texts=True)
        papers = load_papers(connection, _named_plans(nodes))
        found = find_links(nodes, load_texts(connection, _naming_codes(nodes)), papers)
    rows = [
        {
            "from_code": link.one,
            "to_code": link.other,
            "kind": link.kind,
            "score": link.score,
            "rule": link.rule,
            "from_evidence": link.one_says,
            "to_evidence": link.other_says,
        }
        for link in found
    ]
    with store.writing() as connection:
        if not _is_marked(connection, mark):
            return False
        connection.execute(delete(StoredLink))
        if rows:
            connection.execute(insert(StoredLink), rows)
        _carry_rulings(connection, nodes)
    with store.reading() as connection:
        fates = list(find_all_fates(connection, build_graph(nodes, load_links(connection))))
    with store.writing() as connection:
        if not _is_marked(connection, mark):
            return False
        save_all_statuses(connection, fates)
        connection.execute(update(StoredLinkState).values(made_by=_rules_version()))
    return True


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Without looking for rings of garbage: among millions of records, none in a ring, it takes a quarter."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _is_marked(connection: Connection, mark: str) -> bool:
    """Whether no record has come or gone, and no link was ruled on, since it was said that they are made."""
    return bool(connection.exec_driver_sql("SELECT made_by FROM link_state").scalar_one_or_none() == mark)


def _carry_rulings(connection: Connection, nodes: Sequence[Node]) -> None:
    """Let what people said of an item in one file hold for it in the file that tells of it now.

    An item goes by the code of the minutes once they are there; what was said of it in the agenda stays with
    that code too. The last answer counts.
    """
    codes = {other: node.code for node in nodes for other in node.others}
    rulings = connection.execute(select(StoredLinkRuling.__table__)).mappings().all()
    for row in sorted(rulings, key=lambda row: str(row["ruled_at"])):
        ends = [codes.get(row[name], row[name]) for name in ("from_code", "to_code")]
        if ends != [row["from_code"], row["to_code"]]:
            _keep(connection, (*ends, row["kind"]), row["ruling"], row["ruled_at"])


def _naming_codes(nodes: Sequence[Node]) -> list[int]:
    """The items that name the code of a proposal."""
    known = group_codes([node for node in nodes if node.kind == "proposal"])
    return [node.record_id for node in nodes if any(one.value in known for _, one in node.mentions)]


def _named_plans(nodes: Sequence[Node]) -> set[str]:
    """What the plans are called whose themes items name."""
    named = (one for node in nodes for _, one in node.mentions if one.kind == "theme")
    return {one.value.partition(" ")[2] for one in named}


def _set_state(store: Store, mark: str) -> None:
    """Say that links are being made; the triggers of the records take that away when one comes or goes."""
    with store.writing() as connection:
        connection.execute(delete(StoredLinkState))
        connection.execute(insert(StoredLinkState), [{"made_by": mark}])


@cache
def _rules_version() -> str:
    found = hashlib.sha256(words_version().encode())
    for room, name in RULES:
        found.update((files(room) / name).read_bytes())
    return found.hexdigest()[:8]


def links(store: Store, *, state: str | None = None, of: str | None = None) -> "pd.DataFrame":
    """One row a link between two records, the surest first.

    state is "true", "suggested", "confirmed" or "rejected"; of is the id of a record (see search) on either
    side. Columns: from_id, to_id, kind (decided, next, listed, copy), score (0 to 1), rule, state,
    from_evidence and to_evidence (the words on each side). Raises NotFound for an id that no record has.
    """
    import pandas as pd  # a page of the trace needs the links, and no pandas

    update_links(store)
    with store.reading() as connection:
        rows = load_links(connection)
    frame = pd.DataFrame(rows, columns=list(DTYPES), dtype="object").astype(DTYPES)
    if state is not None:
        frame = frame[frame["state"] == state]
    if of is not None:
        tied = (frame["from_id"] == of) | (frame["to_id"] == of)
        if not tied.any() and not has_entry(store, of):
            raise NotFound(f"{of}: ingen post har det id. Find det med referat search.")
        frame = frame[tied]
    return frame.sort_values(["score", "from_id", "to_id"], ascending=[False, True, True], ignore_index=True)


def are_links_fresh(connection: Connection) -> bool:
    """Whether the links are those of the records as they are now."""
    return connection.exec_driver_sql("SELECT made_by FROM link_state").scalar() == _rules_version()


def rule_on(store: Store, one: str, other: str, ruling: Ruling) -> int:
    """Keep what a person says of the links between two records; gives how many these are.

    It stays when files are imported anew; what became of the proposals that hang on it is found anew. The
    links are those in the store: bring them up first. Raises NotFound where there is no link between the two.
    """
    ends = {one, other}
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    with store.writing() as connection:
        pairs = [row for row in load_links_of(connection, [one]) if {row["from_id"], row["to_id"]} == ends]
        if not pairs:
            raise NotFound(f"{one}, {other}: der er ingen forbindelse mellem dem. Se dem med referat links.")
        for row in pairs:
            _keep(connection, [row[name] for name in ("from_id", "to_id", "kind")], ruling, now)
        if are_links_fresh(connection):
            refresh_statuses(connection, (one, other))
        else:
            connection.execute(delete(StoredLinkState))
    return len(pairs)


def _keep(connection: Connection, key: Sequence[str], ruling: str, ruled_at: str) -> None:
    """Keep an answer, unless a later one is known."""
    from_code, to_code, kind = key
    said = {"ruling": ruling, "ruled_at": ruled_at}
    row = upsert(StoredLinkRuling).values(from_code=from_code, to_code=to_code, kind=kind, **said)
    newer = StoredLinkRuling.ruled_at <= ruled_at
    connection.execute(row.on_conflict_do_update(["from_code", "to_code", "kind"], set_=said, where=newer))
