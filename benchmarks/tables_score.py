"""Compares exported records with the truth of made-up tables: cells, kinds of rows, planted errors."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

Record = dict[str, Any]
ALARMS = ("error", "warning")
SUM_CODE = "table."


@dataclass(slots=True)
class Score:
    """Counts by name, and the first things that went wrong, each in a line."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Takes in the counts and misses of another."""
        self.counts.update(other.counts)
        self.misses += other.misses

    def rate(self, right: str, whole: str) -> float | None:
        """One count as a share of another; None where there is nothing to count."""
        return self.counts[right] / self.counts[whole] if self.counts[whole] else None

    @property
    def f1(self) -> float | None:
        """F1 of the cells."""
        both = self.counts["cells"] + self.counts["cells found"]
        return 2 * self.counts["cells right"] / both if both else None

    def part(self, name: str) -> "Score":
        """The counts that belong to one structure of tables, or to one sort of errors."""
        whole = f"{name}/"
        counts = {key.removeprefix(whole): n for key, n in self.counts.items() if key.startswith(whole)}
        return Score(Counter(counts))


def score_document(truth: Record, got: Record, listed: Record) -> Score:
    """One document: its tables as read against its truth, its findings against the planted errors."""
    score = Score()
    wanted = [table for proposal in truth["proposals"] for table in proposal["tables"]]
    found = [table for holder in got.get("proposals", []) for table in holder.get("tables", [])]
    found += got.get("overview_tables", [])
    pairs, extra = pair_tables(wanted, found)
    for want, table in pairs:
        one = score_table(want, table, truth["source"])
        score.add(one)
        score.counts.update({f"{want['structure']}/{name}": count for name, count in one.counts.items()})
    for table in extra:
        score.counts["tables made up"] += 1
        score.counts["cells found"] += sum(len(cells_of(row)) for row in table["rows"])
        score.misses.append(
            ("made up", f"{truth['source']} p. {table.get('pages')} {table.get('caption')!r}")
        )
    score_hearings(score, truth, got)
    score_typed(score, truth, got)
    score_findings(score, got.get("findings", []), listed, truth["source"])
    return score


def norm(text: object) -> str:
    """Text without case, white space and the difference between dashes."""
    plain = (
        unicodedata.normalize("NFKC", str(text or "")).lower().replace("\u2212", "-").replace("\u2013", "-")
    )
    return re.sub(r"\s+", "", plain)


def alike(one: object, other: object) -> float:
    """How alike two texts are, 0 to 1."""
    return fuzz.ratio(norm(one), norm(other)) / 100


def cells_of(row: Record) -> dict[str, float]:
    """The amounts of a row by normalised column, without empty cells."""
    return {norm(column): value for column, value in row["values"].items() if value is not None}


def pair_tables(
    wanted: list[Record], found: list[Record]
) -> tuple[list[tuple[Record, Record | None]], list[Record]]:
    """Each wanted table with the found one that is most like it, and the found ones left over."""
    ranks = [(closeness(want, got), -i, -j) for i, want in enumerate(wanted) for j, got in enumerate(found)]
    mates: dict[int, int] = {}
    for rank, i, j in sorted(ranks, reverse=True):
        if rank >= 1.2 and -i not in mates and -j not in mates.values():
            mates[-i] = -j
    pairs = [(want, found[mates[i]] if i in mates else None) for i, want in enumerate(wanted)]
    return pairs, [table for j, table in enumerate(found) if j not in mates.values()]


def closeness(want: Record, got: Record) -> float:
    """How much a found table has of a wanted one: pages, rows, amounts, number and caption."""
    labels = {norm(row["label"]) for row in want["rows"]}, {norm(row["label"]) for row in got["rows"]}
    rows = len(labels[0] & labels[1]) / max(1, len(labels[0] | labels[1]))
    amounts = [Counter(v for row in t["rows"] for v in cells_of(row).values()) for t in (want, got)]
    shared = sum((amounts[0] & amounts[1]).values()) / max(1, sum((amounts[0] | amounts[1]).values()))
    number = 0.3 * (norm(want["number"]) == norm(got.get("number")))
    page = 0.6 * bool(set(want["pages"]) & set(got.get("pages") or []))
    return rows + shared + number + page + 0.3 * alike(want["caption"], got.get("caption"))


def score_table(want: Record, got: Record | None, file: str) -> Score:
    """Rows, cells, kinds and units of one table; got is None where it was not found."""
    score = Score(Counter(tables=1))
    where = f"{file} p. {want['pages']} T{want['number']} ({want['structure']})"
    names = {norm(name): norm(column) for column, also in want["column_names"].items() for name in also}
    if got is None:
        score.misses.append(("no table", f"{where} {want['caption']!r}"))
    else:
        score.counts["tables found"] += 1
        for name in ("unit", "multiplier", "price_year"):
            if want[name] is not None:
                score.counts["units"] += 1
                fits = norm(want[name]) == norm(got.get(name))
                score.counts["units right"] += fits
                if not fits:
                    score.misses.append(
                        ("unit", f"{where} {name}: want {want[name]!r} got {got.get(name)!r}")
                    )
        score.counts["captions right"] += alike(want["caption"], got.get("caption")) >= 0.9
    for one, other in pair_rows(want["rows"], got["rows"] if got else []):
        score_row(score, one, other, names, where, silent=got is None)
    score.counts["tables right"] += got is not None and not score.counts["rows wrong"]
    return score


def score_row(
    score: Score, want: Record | None, got: Record | None, names: dict[str, str], where: str, silent: bool
) -> None:
    """One row that is wanted, found or both."""
    right = cells_of(want) if want else {}
    found = cells_of(got) if got else {}
    found = {names.get(column, column): value for column, value in found.items()}
    same = sum(1 for column, value in right.items() if found.get(column) == value)
    score.counts["cells"] += len(right)
    score.counts["cells found"] += len(found)
    score.counts["cells right"] += same
    score.counts["rows"] += want is not None
    if not (want and got and same == len(right) == len(found)):
        score.counts["rows wrong"] += 1
        label = (want or got or {}).get("label")
        told = "no row" if got is None else "made up" if want is None else f"got {found}"
        if not silent:
            score.misses.append(("cells", f"{where} {label!r}: want {right} {told}"))
    if want and got:
        score.counts["rows paired"] += 1
        kind = got.get("kind") in want["kinds"]
        score.counts["kinds right"] += kind
        if not kind:
            told = f"want {want['kind']} got {got.get('kind')}"
            score.misses.append(("kind", f"{where} {want['label']!r}: {told}"))
        for name in ("section", "steering_area", "appropriation"):
            if want[name]:
                score.counts["fields"] += 1
                fits = alike(want[name], got.get(name)) >= 0.85
                score.counts["fields right"] += fits
                if not fits:
                    told = f"want {want[name]!r} got {got.get(name)!r}"
                    score.misses.append(("field", f"{where} {want['label']!r} {name}: {told}"))


def pair_rows(wanted: list[Record], found: list[Record]) -> list[tuple[Record | None, Record | None]]:
    """Rows side by side in printed order, by alike labels and the same amounts."""
    n, m = len(wanted), len(found)
    gains = [[row_gain(want, got) for got in found] for want in wanted]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            both = best[i + 1][j + 1] + gains[i][j] if gains[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs: list[tuple[Record | None, Record | None]] = []
    i = j = 0
    while i < n and j < m:
        if gains[i][j] and best[i][j] == best[i + 1][j + 1] + gains[i][j]:
            pairs.append((wanted[i], found[j]))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            pairs.append((wanted[i], None))
            i += 1
        else:
            pairs.append((None, found[j]))
            j += 1
    return pairs + [(row, None) for row in wanted[i:]] + [(None, row) for row in found[j:]]


def row_gain(want: Record, got: Record) -> float:
    """What it is worth to pair two rows, 0 where their labels are not alike."""
    label = alike(want["label"], got.get("label"))
    if label < 0.8:
        return 0.0
    one, other = cells_of(want), cells_of(got)
    return label + 0.01 * sum(1 for column, value in one.items() if other.get(column) == value)


def score_hearings(score: Score, truth: Record, got: Record) -> None:
    """Parties that were heard, by name and answer."""
    sides = [
        Counter(
            (norm(h["party"]), norm(h["answer"])) for p in d["proposals"] for h in p.get("hearings") or []
        )
        for d in (truth, got)
    ]
    score.counts["hearings"] += sum(sides[0].values())
    score.counts["hearings right"] += sum((sides[0] & sides[1]).values())


def score_typed(score: Score, truth: Record, got: Record) -> None:
    """Cells of tables that are no finance tables, by heading of their column and what they say."""
    sides = [
        Counter(
            (norm(heading), as_date(value))
            for proposal in document["proposals"]
            for table in proposal.get("typed_tables") or []
            for row in table["rows"]
            for heading, value in zip(table["columns"], row, strict=True)
            if value not in (None, "")
        )
        for document in (truth, got)
    ]
    score.counts["typed cells"] += sum(sides[0].values())
    score.counts["typed cells found"] += sum(sides[1].values())
    score.counts["typed cells right"] += sum((sides[0] & sides[1]).values())
    score.misses += [("typed", f"{truth['source']} want {cell}") for cell in sides[0] - sides[1]]
    score.misses += [("typed", f"{truth['source']} got {cell}") for cell in sides[1] - sides[0]]


def as_date(value: object) -> str:
    """What a cell says, normalised; a date as ISO."""
    hit = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", str(value))
    return f"{hit[3]}-{int(hit[2]):02}-{int(hit[1]):02}" if hit else norm(value)


def score_findings(score: Score, findings: list[Record], listed: Record, file: str) -> None:
    """Planted errors that were found, at their cell or at a sum that fails with them; and false alarms."""
    errors = [error for error in listed["errors"] if error["file"] == file]
    roundings = [entry for entry in listed["roundings"] if entry["file"] == file]
    score.counts["sums"] += listed["papers"][file]["checks"]
    score.counts["errors"] += len(errors)
    score.counts["roundings"] += len(roundings)
    direct: set[int] = set()
    beside: set[int] = set()
    for finding in findings:
        if not finding["code"].startswith(SUM_CODE) or finding["severity"] not in ALARMS:
            continue
        at = {i for i, error in enumerate(errors) if tells_of(finding, {**error, "value": error["printed"]})}
        near = {
            i for i, error in enumerate(errors) if any(tells_of(finding, place) for place in error["also"])
        }
        direct, beside = direct | at, beside | near
        if not at and not near:
            rounded = any(tells_of(finding, e) and same_sum(finding, e["sum"]) for e in roundings)
            sort = "rounding" if rounded else "other"
            score.counts[f"alarms {sort}"] += 1
            score.misses.append((f"alarm {sort}", f"{file} {finding['message']}"))
    score.counts["errors found"] += len(direct | beside)
    score.counts["errors at cell"] += len(direct)
    for i, error in enumerate(errors):
        score.counts[f"{error['sort']}/errors"] += 1
        score.counts[f"{error['sort']}/errors found"] += i in direct | beside
        if i not in direct | beside:
            place = f"{error['proposal']} T{error['table']} {error['row']!r} {error['column']}"
            told = f"printed {error['printed']}, sum {error['expected']} ({error['sort']})"
            score.misses.append(("error missed", f"{file} {place}: {told}"))


def tells_of(finding: Record, place: Record) -> bool:
    """Whether a finding is about a cell: its row, its column and what is printed there."""
    where = norm(finding.get("where"))
    if norm(place["column"]) not in where:
        return False
    printed = read_number(finding.get("found"))
    if printed is not None and place["value"] is not None and abs(printed - place["value"]) > 1e-9:
        return False
    return norm(place["row"]) in where or fuzz.partial_ratio(norm(place["row"]), where) >= 88


def same_sum(finding: Record, amount: float) -> bool:
    """Whether a finding's sum of the rows is this one; if not, it summed other rows."""
    expected = read_number(finding.get("expected"))
    return expected is not None and abs(expected - amount) < 1e-9


def read_number(text: object) -> float | None:
    """A number as a finding prints it ("-1.234,5"), None where there is none."""
    plain = norm(text).replace(".", "").replace(",", ".")
    return float(plain) if re.fullmatch(r"-?\d+(\.\d+)?", plain) else None
