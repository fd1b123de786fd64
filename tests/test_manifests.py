"""Manifests of case systems: what each system's XML says, whole or broken."""

from __future__ import annotations

import datetime
import html

import pytest

from extract.formats.xml_file import read_xml
from models.evidence import Found
from models.page import Document, Source
from models.records import AgendaItem, Meeting, Parsed
from parsers.document import parse_document
from parsers.flow import claimed_spans
from parsers.manifests.values import parse_clock, parse_day, parse_open
from tests.samples_manifests import AGENDA, ITEMS, MINUTES, SYSTEMS, agman_xml, edoc_xml, sbsys_xml

SOURCE = Source(sha256="0" * 64, path="manifest.xml", media_type="application/xml", size=1)


def read(text: str) -> tuple[Document, Parsed]:
    document = read_xml(SOURCE, text.encode())
    return document, parse_document(document)


def meeting_of(text: str) -> Meeting:
    (meeting,) = read(text)[1].meetings
    return meeting


def value(found: Found[object] | None) -> object:
    return None if found is None else found.value


def told(item: AgendaItem) -> tuple[object, ...]:
    """What every system tells of an item."""
    return (
        item.number.value,
        value(item.title),
        item.closed,
        tuple(point.text.value for point in item.recommendations),
        value(item.decision_text),
        tuple(point.outcome.value for point in item.decision_points),
        tuple(title.value.removesuffix(".pdf") for title in item.listed_attachments),
        tuple(file.name.value.replace("\\", "/").rpartition("/")[2] for file in item.files),
    )


OUTCOMES = {"1": "approved", "2": "approved", "3": "postponed", "5": "noted"}
TRUTH = tuple(
    (
        item.number,
        item.title,
        False,
        item.recommendation,
        item.decision,
        (OUTCOMES[item.number],),
        tuple(name.removesuffix(".pdf") for name in item.attachments),
        item.attachments,
    )
    if item.open
    else (item.number, None, True, (), None, (), (), ())
    for item in ITEMS
)


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_manifest_gives_items_in_order_with_fields_and_files(system: str) -> None:
    document, parsed = read(SYSTEMS[system](MINUTES))
    (meeting,) = parsed.meetings
    assert (parsed.kind, meeting.kind, document.notes) == ("minutes", "minutes", ())
    assert value(meeting.body) == "Kultur- og Fritidsudvalget"
    assert (value(meeting.date), value(meeting.start)) == (datetime.date(2018, 8, 27), datetime.time(16))
    assert tuple(told(item) for item in meeting.items) == TRUTH
    assert parsed.unclaimed == ()


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_value_stands_in_the_file_under_a_rule_of_the_system(system: str) -> None:
    document, parsed = read(SYSTEMS[system](MINUTES))
    page = document.pages[0]
    spans = claimed_spans(parsed.meetings)
    assert spans
    assert all(page.text[span.start : span.end] == span.printed for span in spans)
    point = parsed.meetings[0].items[1].decision_points[0]
    assert point.text.rule == f"manifest.{system}.decision.point"
    assert point.text.spans[0].printed == "Indstillingen godkendt med 5 stemmer imod 2."


@pytest.mark.parametrize("system", SYSTEMS)
def test_an_agenda_has_no_decisions(system: str) -> None:
    meeting = meeting_of(SYSTEMS[system](AGENDA))
    assert meeting.kind == "agenda"
    assert all(item.decision_text is None and not item.decision_points for item in meeting.items)
    assert [item.number.value for item in meeting.items] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_of_a_closed_item_nothing_but_its_number_is_kept(system: str) -> None:
    _, parsed = read(SYSTEMS[system](MINUTES))
    kept = [*parsed.unclaimed, *parsed.furniture, *claimed_spans(parsed.meetings)]
    assert not any("Køb af ejendom" in span.printed for span in kept)
    assert "manifest.closed_item" in {issue.code for issue in parsed.issues}


# what to change in a manifest, and to what, the first time it stands there (or every time)
BROKEN: dict[str, tuple[tuple[str, str, int], ...]] = {
    "lone ampersand": (("&amp;", "&", -1),),
    "no end of a title": (
        ("</Overskrift>", "", 1),
        ("</Caption><Is", "<Is", 1),
        ("</Title><Publ", "<Publ", 1),
    ),
    "no end of an item": (("</Dagsordenpunkt>", "", 1), ("</Item>", "", 1), ("</MeetingAgendaItem>", "", 1)),
    "no end of the file": (("</Dagsorden>", "", 1), ("</Agenda></Agendas>", "", 1), ("</Meeting>", "", 1)),
    "other case": (
        ("Overskrift>", "OVERSKRIFT>", -1),
        ("Caption>", "caption>", -1),
        ("Title>", "TITLE>", -1),
    ),
    "plain letters in names": (("Åbent", "Aabent", -1), ("Møde", "Moede", -1)),
    "prefixes": (
        ("<Item", "<a:Item", -1),
        ("</Item", "</a:Item", -1),
        ('agman"', 'agman" xmlns:a="urn:a"', 1),
    ),
    "another root": (("<Meeting>", "<Export><Meeting>", 1), ("</Meeting>\n", "</Meeting></Export>", 1)),
}


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("way", BROKEN)
def test_a_broken_manifest_says_the_same(system: str, way: str) -> None:
    broken = SYSTEMS[system](MINUTES)
    for old, new, times in BROKEN[way]:
        broken = broken.replace(old, new, times)
    assert tuple(told(item) for item in meeting_of(broken).items) == TRUTH


def test_members_are_present_or_absent() -> None:
    meeting = meeting_of(agman_xml(MINUTES))
    assert [name.value for name in meeting.present] == ["Karen Holm", "Jens Friis"]
    assert [name.value for name in meeting.absent] == ["Ole Krag"]
    assert value(meeting.location) == "Byrådssalen"
    assert value(meeting.items[1].case_number) == "18/34281"


def test_what_other_bodies_decided_before_is_history() -> None:
    history = (
        "<ItemHistory><Caption>Beslutning</Caption><HasContent>True</HasContent>"
        "<Content>&lt;p&gt;Anbefales.&lt;/p&gt;</Content><MeetingDetails><CommitteeName>Økonomiudvalget"
        "</CommitteeName><MeetingDueDate>2018-08-20T00:00:00</MeetingDueDate></MeetingDetails></ItemHistory>"
    )
    meeting = meeting_of(
        agman_xml(MINUTES).replace("</Enclosures></Item>", f"</Enclosures>{history}</Item>", 1)
    )
    (passage,) = [passage for passage in meeting.items[0].passages if passage.role == "history"]
    assert value(passage.text) == "Anbefales."
    assert "Økonomiudvalget" in str(value(passage.heading))
    assert value(meeting.items[0].decision_text) == "Godkendt."


def test_a_protected_file_is_not_public() -> None:
    text = agman_xml(MINUTES).replace("<IsProtected>False", "<IsProtected>True", 1)
    assert [file.public for file in meeting_of(text).items[1].files] == [False, True]
    text = sbsys_xml(MINUTES).replace('MaaPubliceres="true"', 'MaaPubliceres="false"', 1)
    assert [file.public for file in meeting_of(text).items[1].files] == [False, True]
    assert [file.public for file in meeting_of(edoc_xml(MINUTES)).items[1].files] == [None, None]


def test_items_without_numbers_are_counted_and_say_so() -> None:
    text = agman_xml(MINUTES)
    for item in ITEMS:
        text = text.replace(f"<Number>{item.number}</Number>", "")
    items = meeting_of(text).items
    assert [item.number.value for item in items] == ["1", "2", "3", "4", "5"]
    assert all(item.number.certainty == "inferred" and item.number.note for item in items)


def test_a_text_with_headings_inside_is_cut_at_them() -> None:
    content = html.escape(
        "<h2>Resume</h2><p>Kort.</p><h2>Økonomi</h2><p>Ingen udgift.</p><h2>Beslutning</h2><p>Forkastet.</p>"
    )
    text = sbsys_xml(AGENDA)
    start, end = text.index("<Indhold>"), text.index("</Indhold>")
    item = meeting_of(f"{text[:start]}<Indhold>{content}{text[end:]}").items[0]
    assert [(p.role, value(p.text)) for p in item.passages if p.text] == [
        ("summary", "Kort."),
        ("finance", "Ingen udgift."),
    ]
    assert [point.outcome.value for point in item.decision_points] == ["rejected"]


def test_several_agendas_in_one_file_are_several_meetings() -> None:
    text = agman_xml(MINUTES)
    start, end = text.index("<Agenda "), text.index("</Agenda>") + len("</Agenda>")
    other = text[start:end].replace("27-08-2018", "28-08-2018")
    _, parsed = read(text[:end] + other + text[end:])
    assert [value(meeting.date) for meeting in parsed.meetings] == [
        datetime.date(2018, 8, 27),
        datetime.date(2018, 8, 28),
    ]


def test_other_xml_is_no_manifest() -> None:
    _, parsed = read("<Katalog><Bog Nr='1'><Titel>Haver</Titel></Bog></Katalog>")
    assert (parsed.kind, parsed.meetings) == ("other", ())


@pytest.mark.parametrize(
    ("written", "day", "clock"),
    [
        ("27. august 2018", (2018, 8, 27), None),
        ("04-12-2012 13:00:00", (2012, 12, 4), (13, 0)),
        ("04-12-2012 00:00:00", (2012, 12, 4), None),
        ("2012-12-04T13:30:00", (2012, 12, 4), (13, 30)),
        ("2018-08-27T14:00:00Z", (2018, 8, 27), (16, 0)),
        ("2018-08-26T23:30:00+00:00", (2018, 8, 27), (1, 30)),
        ("8/27/2018 4:00:00 PM", (2018, 8, 27), (16, 0)),
        ("16.15", None, (16, 15)),
        ("kl. 9", None, (9, 0)),
        ("31. februar 2018", None, None),
        ("", None, None),
    ],
)
def test_dates_and_times_as_systems_write_them(
    written: str, day: tuple[int, int, int] | None, clock: tuple[int, int] | None
) -> None:
    assert parse_day(written) == (datetime.date(*day) if day else None)
    assert parse_clock(written) == (datetime.time(*clock) if clock else None)


def test_words_for_public_and_closed() -> None:
    assert [parse_open(text) for text in ("SKAL PUBLICERES", "true", "Åben dagsorden", "1")] == [True] * 4
    closed = ("MÅ IKKE PUBLICERES", "False", "Lukket dagsorden", "Fortrolig", "0")
    assert [parse_open(text) for text in closed] == [False] * 5
    assert parse_open("Afventer") is None
