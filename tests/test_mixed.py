"""Papers that hold both a meeting and proposals: each is read as if it stood alone."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extract.read import read_document
from models.records import Parsed
from parsers.document import parse_document
from referat import open_store
from referat.pipeline import import_paths
from referat.web.reading import open_reading_store
from tests.paper import build_text

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
MEETING = "byraadet-2024-10-23.pdf"
PACK = "raadmandsmoede-2025-03-10.pdf"
PAPERS = "investeringsforslag-2025.pdf"


def _items(parsed: Parsed) -> list[tuple[object, ...]]:
    items = [item for meeting in parsed.meetings for item in meeting.items]
    return [
        (
            item.number.value,
            item.title.value if item.title else None,
            item.decision_text.value if item.decision_text else None,
            [point.text.value for point in item.recommendations],
        )
        for item in items
    ]


def _proposals(parsed: Parsed) -> list[tuple[object, ...]]:
    return [
        (
            proposal.title.value,
            proposal.code.value if proposal.code else None,
            [[cell and cell.value for cell in row.values] for t in proposal.tables for row in t.rows],
            [hearing.party.value for hearing in proposal.hearings],
        )
        for proposal in parsed.proposals
    ]


def _write(path: Path, parts: list[tuple[str, list[int] | None]]) -> Path:
    made = pdfium.PdfDocument.new()
    for name, pages in parts:
        with pdfium.PdfDocument(SAMPLES / name) as source:
            made.import_pages(source, pages)
    made.save(path)
    made.close()
    return path


@pytest.mark.parametrize(
    "parts",
    [
        [(MEETING, None), (PAPERS, None)],
        [(PAPERS, None), (MEETING, None)],
        [(PACK, list(range(15))), (PAPERS, None), (PACK, list(range(15, 19)))],
    ],
    ids=["behind", "before", "between two items of a pack"],
)
def test_meeting_and_proposals_of_one_file_are_read_as_if_alone(
    parts: list[tuple[str, list[int] | None]], tmp_path: Path
) -> None:
    parsed = parse_document(read_document(_write(tmp_path / "begge.pdf", parts)))
    meeting = next(name for name, _ in parts if name != PAPERS)
    alone = [parse_document(read_document(SAMPLES / name)) for name in (meeting, PAPERS)]
    assert _items(parsed) == _items(alone[0])
    assert _proposals(parsed) == _proposals(alone[1])
    assert parsed.kind == "minutes"


def test_form_without_any_finance_table_is_part_of_the_meeting() -> None:
    text = (
        "Nørreby Byråd\nReferat af møde den 3. juni 2025\n\n1. Nyt skema\nBeslutning\nGodkendt.\n\n"
        "2. Forslag\nBeslutning\nGodkendt.\n\n"
        "INVESTERINGSFORSLAG\nForslagets titel: Nye bænke\nKort resume: Bænkene er slidte.\n"
    )
    parsed = parse_document(build_text(text))
    assert parsed.proposals == ()
    assert len(parsed.meetings[0].items) == 2


def test_proposals_behind_a_closed_last_item_are_veiled(tmp_path: Path) -> None:
    path = _write(tmp_path / "begge.pdf", [(MEETING, None), (PAPERS, None)])
    store = open_store(tmp_path / "a.db", create=True)
    import_paths([path], store)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE item SET closed = 0")
        last = connection.exec_driver_sql("SELECT MAX(id) FROM item").scalar()
        connection.exec_driver_sql("UPDATE item SET closed = 1 WHERE id = ?", (last,))
    assert len(store.amounts()) > 0
    with open_reading_store(tmp_path / "a.db").reading() as connection:
        shown = connection.exec_driver_sql("SELECT COUNT(*) FROM amounts").scalar()
    assert shown == 0
