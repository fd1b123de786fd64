"""The report of a run as data, and as a page that can be printed and filed."""

import datetime
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
import msgspec

from models.errors import BadOption
from referat.danish.finding_kinds import finding_kind
from referat.danish.wording import count, day, number, word
from referat.reports.summary import RunSummary

TEMPLATES = Path(__file__).parent / "templates"
ENDINGS = (".html", ".json")
MINUTE, HOUR = 60, 3600


def check_report(path: Path) -> None:
    """Raises BadOption, before anything is done, for a report file of a kind we do not write."""
    if path.suffix.lower() not in ENDINGS:
        raise BadOption(f"{path}: rapporten skrives som .html eller .json. Giv filen en af de endelser.")
    if not path.parent.is_dir():
        raise BadOption(f"{path}: mappen findes ikke. Opret den, eller vælg en anden.")


def save_report(run: RunSummary, path: Path) -> None:
    """Write the report as its ending says: .html or .json. Raises OSError."""
    text = to_json(run) if path.suffix.lower() == ".json" else to_html(run)
    path.write_text(text, encoding="utf-8")


def to_json(run: RunSummary, archive: Mapping[str, Any] | None = None) -> str:
    """The report as one JSON object; archive is what the database holds, where that is asked for."""
    data = msgspec.to_builtins(run) | {"unseen": run.unseen}
    data |= {} if archive is None else {"archive": archive}
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"


def to_html(run: RunSummary) -> str:
    """The report as one HTML page in Danish that needs nothing from elsewhere."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined
    )
    environment.filters |= {
        "number": number,
        "name": lambda path: PurePosixPath(path).name,
        "folder": lambda path: str(PurePosixPath(path).parent),
        "status": lambda code: word("status", code).capitalize(),
        "severity": lambda code: word("severity", code),
        "kind": finding_kind,
    }
    return environment.get_template("report.html").render(
        run=run,
        started=moment(run.started_at),
        lasted=duration(run.seconds),
        state=word("run", run.state),
        verdict=verdict(run),
        bad=is_bad(run),
        files=[(word("fate", fate), amount) for fate, amount in run.files.items() if amount],
        pages=page_counts(run),
        times=times(run),
        unrecognised=unrecognised(run),
    )


def is_bad(run: RunSummary) -> bool:
    """Whether a file did not come in, or the run did not come to its end."""
    return bool(run.failures) or run.state not in ("finished", "running")


def verdict(run: RunSummary) -> str:
    """How it went, in one or two sentences."""
    said = [f"{count(run.planned, 'fil', 'filer')} er set på." if not run.unseen else _unfinished(run)]
    if run.not_in:
        said.append(f"{count(run.not_in, 'fil', 'filer')} kom ikke ind.")
    elif not run.unseen:
        skipped = run.files.get("skipped", 0)
        others = f"{count(skipped, 'fil', 'filer')} er sprunget over, alle andre er inde."
        said.append(others if skipped else "Alle er inde.")
    if run.doubtful:
        said.append(look_at(run))
    return " ".join(said)


def look_at(run: RunSummary) -> str:
    """How many files that came in should be looked at."""
    other = len(run.doubtful)
    one, many = ("anden fil", "andre filer") if run.not_in else ("fil", "filer")
    return f"{count(other, one, many)} bør ses efter."


def unrecognised(run: RunSummary) -> str:
    """How many files are neither meeting nor proposal, and of which kinds; "" for none."""
    amount = sum(len(group.files) for group in run.unrecognised)
    if not amount:
        return ""
    kinds = ", ".join(f"{number(len(group.files))} {group.kind}" for group in run.unrecognised)
    return f"{count(amount, 'fil', 'filer')} er hverken møde eller forslag ({kinds}); teksten er gemt."


def _unfinished(run: RunSummary) -> str:
    seen = count(sum(run.files.values()), "fil", "filer")
    said = f"Kørslen er {word('run', run.state)}: {seen} af {number(run.planned)} er set på."
    if run.state == "running":
        return said
    return f"{said} Det, der kom ind, er gemt; kør samme import igen for at fortsætte."


def page_counts(run: RunSummary) -> list[tuple[str, int]]:
    """How many pages were read, and how many of them in which way, each with its Danish name."""
    pages = run.pages
    named = [
        ("læst", pages["read"]),
        ("hentet fra tidligere læsning", pages["from_cache"]),
        ("læst med OCR", pages["ocr"]),
    ]
    return [*((name, amount) for name, amount in named if amount), ("uden tekst", pages["without_text"])]


def times(run: RunSummary) -> list[tuple[str, str]]:
    """What the run took, each with its Danish name."""
    rates = run.rates
    said = [("Varighed", duration(run.seconds))]
    if rates["pages_per_second"]:
        said.append(("Sider i sekundet", number(rates["pages_per_second"])))
        said.append(("Filer i sekundet", number(rates["files_per_second"])))
    said.append(("Læsning, alle processer", duration(rates["read_seconds"] or 0)))
    said.append(("Fortolkning, alle processer", duration(rates["parse_seconds"] or 0)))
    if rates["most_memory_mb"]:
        said.append(("Mest hukommelse i en proces", f"{number(round(rates['most_memory_mb']))} MB"))
    return said


def duration(seconds: float) -> str:
    """A length of time in Danish.

    >>> duration(3.25), duration(75), duration(7325)
    ('3,2 sek.', '1 min. 15 sek.', '2 t. 2 min.')
    """
    if seconds < MINUTE:
        return f"{number(round(seconds, 1))} sek."
    if seconds < HOUR:
        return f"{int(seconds // MINUTE)} min. {int(seconds % MINUTE)} sek."
    return f"{int(seconds // HOUR)} t. {int(seconds % HOUR // MINUTE)} min."


def moment(text: str) -> str:
    """A time of the store as a Danish date with the time of day here.

    >>> moment("2024-03-05T12:00:00+00:00").startswith("5.3.2024 kl. ")
    True
    """
    here = datetime.datetime.fromisoformat(text).astimezone()
    return f"{day(here.date())} kl. {here:%H.%M}"
