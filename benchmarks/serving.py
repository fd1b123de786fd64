"""How quickly the reading room answers over 100,000 items and a million amounts, and what memory it takes.

`python -m benchmarks.serving [ITEMS [AMOUNTS [FILE]]]`: FILE keeps the store; one that is there is served as
it is. Items are those of benchmarks.searching, each with evidence, meetings as held, and a closed one now and
then; proposals have a table each. Links are made up too: to find them takes longer than all the rest. There
are findings, values in doubt and corrections for the review. Every page is asked some times, one right after
something was corrected; what counts is the time to the first byte.
"""

import http.client
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlparse

import psutil

from benchmarks.searching import fill, make_words
from models.store import open_store
from referat.archive import open_store as open_again
from referat.joining.linking import link_sittings
from referat.searching.index import update_index
from referat.tracing import links
from referat.tracing.fates import find_all_fates, save_all_statuses
from referat.tracing.graph import build_graph
from referat.tracing.link_rows import load_links
from referat.tracing.nodes import load_nodes

ITEMS, AMOUNTS, TIMES = 100_000, 1_000_000, 12
PER_PROPOSAL, PER_DOCUMENT, COLUMNS, CLOSED, FINDINGS = 100, 40, 5, 50, 40
# So many seconds after the doors opened pages are asked for: meanwhile each kind is made once.
WARMING = 10
VALUE = "/gennemgang/vaerdi?tabel=decision&id=51&felt=outcome"
BOX = (70.0, 200.0, 300.0, 212.0)


def add_evidence(connection: sqlite3.Connection) -> None:
    """A place for each title, recommendation and decision, and some items closed."""
    connection.execute(f"UPDATE item SET closed = 1, first_page = 1, last_page = 1 WHERE id % {CLOSED} = 0")
    for table, field in (
        ("item", "title"),
        ("item", "number"),
        ("recommendation", "text"),
        ("decision", "text"),
    ):
        source = "item i" if table == "item" else f"{table} r JOIN item i ON i.id = r.item_id"
        key = "i.id" if table == "item" else "r.id"
        connection.execute(
            "INSERT INTO evidence (document_id, record_table, record_id, field, rule, certainty)"
            f" SELECT m.document_id, '{table}', {key}, '{field}', 'made', 'printed' FROM {source}"
            " JOIN meeting m ON m.id = i.meeting_id"
        )


def add_proposals(connection: sqlite3.Connection, rng: random.Random, words: list[str], amounts: int) -> None:
    """Proposals with tables, each number with its place, in documents of their own."""
    first_document = connection.execute("SELECT MAX(id) FROM document").fetchone()[0] + 1
    rows_each = PER_PROPOSAL // COLUMNS
    cell = 0
    for n in range(amounts // PER_PROPOSAL):
        document = first_document + n // PER_DOCUMENT
        if n % PER_DOCUMENT == 0:
            _add_document(connection, rng, document)
        title = " ".join(rng.choices(words[:4000], k=5)).capitalize()
        connection.execute(
            "INSERT INTO proposal (id, document_id, ordinal, code, title, price_year, first_page, last_page)"
            " VALUES (?, ?, ?, ?, ?, ?, 1, 2)",
            (n + 1, document, n % PER_DOCUMENT, f"NK{n:05}", title, 2000 + n % 25),
        )
        connection.execute(
            "INSERT INTO finance_table (id, document_id, proposal_id, ordinal, number, caption, unit,"
            " multiplier, is_money, price_year)"
            " VALUES (?, ?, ?, 0, '1', 'Samlet økonomi', '1.000 kr.', 1000, 1, 2024)",
            (n + 1, document, n + 1),
        )
        first_column = n * COLUMNS + 1
        connection.executemany(
            "INSERT INTO finance_column (id, finance_table_id, ordinal, heading, year)"
            " VALUES (?, ?, ?, ?, ?)",
            [(first_column + c, n + 1, c, str(2024 + c), 2024 + c) for c in range(COLUMNS)],
        )
        for r in range(rows_each):
            row = n * rows_each + r + 1
            kind = "grand_total" if r == rows_each - 1 else "detail"
            connection.execute(
                "INSERT INTO finance_row (id, finance_table_id, ordinal, label, kind) VALUES (?, ?, ?, ?, ?)",
                (row, n + 1, r, rng.choice(words), kind),
            )
            cells = [
                (cell + c + 1, row, first_column + c, str(rng.randint(-999, 999))) for c in range(COLUMNS)
            ]
            cell += COLUMNS
            connection.executemany(
                "INSERT INTO finance_cell (id, finance_row_id, finance_column_id, value) VALUES (?, ?, ?, ?)",
                cells,
            )
    connection.execute(
        "INSERT INTO evidence (document_id, record_table, record_id, field, rule, certainty)"
        " SELECT t.document_id, 'finance_cell', c.id, 'value', 'made', 'printed' FROM finance_cell c"
        " JOIN finance_row r ON r.id = c.finance_row_id JOIN finance_table t ON t.id = r.finance_table_id"
    )


def _add_document(connection: sqlite3.Connection, rng: random.Random, document: int) -> None:
    connection.execute(
        "INSERT INTO document (id, sha256, status, kind, media_type, pages, imported_at, parser_version)"
        " VALUES (?, ?, 'ok', 'proposals', 'application/pdf', 2, '2024-03-05T12:00:00+00:00', '')",
        (document, f"{rng.getrandbits(256):064x}"),
    )
    name = f"forslag-{document}.pdf"
    connection.execute(
        "INSERT INTO document_name (document_id, path, name) VALUES (?, ?, ?)", (document, name, name)
    )


def make_store(path: Path, items: int, amounts: int) -> None:
    """The whole store, as imports would leave it."""
    rng = random.Random(20240305)
    words = make_words(rng, 60_000)
    store = open_store(path, create=True)
    fill(store, rng, words, items)
    store.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE document SET pages = 1, media_type = 'application/pdf'")
        add_evidence(connection)
        add_proposals(connection, rng, words, amounts)
        connection.execute(
            "INSERT INTO evidence_span (evidence_id, ordinal, page, start, end, x0, top, x1, bottom, printed)"
            " SELECT id, 0, 1, record_id % 5000, record_id % 5000 + 9, ?, ?, ?, ?, 'trykt' FROM evidence",
            BOX,
        )
        connection.execute("ANALYZE")
    store = open_again(path)
    link_sittings(store)
    update_index(store)
    store.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        add_links(connection)
        add_doubts(connection, rng)
        connection.execute("ANALYZE")
    add_statuses(path)


def add_links(connection: sqlite3.Connection) -> None:
    """Chains of ten items each, and proposals that items decide, as if they had been found."""
    connection.execute(
        "INSERT INTO link (from_code, to_code, kind, score, rule, from_evidence, to_evidence)"
        " SELECT a.code, b.code, 'next', 0.9, 'title', 'fra', 'til' FROM search_entry a"
        " JOIN search_entry b ON b.id = a.id + 10 AND b.kind = 'item'"
        " WHERE a.kind = 'item' AND a.id % 100 < 90"
    )
    connection.execute(
        "INSERT INTO link (from_code, to_code, kind, score, rule, from_evidence, to_evidence)"
        " SELECT p.code, i.code, 'decided', 0.9, 'title', 'fra', 'til' FROM search_entry p"
        " JOIN search_entry i ON i.id = p.record_id * 7 AND i.kind = 'item' WHERE p.kind = 'proposal'"
    )
    connection.execute("DELETE FROM link_state")
    connection.execute("INSERT INTO link_state (made_by) VALUES (?)", (links._rules_version(),))


def add_statuses(path: Path) -> None:
    """What became of the proposals by these links, as it is written with links that are found."""
    store = open_again(path)
    began = time.process_time()
    with store.reading() as connection:
        fates = list(find_all_fates(connection, build_graph(load_nodes(connection), load_links(connection))))
    with store.writing() as connection:
        save_all_statuses(connection, fates)
    store.close()
    print(f"what became of {len(fates)} proposals: {time.process_time() - began:.1f} s of the processor")


def add_doubts(connection: sqlite3.Connection, rng: random.Random) -> None:
    """Findings of every document, values in doubt, and what people have said of others."""
    documents = connection.execute("SELECT id, sha256 FROM document ORDER BY id").fetchall()
    codes = ("table.sum", "minutes.item_without_text", "sitting.ambiguous", "ocr.unsure_words")
    connection.executemany(
        'INSERT INTO finding (document_id, ordinal, code, severity, message, place, page, "check")'
        " VALUES (?, ?, ?, 'warning', ?, 'Punkt 1', 1, ?)",
        [
            (key, n, codes[n % 4], f"Der står {n}.", rng.choice(("reading", "paper")) if n % 4 == 0 else None)
            for key, _ in documents
            for n in range(FINDINGS)
        ],
    )
    connection.execute(
        "UPDATE evidence SET certainty = 'uncertain' WHERE record_table = 'decision' AND id % 40 = 0"
    )
    connection.executemany(
        "INSERT INTO correction (uid, sha256, file, path, verdict, anchor, made_by, made_at, state,"
        " record_table, field, read, value) VALUES (?, ?, 'fil.pdf', ?, 'accepted', 'Punkt', 'Karen Holm',"
        " '2024-03-05T12:00:00+00:00', 'applied', 'item', 'title', 'ord', 'ord')",
        [
            (f"{rng.getrandbits(128):032x}", sha256, f"meetings-{n + 1}/items-1/title")
            for _, sha256 in documents
            for n in range(4)
        ],
    )


def list_pages(path: Path, rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Each kind of page with some addresses of it."""
    with closing(sqlite3.connect(path)) as connection:
        codes = {
            kind: [
                row[0] for row in connection.execute("SELECT code FROM search_entry WHERE kind = ?", (kind,))
            ]
            for kind in ("item", "proposal")
        }
        bodies = [row[0] for row in connection.execute("SELECT DISTINCT body FROM sitting")]
    items, proposals = rng.sample(codes["item"], TIMES), rng.sample(codes["proposal"], TIMES)
    words = rng.sample(make_words(random.Random(20240305), 60_000)[:2000], TIMES)
    yield "front", ["/"] * TIMES
    yield "search", [f"/soeg?q={quote(word)}" for word in words]
    yield (
        "search, two words",
        [f"/soeg?q={quote(one)}+{quote(two)}" for one, two in pairwise(words)],
    )
    yield "search, filter alone", [f"/soeg?udfald=rejected&side={n}" for n in range(1, TIMES)]
    yield "search, commonest word", ["/soeg?q=budget"] * 3
    yield "it in a year", [f"/soeg?q=budget&fra={year}&til={year}" for year in (2019, 2021, 2023)]
    yield "meetings", [f"/moeder?side={n}" for n in range(1, TIMES)]
    yield "meetings of a body", ["/moeder?" + urlencode({"udvalg": body}) for body in bodies]
    yield "meeting", [f"/moede/{code.rpartition('-')[0]}" for code in items]
    yield "item", [f"/punkt/{code}" for code in items]
    yield "proposals", [f"/forslag?side={n}" for n in range(1, TIMES)]
    yield "proposal", [f"/forslag/{code}" for code in proposals]
    yield "trace of an item", [f"/forloeb/{code}" for code in items]
    yield "trace of a proposal", [f"/forloeb/{code}" for code in proposals]
    yield "topics", ["/emner"] * 3
    yield "topic", ["/emne/05"] * 3
    yield "import", ["/indlaesning"] * 3
    yield "completeness", ["/fuldstaendighed"] * 3
    yield "documents", [f"/dokumenter?side={n}" for n in range(1, TIMES)]
    yield "document", [f"/dokument/{code[:12]}" for code in items]
    yield "proposals by status", ["/forslag?status=rejected", "/forslag?status=approved"] * 2
    yield "proposals by word", [f"/forslag?q={quote(word)}" for word in words[:4]]
    yield "review", ["/gennemgang"] * 4
    yield "review, a kind", [f"/gennemgang?slags={kind}" for kind in ("value", "sum", "finding", "outcome")]
    yield "corrections", [f"/gennemgang/rettelser?side={n}" for n in (1, 2, 3)]
    yield "a value", [f"/gennemgang/vaerdi?tabel=decision&id={n}&felt=outcome" for n in range(51, 60)]
    yield "to add", [f"/gennemgang/tilfoej?tabel=item&id={n}&liste=follow_ups" for n in range(51, 60)]
    yield "data", ["/data"] * 3
    yield "view items", [f"/data/items?_next={50 * n}" for n in range(TIMES)]
    yield "view amounts", ["/data/amounts"] * 3
    yield "table finance_cell", ["/data/finance_cell"] * 3


def measure(address: str, path: str) -> float:
    """Milliseconds to the first byte of an answer."""
    where = urlparse(address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
    began = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    spent = 1000 * (time.perf_counter() - began)
    said = answer.read()
    connection.close()
    if answer.status != 200:
        print(f"{path}: {answer.status} {said[-200:]!r}", file=sys.stderr)
    return spent


def correct(address: str, outcome: str) -> tuple[float, float]:
    """Milliseconds to say what an outcome should be, and to the first byte of the page that comes then."""
    where = urlparse(address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
    connection.request("GET", VALUE)
    answer = connection.getresponse()
    cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
    said = answer.read().decode()
    found = {name: re.search(rf'name="{name}" value="([^"]*)"', said) for name in ("csrftoken", "address")}
    form = {name: match[1] for name, match in found.items() if match}
    form |= {"verdict": "corrected", "value": outcome, "by": "Karen Holm", "back": "/"}
    headers = {
        "cookie": cookie,
        "origin": f"http://{where.netloc}",
        "content-type": "application/x-www-form-urlencoded",
    }
    began = time.perf_counter()
    connection.request("POST", "/gennemgang/sig", urlencode(form), headers)
    answer = connection.getresponse()
    spent = 1000 * (time.perf_counter() - began)
    if answer.status != 303:
        print(f"{answer.status}: {answer.read()[-300:]!r}", file=sys.stderr)
    connection.close()
    return spent, measure(address, "/")


def main() -> None:
    """Make the store, serve it, ask for every page, and print the times and the memory."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS
    amounts = int(sys.argv[2]) if len(sys.argv) > 2 else AMOUNTS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(folder) / "stor.db"
        if not path.exists():
            make_store(path, items, amounts)
        print(f"database: {path.stat().st_size / 1e6:.0f} MB")
        command = [
            str(Path(sys.executable).with_name("referat")),
            "--db",
            str(path),
            "serve",
            "--edit",
            "--port",
            "0",
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                began = time.perf_counter()
                address = process.stdout.readline().strip()
                print(f"ready after {time.perf_counter() - began:.0f} s")
                _ask_all(address, path, psutil.Process(process.pid))
            finally:
                process.terminate()


def _ask_all(address: str, path: Path, process: Any) -> None:
    measure(address, "/")
    time.sleep(WARMING)
    for name, pages in list_pages(path, random.Random(5)):
        before = _spent(process)
        told = [measure(address, page) for page in pages]
        print(
            f"{name:24} first {told[0]:6.0f} ms, median {statistics.median(told):6.0f},"
            f" worst {max(told):6.0f}; {(_spent(process) - before) / len(pages):4.0f} of the processor each"
        )
    before = _spent(process)
    outcomes = ("approved", "postponed", "discussed", "referred")
    corrected = [correct(address, outcome) for outcome in outcomes]
    for name, some in zip(("to correct", "front page after it"), zip(*corrected, strict=True), strict=True):
        print(f"{name:24} median {statistics.median(some):6.0f} ms, worst {max(some):6.0f}")
    print(f"both: {(_spent(process) - before) / len(outcomes):.0f} ms of the processor")
    own = process.memory_info().rss / 1e6
    others = sum(child.memory_info().rss for child in process.children(recursive=True)) / 1e6
    print(f"memory: {own:.0f} MB to answer, {others:.0f} MB to draw pages")


def _spent(process: Any) -> float:
    """Milliseconds of the processor that the one who answers has taken so far."""
    times = process.cpu_times()
    return 1000 * float(times.user + times.system)


if __name__ == "__main__":
    main()
