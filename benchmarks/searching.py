"""How quickly the search answers over a million made-up items.

`python -m benchmarks.searching [ITEMS [FILE]]`: FILE keeps the store; one that is there is asked as it is.
The items have titles, recommendations, decisions and texts of words drawn as often as words are in Danish
(Zipf), the words themselves made of parts, so that there are compounds. Questions are drawn from the same
words: one to three words, phrases, beginnings, fields, with and without filters.
"""

import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from models.store import Store
from referat.archive import open_store
from referat.searching.answering import answer, answer_facets
from referat.searching.find import Filters
from referat.searching.index import update_index

ITEMS, QUESTIONS, PER_MEETING, PER_DOCUMENT = 1_000_000, 400, 20, 200
BODIES = ("Byrådet", "Økonomiudvalget", "Børneudvalget", "Teknikudvalget", "Socialudvalget", "Kulturudvalget")
OUTCOMES = ("approved", "approved", "approved", "noted", "noted", "rejected", "postponed", "other")
FIRST = (
    *("skole", "bolig", "social", "handicap", "børne", "ældre", "klima", "trafik", "vej", "kultur", "idræts"),
    *("sundheds", "arbejds", "bygge", "lokal"),
)
LAST = (
    *("plan", "reform", "politik", "teknologi", "støtte", "udvalg", "aftale", "regnskab", "tilsyn", "område"),
    *("projekt", "center", "ordning"),
)
PLAIN = (
    *("kommune", "budget", "sag", "indstilling", "forslag", "møde", "godkendelse", "orientering", "høring"),
    *("udbud", "anlæg", "drift"),
)
SYLLABLES = tuple(one + two for one in "bdfghklmnprstv" for two in "aeiouy")


def make_words(rng: random.Random, count: int) -> list[str]:
    """Words, the most frequent first: those of minutes, compounds, then many seldom ones."""
    made = [*PLAIN, *(first + last for first in FIRST for last in LAST)]
    seldom = {"".join(rng.choices(SYLLABLES, k=rng.randint(2, 5))) for _ in range(count)}
    return [*made, *sorted(seldom)]


def fill(store: Store, rng: random.Random, words: list[str], items: int) -> None:
    """Make documents with meetings and items, as an import would leave them."""
    weights = [1 / (n + 3) for n in range(len(words))]
    drawn = iter(_draw(rng, words, weights))
    with store.writing() as connection:
        for start in range(0, items, PER_DOCUMENT):
            document = start // PER_DOCUMENT + 1
            connection.exec_driver_sql(
                "INSERT INTO document (id, sha256, status, kind, imported_at, parser_version)"
                " VALUES (?, ?, 'ok', 'minutes', '', '')",
                (document, f"{rng.getrandbits(256):064x}"),
            )
            name = f"moeder-{document}.pdf"
            connection.exec_driver_sql(
                "INSERT INTO document_name (document_id, path, name) VALUES (?, ?, ?)", (document, name, name)
            )
            _fill_document(connection, rng, drawn, document, start)


def _fill_document(
    connection: Any, rng: random.Random, drawn: Iterator[str], document: int, start: int
) -> None:
    meetings, items, decisions, texts, recommendations = [], [], [], [], []
    for n in range(start, start + PER_DOCUMENT):
        meeting = n // PER_MEETING + 1
        if n % PER_MEETING == 0:
            date = f"{rng.randint(1985, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            body = rng.choice(BODIES)
            meetings.append((meeting, document, (n - start) // PER_MEETING, "minutes", body, date))
        decision = _say(drawn, rng.randint(4, 12))
        items.append((n + 1, meeting, n % PER_MEETING, str(n % PER_MEETING + 1), _say(drawn, 5), decision))
        decisions.append((n + 1, decision, rng.choice(OUTCOMES)))
        recommendations.append((n + 1, _say(drawn, 10)))
        texts.append((n + 1, _say(drawn, rng.randint(10, 40))))
    for query, rows in (
        ("meeting (id, document_id, ordinal, kind, body, date) VALUES (?, ?, ?, ?, ?, ?)", meetings),
        (
            "item (id, meeting_id, ordinal, number, title, closed, decision_text)"
            " VALUES (?, ?, ?, ?, ?, 0, ?)",
            items,
        ),
        ("decision (item_id, ordinal, text, outcome) VALUES (?, 0, ?, ?)", decisions),
        ("recommendation (item_id, nested, ordinal, text) VALUES (?, 0, 0, ?)", recommendations),
        ("passage (item_id, ordinal, role, text) VALUES (?, 0, 'text', ?)", texts),
    ):
        connection.exec_driver_sql(f"INSERT INTO {query}", rows)


def _draw(rng: random.Random, words: list[str], weights: list[float]) -> Iterator[str]:
    while True:
        yield from rng.choices(words, weights, k=10_000)


def _say(drawn: Iterator[str], count: int) -> str:
    return " ".join(next(drawn) for _ in range(count)).capitalize() + "."


def draw_question(rng: random.Random, words: list[str]) -> tuple[str, str, Filters]:
    """A question as people ask, after its kind; most words are neither the commonest nor the rarest."""
    some = [words[min(int(rng.paretovariate(0.5)) + rng.randint(0, 40), len(words) - 1)] for _ in range(3)]
    kind, said = rng.choice(
        (
            ("one word", some[0]),
            ("two words", f"{some[0]} {some[1]}"),
            ("three words", f"{some[0]} {some[1]} {some[2]}"),
            ("phrase", f'"{some[0]} {some[1]}"'),
            ("beginning", f"{some[0][:6]}*"),
            ("field", f"titel:{some[0]} {some[1]}"),
            ("part of compounds", rng.choice(LAST)),
            ("without", f"{some[0]} -{some[1]}"),
        )
    )
    filters = rng.choice(
        (Filters(), Filters(), Filters(outcome="rejected"), Filters(body=rng.choice(BODIES)))
    )
    return kind, said, filters


def main() -> None:
    """Make the store, index it, ask, and print the times."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS
    rng = random.Random(20240305)
    words = make_words(rng, 60_000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "million.db"
        made = not path.exists()
        store = open_store(path, create=True)
        if made:
            fill(store, rng, words, items)
            began = time.process_time()
            update_index(store)
            spent = time.process_time() - began
            print(f"index: {items} items in {spent:.0f} s, {1e6 * spent / items:.0f} µs each")
        print(f"database: {path.stat().st_size / 1e6:.0f} MB")
        questions = [draw_question(random.Random(n), words) for n in range(QUESTIONS)]
        store.close()
        with open_store(path).held_open() as held:
            _ask_all("search", held, questions, _ask)
            _ask_all("facets", held, questions, answer_facets)
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


def _ask_all(name: str, store: Store, questions: list[tuple[str, str, Filters]], ask: Any) -> None:
    """Ask every question, a first one before the clocks start, and print the times by kind of question."""
    ask(store, "budget", Filters())
    spent: dict[str, list[tuple[float, float]]] = {"all": []}
    for kind, said, filters in questions:
        began = time.perf_counter(), time.process_time()
        ask(store, said, filters)
        both = time.perf_counter() - began[0], time.process_time() - began[1]
        spent["all"].append(both)
        spent.setdefault(f"{kind}{'' if filters == Filters() else ', filtered'}", []).append(both)
    cuts = f"{'p50':>8}{'p95':>8}{'p99':>8} ms"
    print(f"\n{name:<30}{'questions':>10}{cuts}{cuts} of processor time")
    for kind, times in sorted(spent.items()):
        print(f"{kind:<30}{len(times):>10}{'   '.join(map(_show, zip(*times, strict=True)))}")


def _show(times: Sequence[float]) -> str:
    cut = statistics.quantiles(times, n=100, method="inclusive")
    return "".join(f"{1000 * cut[at - 1]:8.0f}" for at in (50, 95, 99))


def _ask(store: Store, said: str, filters: Filters) -> None:
    answer(store, said, filters, limit=20)


if __name__ == "__main__":
    main()
