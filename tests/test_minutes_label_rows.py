"""Labels in a row over the row of their values, and what stands beside a decision in a table."""

from pathlib import Path

import pytest

from extract.read import read_document
from models.records import Meeting
from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from tests.minutes_told import numbered_titles, rulings

TEXT = """
Udvalget for Børn og Kultur

Mødedato            Starttidspunkt    Sluttidspunkt    Mødested
5. december 2007    16:00             18:10            Stegestræde 3

140 Læseplan for børnehaveklasserne
Sagsnr.             Sagsbehandler     Status
376-2007-9921       LHA               Åbent

Beslutning
Godkendt.

141 Åbningstider
Sagsnr.             Sagsbehandler     Status
376-2007-9944       PBR               Åbent

Beslutning
Udsat.
"""


def read_file(path: Path) -> Meeting:
    (meeting,) = parse_minutes(build_flow(read_document(path))).meetings
    return meeting


def test_values_stand_under_their_labels(tmp_path: Path) -> None:
    path = tmp_path / "referat.txt"
    path.write_text(TEXT, encoding="utf-8")
    meeting = read_file(path)
    assert meeting.date and str(meeting.date.value) == "2007-12-05"
    assert meeting.start and meeting.end and meeting.location
    assert (str(meeting.start.value), str(meeting.end.value)) == ("16:00:00", "18:10:00")
    assert meeting.location.value == "Stegestræde 3"
    assert numbered_titles(meeting) == [("140", "Læseplan for børnehaveklasserne"), ("141", "Åbningstider")]
    told = [(item.case_number, item.caseworker) for item in meeting.items]
    assert [(case and case.value, worker and worker.value) for case, worker in told] == [
        ("376-2007-9921", "LHA"),
        ("376-2007-9944", "PBR"),
    ]


TABLE = """<html><h1>Landdistriktsrådet - referat</h1><p>Mødedato: 22-05-2019</p><p>Tid: 19:00 - 21:00</p>
<p><b>Punkt 1 - Opfølgning fra sidst</b></p>
<table><tr><th>Referat</th><th>{head}</th></tr><tr><td>Stien blev godkendt.</td><td>{todo}</td></tr></table>
<p><b>Punkt 2 - Eventuelt</b></p>
<table><tr><th>Referat</th><th>{head}</th></tr><tr><td>Intet.</td><td></td></tr></table></html>"""


@pytest.mark.parametrize(
    ("head", "todo", "day"),
    [
        ("Opfølgning", "Ib Munk kontakter lodsejeren.", None),
        ("Ansvarlig", "Ib Munk", None),
        ("Ansvarlig/frist", "Ib Munk, 1. december", "1. december"),
    ],
)
def test_what_is_to_be_done_stands_beside_the_decision(
    tmp_path: Path, head: str, todo: str, day: str | None
) -> None:
    path = tmp_path / "referat.html"
    path.write_text(TABLE.format(head=head, todo=todo), encoding="utf-8")
    meeting = read_file(path)
    assert rulings(meeting) == ["Stien blev godkendt.", "Intet."]
    (task,) = meeting.items[0].follow_ups
    assert (task.responsible.value, task.deadline and task.deadline.value) == ("Ib Munk", day)


CELLS = """<html><h1>Menighedsrådet</h1><p>Referat af mødet tirsdag den 12. oktober 2021 kl. 18.30</p>
<table><tr><th>Dagsorden</th><th>Beslutning</th></tr>
<tr><td><p>1. Dagsorden</p></td><td>Godkendt.</td></tr>
<tr><td><p>2. Meddelelser</p><p>Formand</p><p>Præst</p></td><td>Taget til efterretning.</td></tr>
<tr><td><p>3. Eventuelt</p></td><td>Intet.</td></tr></table></html>"""


def test_other_paragraphs_of_a_cell_are_no_part_of_its_title(tmp_path: Path) -> None:
    path = tmp_path / "referat.html"
    path.write_text(CELLS, encoding="utf-8")
    assert numbered_titles(read_file(path)) == [("1", "Dagsorden"), ("2", "Meddelelser"), ("3", "Eventuelt")]


DUTIES = """<html><h1>Referat af møde i Byrådet den 3. maj 2029</h1><h2>1. Budget</h2><table>
<tr><th>Frist</th><th>Beslutning</th><th>Ansvarlig</th></tr>
<tr><td></td><td>Vejen bygges.</td><td>Ib Munk</td></tr>
<tr><td>1. juli</td><td>Broen males.</td><td>Eva Lind</td></tr></table>
<h2>2. Eventuelt</h2><h3>Beslutning</h3><p>Intet.</p></html>"""


def test_each_row_of_what_was_decided_has_a_name_and_a_day_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "referat.html"
    path.write_text(DUTIES, encoding="utf-8")
    meeting = read_file(path)
    assert rulings(meeting) == ["Vejen bygges.\nBroen males.", "Intet."]
    told = [(t.text.value, t.responsible.value, t.deadline) for t in meeting.items[0].follow_ups]
    assert told[0] == ("Vejen bygges.", "Ib Munk", None)
    assert told[1][:2] == ("Broen males.", "Eva Lind")
    assert told[1][2] is not None and told[1][2].value == "1. juli"
