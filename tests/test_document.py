"""The kind of a paper, and what is said of one that nobody knows."""

from extract.formats.text import read_text
from models.page import Source
from parsers.document import parse_document

MINUTES = """# Referat af møde i Kulturudvalget

Dato: 5. maj 2024

## 1. Godkendelse af dagsorden

### Beslutning

**Godkendt.**

## 2. Nye åbningstider på biblioteket

### Indstilling

* at åbningstiden udvides til kl. 20

### Beslutning

Udsat til næste møde.
"""


def source(name: str) -> Source:
    return Source(sha256="0" * 64, path=name, media_type="text/plain", size=1)


def test_markdown_marks_are_no_text() -> None:
    lines = [line.text for line in read_text(source("møde.md"), MINUTES.encode()).pages[0].lines if line.text]
    assert lines[0] == "Referat af møde i Kulturudvalget"
    assert "Godkendt." in lines
    assert "- at åbningstiden udvides til kl. 20" in lines


def test_marks_stay_in_a_file_without_marked_headings() -> None:
    printed = "# Nr. på bilaget\n# Titel på bilaget\n1. Godkendelse af dagsorden\n**Godkendt.**\n* Bilag 1"
    lines = [line.text for line in read_text(source("møde.txt"), printed.encode()).pages[0].lines]
    assert lines == printed.splitlines()
    headed = [line.text for line in read_text(source("møde.txt"), MINUTES.encode()).pages[0].lines]
    assert "Godkendt." in headed and "Beslutning" in headed


def test_minutes_in_markdown_are_read() -> None:
    parsed = parse_document(read_text(source("møde.md"), MINUTES.encode()))
    (meeting,) = parsed.meetings
    assert [(item.number.value, item.title and item.title.value) for item in meeting.items] == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Nye åbningstider på biblioteket"),
    ]
    outcomes = [point.outcome.value for item in meeting.items for point in item.decision_points]
    assert outcomes == ["approved", "postponed"]


def test_a_paper_of_no_known_kind_says_so_and_keeps_its_lines() -> None:
    parsed = parse_document(read_text(source("indkøb.txt"), "Mælk\nRugbrød\n".encode()))
    assert parsed.kind == "other"
    assert [issue.code for issue in parsed.issues] == ["document.nothing_recognised"]
    assert [span.printed for span in parsed.unclaimed] == ["Mælk", "Rugbrød"]
