"""How well the search and the trace answer, on the samples and on a made-up archive of four years.

    python -m benchmarks.questions [--seed 1] [--later] [--held] [--misses] [--keep DIR]

Prints the share of questions whose answer is among the first five hits, topics, precision and recall of
links, status, amounts and whole traces. Without --held those that are kept back are left out altogether; with
it they are told alone. Links that only wait for an answer are counted apart.
"""

import argparse
import datetime
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas

import referat
from benchmarks.archive import write_archive
from benchmarks.archive_model import is_held
from benchmarks.archive_stories import STORIES
from benchmarks.archive_stories_later import LATER
from benchmarks.questions_asked import ARCHIVE, ARCHIVE_LATER, LINKS, SAMPLES, STATUSES, TOPICS, Question
from models.errors import NotFound
from models.store import Store

SAMPLE_FOLDER = Path(__file__).parent.parent / "data/samples"
FIRST_HITS = 5
IDS = """
    SELECT e.code AS id, e.kind AS kind, coalesce(i.title, p.title) AS title, i.body AS body, i.date AS date,
           i.number AS number, m.municipality AS municipality, coalesce(i.file, p.file) AS file
    FROM search_entry e
    LEFT JOIN items i ON e.kind = 'item' AND i.item_id = e.record_id
    LEFT JOIN meetings m ON m.meeting_id = i.meeting_id
    LEFT JOIN proposals p ON e.kind = 'proposal' AND p.proposal_id = e.record_id
"""


@dataclass(slots=True)
class Score:
    """Right answers of all, and what was missed."""

    right: int = 0
    asked: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, right: bool, miss: str) -> None:
        """Count one answer."""
        self.asked += 1
        self.right += right
        if not right:
            self.misses.append(miss)

    @property
    def share(self) -> float:
        """Right answers of all; 1 where nothing was asked."""
        return self.right / self.asked if self.asked else 1.0


Scores = dict[str, Score]


def score_search(store: Store, questions: Iterable[Question], titles: dict[str, set[str]]) -> Score:
    """Whether an answer is among the first hits; titles are those that answer, by the start of a title."""
    score = Score()
    for question in questions:
        filters: dict[str, Any] = dict(question.filters)
        if "since" in filters:
            filters["since"] = datetime.date.fromisoformat(filters["since"])
        hits = referat.search(store, question.words, limit=FIRST_HITS, **filters)
        found = [str(title) for title in hits["title"]]
        wanted = titles.get(question.answer)
        right = any(title in wanted if wanted else title.startswith(question.answer) for title in found)
        score.add(right, f"{question.words!r} {question.filters or ''}: {found}")
    return score


def score_topics(store: Store, wanted: Iterable[tuple[str, tuple[str, ...]]]) -> Score:
    """Whether a record has one of the topics that are right for it."""
    frame = referat.topics(store)
    score = Score()
    for title, codes in wanted:
        own = frame[frame["title"].fillna("").str.startswith(title)]
        found = sorted({str(code)[:2] for code in own["topic"]})
        score.add(any(code in found for code in codes), f"{title}: {found}, not {codes}")
    return score


def load_ends(store: Store) -> dict[str, str]:
    """The end of links that each id stands for, named as the truth of the archive names it."""
    with store.reading() as connection:
        frame = pandas.read_sql(IDS, connection)
    ends = {}
    for row in frame.to_dict("records"):
        if row["kind"] == "item":
            place = str(row["municipality"]).removesuffix(" Kommune")
            ends[row["id"]] = f"item|{place}|{row['body']}|{row['date']}|{row['number']}"
        elif row["kind"] == "proposal":
            ends[row["id"]] = f"proposal|{Path(row['file']).stem}|{row['title']}"
    return ends


def name_end(code: str, evidence: str, ends: dict[str, str], files: dict[str, str]) -> str:
    """The end that a link's id stands for; a row is named by its overview's file and its label."""
    if code in ends:
        return ends[code]
    return f"row|{files.get(code.split('-')[0], '')}|{' '.join(evidence.split())}"


def load_found(store: Store, ends: dict[str, str]) -> dict[tuple[str, frozenset[str]], str]:
    """The links of the store by kind and ends, with their state."""
    with store.reading() as connection:
        documents = connection.exec_driver_sql(
            "SELECT d.sha256, v.file FROM document d JOIN documents v ON v.document_id = d.id"
        ).all()
    files = {sha[:12]: Path(name).stem for sha, name in documents if sha}
    found: dict[tuple[str, frozenset[str]], str] = {}
    for row in referat.links(store).itertuples():
        first = name_end(row.from_id, row.from_evidence, ends, files)
        second = name_end(row.to_id, row.to_evidence, ends, files)
        if first != second:
            key = (str(row.kind), frozenset((first, second)))
            found[key] = "true" if found.get(key) == "true" else str(row.state)
    return found


def score_links(found: dict[tuple[str, frozenset[str]], str], truth: dict[str, Any], held: bool) -> Scores:
    """Precision of sure links, recall of needed ones, and how many of the missed at least are suggested."""
    right = {(link["kind"], frozenset(link["ends"])): link for link in truth["links"]}
    kept = {end for link in truth["links"] if link["held"] for end in link["ends"]}
    scores = {
        "links, precision": Score(),
        "links, recall": Score(),
        "links, recall with suggestions": Score(),
    }
    for key, state in found.items():
        known = right.get(key)
        own = known["held"] if known else any(end in kept for end in key[1])
        if state != "suggested" and own == held:
            scores["links, precision"].add(known is not None, f"wrong {key[0]}: {sorted(key[1])}")
    for key, link in right.items():
        if link["needed"] and link["held"] == held:
            state = found.get(key, "none")
            missed = f"{state} {link['matter']} {key[0]}: {sorted(key[1])}"
            scores["links, recall"].add(state not in ("none", "suggested"), missed)
            scores["links, recall with suggestions"].add(state != "none", missed)
    return scores


def score_statuses(store: Store, truth: dict[str, Any], held: bool) -> Scores:
    """Status and amounts of every proposal."""
    frame = referat.statuses(store)
    told = {(Path(row["file"]).stem, row["title"]): row for row in frame.to_dict("records")}
    scores = {"status": Score(), "asked": Score(), "granted": Score(), "difference explained": Score()}
    for case in truth["proposals"]:
        if case["held"] != held:
            continue
        for paper in case["papers"]:
            row = told.get((paper, case["title"]), {})
            name = f"{case['matter']} {paper} {case['title']}"
            scores["status"].add(
                row.get("status") == case["status"],
                f"{name}: {row.get('status')} ({row.get('because')}), not {case['status']}",
            )
            scores["asked"].add(
                row.get("asked_kroner") == case["asked"], f"{name}: {row.get('asked_kroner')}"
            )
            if case["granted"] is not None:
                given = row.get("granted_kroner")
                scores["granted"].add(given == case["granted"], f"{name}: {given}, not {case['granted']}")
            if case["explained"] is not None:
                why = row.get("explained")
                has = isinstance(why, str) and bool(why)
                scores["difference explained"].add(has == case["explained"], f"{name}: {why}")
    return scores


def score_traces(store: Store, truth: dict[str, Any], ends: dict[str, str], held: bool) -> Scores:
    """Whether a matter asked for by title, case number or id is told whole, and nothing else with it."""
    chains: dict[str, set[str]] = defaultdict(set)
    for link in truth["links"]:
        if link["kind"] != "copy":
            chains[link["matter"]] |= {end for end in link["ends"] if end.startswith("item")}
    owners = {item["end"]: item["matter"] for item in truth["items"]}
    cases = {item["end"]: item["case"] for item in truth["items"]}
    by_end = {end: code for code, end in ends.items()}
    scores = {"traces whole": Score(), "traces without others": Score()}
    for number, (matter, chain) in enumerate(sorted(chains.items())):
        if is_held(matter) != held or not chain or matter.startswith(("again", "twins", "neighbour")):
            continue
        case = next(case for case in truth["proposals"] if case["matter"] == matter)
        first = sorted(chain, key=lambda end: end.split("|")[3])[0]
        name = (case["title"], cases[first], by_end.get(first, ""))[number % 3]
        found = {ends.get(str(code), "") for code in trace_ids(store, name, by_end[first])}
        scores["traces whole"].add(chain <= found, f"{matter} {name!r}: without {sorted(chain - found)}")
        strange = {end for end in found if owners.get(end, matter) != matter}
        scores["traces without others"].add(not strange, f"{matter} {name!r}: {sorted(strange)}")
    return scores


def trace_ids(store: Store, name: str, code: str) -> list[str]:
    """What the trace of a name has; of its id where the name is of several matters."""
    try:
        return list(referat.trace(store, name)["id"])
    except NotFound:
        return list(referat.trace(store, code)["id"])


def score_samples(store: Store, held: bool) -> Scores:
    """Search, topics, status and links of the samples."""
    own = [question for place, question in enumerate(SAMPLES) if (place % 3 == 2) == held]
    frame = referat.statuses(store)
    status = Score()
    for title, wanted in STATUSES[2::3] if held else [*STATUSES[::3], *STATUSES[1::3]]:
        rows = frame[frame["title"].fillna("").str.startswith(title)]
        status.add(
            list(rows["status"].unique()) == [wanted], f"{title}: {list(rows['status'])}, not {wanted}"
        )
    scores = {"search": score_search(store, own, {}), "status": status}
    scores["topics"] = score_topics(store, TOPICS[2::3] if held else [*TOPICS[::3], *TOPICS[1::3]])
    titles = {row["id"]: str(row["title"]) for row in frame.to_dict("records")}
    sure = referat.links(store)
    sure = sure[sure["state"] != "suggested"]
    found = [(titles.get(row.from_id, row.from_id), str(row.kind)) for row in sure.itertuples()]
    links = Score()
    for title, kind in () if held else LINKS:
        links.add(any(name.startswith(title) and kind == own for name, own in found), f"{kind}: {title}")
    scores["links, recall"] = links
    strange = [link for link in found if not any(link[0].startswith(name) for name, _ in LINKS)]
    scores["links, precision"] = Score(len(found) - len(strange), len(found), [str(link) for link in strange])
    return scores


def score_archive(store: Store, truth: dict[str, Any], held: bool) -> Scores:
    """All that is asked of the archive."""
    titles = find_titles(truth)
    own = [question for place, question in enumerate(ARCHIVE) if (place % 3 == 2) == held]
    own = [question for question in own if question.answer in titles]
    referat.links(store)
    ends = load_ends(store)
    later = [question for question in ARCHIVE_LATER if question.answer in titles and not held]
    return {
        "search": score_search(store, own, titles),
        "search, later questions": score_search(store, later, titles),
        **score_links(load_found(store, ends), truth, held),
        **score_statuses(store, truth, held),
        **score_traces(store, truth, ends, held),
    }


def find_titles(truth: dict[str, Any]) -> dict[str, set[str]]:
    """The titles that answer for a matter, by the title of its subject."""
    by_matter: dict[str, set[str]] = defaultdict(set)
    for item in truth["items"]:
        by_matter[item["matter"]].add(item["title"])
    answers: dict[str, set[str]] = {}
    for case in truth["proposals"]:
        subject = case["title"].split(", etape")[0]
        answers.setdefault(subject, set()).update({case["title"]} | by_matter[case["matter"]])
    return answers


def import_all(folder: Path, path: Path) -> Store:
    """A store with all files of a folder."""
    store = referat.open_store(path, create=True)
    referat.import_paths([folder], store)
    return store


def print_scores(title: str, scores: Scores, misses: bool) -> None:
    """One line a measure, then what was missed."""
    for name, score in scores.items():
        if score.asked:
            print(f"{title:8} {name:32} {score.share:.3f}  {score.right} of {score.asked}")
            for miss in score.misses if misses else ():
                print(f"           {miss}")


def main() -> None:
    """Asks and prints."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--later", action="store_true", help="the stories of archive_stories_later")
    options.add_argument("--held", action="store_true")
    options.add_argument("--misses", action="store_true")
    options.add_argument("--keep", type=Path, help="folder that keeps archive and databases")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        archive, database = folder / "archive", folder / "archive.db"
        if not database.exists():
            write_archive(archive, chosen.seed, tuple(LATER if chosen.later else STORIES))
            import_all(archive, database).close()
            import_all(SAMPLE_FOLDER, folder / "samples.db").close()
        truth = json.loads((archive / "truth.json").read_text(encoding="utf-8"))
        store = referat.open_store(database)
        print_scores("archive", score_archive(store, truth, chosen.held), chosen.misses)
        store.close()
        store = referat.open_store(folder / "samples.db")
        print_scores("samples", score_samples(store, chosen.held), chosen.misses)
        store.close()


if __name__ == "__main__":
    main()
