"""Messages of findings in English: each that the readers and rules write has its sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.read import NO_READER
from referat.web.said import Said

ROOT = Path(__file__).parent.parent
ENGLISH = Said("en")
# Where messages of findings are written: as what is called message, or as the argument that is one.
FILES = (
    *("parsers/document.py", "parsers/minutes/issues.py", "parsers/minutes/voting/issues.py"),
    *(
        "parsers/manifests/parser.py",
        "extract/formats/word.py",
        "extract/formats/mail.py",
        "extract/formats/web.py",
    ),
    *(
        "extract/formats/text.py",
        "extract/ocr/outcome.py",
        "extract/ocr/pages.py",
        "extract/formats/xml_file.py",
    ),
    *("referat/joining/pairs.py", "referat/joining/files.py", "referat/joining/linking.py"),
)
# What stands in holes whose words are among a few; all others get a number, which any hole takes.
HOLES = {
    "_seconds(": "180 sekunder",
    "count(self.pages": "3 sider",
    "NO_READER[": "er RTF.",
    "explain_archive(": "er et tomt ZIP-arkiv. Tjek, at det er pakket rigtigt.",
    "message": "er pakket på en måde, der ikke kan læses her. Pak arkivet ud, og importér mappen.",
    "_name(": "referatet",
    "_openness(": "lukket",
    "side": "imod",
    "missing": "dato",
    "reason": "OCR er slået fra.",
    "said": "3 attributter manglede anførselstegn.",
    "specks": "3 pletter",
    "title": "",
}
# The errors whose words are why a file did not come in, and words that only Danish ones have.
RAISED = (
    *("ArchiveBomb", "DamagedFile", "DamagedPdf", "EmptyFile", "EncryptedFile", "EncryptedPdf", "InputError"),
    *(
        "MemoryLimitBroken",
        "NoTextLayer",
        "NotAPdf",
        "TimeLimitBroken",
        "WorkerCrashed",
        "_missing",
        "_skipped",
    ),
)
REASONED = re.compile(
    r"[æøå]|\b(?:er|og|ikke|filen|det|den|som|gem|hent|tjek|pak|igen|brevet|arkivet|uden)\b", re.I
)
DANISH = re.compile(r"\b(?:er|og|ikke|har|den|det|på|af|men|som|står|læst|med|Punkt|Side)\b")


def find_messages(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        given: list[ast.expr] = []
        if isinstance(node, ast.Assign) and [ast.unparse(one) for one in node.targets] == ["message"]:
            given = [node.value]
        elif isinstance(node, ast.Call):
            named = ast.unparse(node.func) in ("_issue", "_note")
            given = [word.value for word in node.keywords if word.arg == "message"]
            given += [one for one in node.args if named and " " in _text(one)]
        for one in given:
            if said := _text(one):
                yield said


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            _text(part) if isinstance(part, ast.Constant) else _fill(ast.unparse(part))
            for part in node.values
        )
    return ""


def _fill(hole: str) -> str:
    return next((words for name, words in HOLES.items() if re.search(rf"\{{{re.escape(name)}", hole)), "7")


@pytest.mark.parametrize("name", FILES)
def test_each_message_of_a_finding_is_said_in_english(name: str) -> None:
    written = find_messages(ROOT / name)
    messages = [one for one in written if not one.endswith(", punkt 7") and "filen er XML" not in one]
    assert messages or name == "extract/formats/word.py"
    silent = {one: ENGLISH.sentence(one) for one in messages if DANISH.search(ENGLISH.sentence(one))}
    assert not silent


def find_reasons() -> Iterator[tuple[Path, str]]:
    """Why files do not come in, as the readers and the import write it, without the file's name."""
    for folder in ("extract", "referat/importing"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                kind = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
                if kind in RAISED and (said := _text(node.args[0])):
                    yield path, said.removeprefix("7: ").removeprefix("7/7: ")


@pytest.mark.parametrize(("path", "said"), [*find_reasons()], ids=lambda one: str(one)[-60:])
def test_each_reason_that_a_file_did_not_come_in_is_said_in_english(path: Path, said: str) -> None:
    told = ENGLISH.sentence(said)
    assert not REASONED.search(told), f"{path}: {told}"


@pytest.mark.parametrize("what", NO_READER.values())
def test_each_kind_that_is_not_read_is_said_in_english(what: str) -> None:
    assert not REASONED.search(ENGLISH.sentence(f"filen {what}"))


def test_a_file_that_is_set_aside_and_one_the_system_keeps_closed() -> None:
    aside = (
        "filen brugte 900 MB hukommelse, og grænsen er 500 MB. Filen er sat til side. Prøv igen med: referat"
    )
    assert ENGLISH.sentence(aside).startswith(
        "the file took 900 MB of memory, and the limit is 500 MB. The file"
    )
    closed = "filen kan ikke åbnes (ingen adgang). Tjek rettigheder, og prøv igen."
    told = "the file cannot be opened (no access). Check the permissions, and try again."
    assert ENGLISH.sentence(closed) == told


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        (
            "NK07 Tabel 1, 2025: der er trykt 3, men det, der lægges sammen, giver 4.",
            "NK07 Tabel 1, 2025: 3 is printed, but what is added up gives 4.",
        ),
        (
            "Punkt 3 (Ny cykelsti) står i dagsordenen, men ikke her.",
            "Item 3 (Ny cykelsti) stands in the agenda, but not here.",
        ),
        ("12 kommentarer er ikke taget med.", "12 comments are left out."),
        (
            "NK07: teksten siger 2 mio. kr. i 2025, men Tabel 1, rækken 'I alt', har 3 kr. i 2025. Se efter"
            " på siden, om de handler om det samme, og hvilket tal der er rigtigt.",
            "NK07: the text says 2 mio. kr. in 2025, but table 1, row 'I alt', has 3 kr. in 2025. See on the"
            " page whether they are about the same, and which number is right.",
        ),
    ],
)
def test_words_of_papers_stay_as_they_are(danish: str, english: str) -> None:
    assert ENGLISH.sentence(danish) == english
    assert Said("da").sentence(danish) == danish


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        (
            "hører måske sammen: rækken har forslagets titel",
            "may belong together: the row has the proposal's title",
        ),
        (
            "usikker: Udfaldet af beslutningen er ikke genkendt.",
            "uncertain: The outcome of the decision was not recognised.",
        ),
        (
            "udledt: Punktet har intet nummer i referatet; punkterne er talt i rækkefølge.",
            "inferred: The item has no number in the minutes; the items are counted in order.",
        ),
    ],
)
def test_why_something_is_to_be_looked_at_is_said_in_english(danish: str, english: str) -> None:
    assert ENGLISH.sentence(danish) == english
