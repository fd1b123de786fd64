"""Papers set as tables in documents without layout: forms, agendas, headings beside their text, lists."""

from pathlib import Path

import docx
import pytest

from extract.read import read_document
from models.records import Parsed
from parsers.document import parse_document
from tests.samples_office import PROPOSAL, WRITERS, Heading, Part, Rows, Text

HEAD: tuple[Part, ...] = (
    Heading("Referat fra møde i Økonomiudvalget"),
    Text("Nørreby Kommune"),
    Text("Dato: 12. maj 2025"),
)


def parse(tmp_path: Path, suffix: str, *parts: Part) -> Parsed:
    return parse_document(read_document(WRITERS[suffix](tmp_path / f"a{suffix}", parts)))


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".html"])
def test_an_agenda_set_as_a_table(tmp_path: Path, suffix: str) -> None:
    rows = Rows(
        (
            ("Punkt", "Referat", "Ansvarlig"),
            ("1. Godkendelse af dagsorden", "Dagsordenen blev godkendt.", ""),
            ("2. Budget", "Taget til efterretning.", "Jens Bro"),
        )
    )
    (meeting,) = parse(tmp_path, suffix, *HEAD, rows).meetings
    assert [
        (item.number.value, item.title and item.title.value, item.decision_text and item.decision_text.value)
        for item in meeting.items
    ] == [
        ("1", "Godkendelse af dagsorden", "Dagsordenen blev godkendt."),
        ("2", "Budget", "Taget til efterretning."),
    ]
    assert [task.responsible.value for task in meeting.items[1].follow_ups] == ["Jens Bro"]


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".html"])
def test_headings_in_a_cell_beside_their_text(tmp_path: Path, suffix: str) -> None:
    rows = Rows(
        (
            ("Indstilling", "Forvaltningen indstiller, at sagen tages til efterretning."),
            ("Beslutning", "Taget til efterretning."),
        )
    )
    (item,) = parse(tmp_path, suffix, *HEAD, Heading("Punkt 1: Budget"), rows).meetings[0].items
    assert [point.text.value for point in item.recommendations] == ["at sagen tages til efterretning."]
    assert item.decision_text is not None
    assert item.decision_text.value == "Taget til efterretning."
    assert item.decision_text.spans[0].printed == "Taget til efterretning."


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".html"])
def test_a_form_set_as_a_table(tmp_path: Path, suffix: str) -> None:
    form = Rows(
        (
            ("Forslagets titel:", "NB04 Nye cykelstier ved skolerne"),
            ("Resumé:", "Der anlægges cykelstier ved tre skoler, så børn kan cykle sikkert til skole. " * 3),
            ("Fremstillende forvaltning:", "Teknisk Forvaltning"),
            ("Berørte forvaltninger:", "☒ Teknisk Forvaltning ☐ Børneforvaltningen"),
        )
    )
    heard = Rows((("Hvem er hørt?", "Ja/Nej", "Dato"), ("Politiet", "Ja", "1. maj 2025")))
    parsed = parse(tmp_path, suffix, PROPOSAL[0], form, *PROPOSAL[4:], Heading("2. Hvem er hørt?"), heard)
    (proposal,) = parsed.proposals
    assert (proposal.title.value, proposal.code and proposal.code.value) == (
        "Nye cykelstier ved skolerne",
        "NB04",
    )
    assert proposal.department and proposal.department.value == "Teknisk Forvaltning"
    assert [one.value for one in proposal.affected_departments] == ["Teknisk Forvaltning"]
    assert [(one.party.value, one.date and one.date.value) for one in proposal.hearings] == [
        ("Politiet", "2025-05-01")
    ]
    assert len(proposal.tables) == 1


def test_numbers_of_items_that_word_counts_itself(tmp_path: Path) -> None:
    document = docx.Document()
    for part in HEAD:
        assert not isinstance(part, Rows)
        document.add_paragraph(part.text)
    for title, decision in (
        ("Godkendelse af dagsorden", "Godkendt."),
        ("Budget 2026", "Taget til efterretning."),
    ):
        document.add_paragraph(title, style="List Number").runs[0].bold = True
        document.add_paragraph("Beslutning").runs[0].bold = True
        document.add_paragraph(decision)
    document.save(str(tmp_path / "a.docx"))
    (meeting,) = parse_document(read_document(tmp_path / "a.docx")).meetings
    assert [(item.number.value, item.title and item.title.value) for item in meeting.items] == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Budget 2026"),
    ]


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_rows_stacked_in_one_row_of_cells(tmp_path: Path, suffix: str) -> None:
    rows = Rows(
        (
            ("1.000 kr. 2025 p/l", "2025", "2026"),
            ("Drift\nLøn", "100\n50", "-20\n-30"),
            ("I alt", "150", "-50"),
        )
    )
    path = WRITERS[suffix](tmp_path / f"a{suffix}", (*PROPOSAL[:5], rows))
    (table,) = parse_document(read_document(path)).proposals[0].tables
    assert [
        (row.label.value, [value and int(value.value) for value in row.values]) for row in table.rows
    ] == [
        ("Drift", [100, -20]),
        ("Løn", [50, -30]),
        ("I alt", [150, -50]),
    ]
