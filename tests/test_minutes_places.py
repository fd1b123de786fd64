"""Where items stand, titles that break over lines in the contents, and what findings call a meeting."""

from dataclasses import replace

from parsers.flow import build_flow
from parsers.minutes.parser import MinutesParsed, parse_minutes
from tests.paper import build_text

MINUTES = """
Kulturudvalget
Referat
Mødedato: tirsdag den 4. juni 2019

Indholdsfortegnelse
Punkt 1: Godkendelse af dagsorden .......... 2
Punkt 2: Nye regler for udlån og integra-
tion af bibliotekernes systemer i hele kommunen .......... 2
Punkt 4: Eventuelt .......... 3
Punkt 5: Lån af haller .......... 3
\f
Punkt 1: Godkendelse af dagsorden
Beslutning
Godkendt.

Punkt 2: Nye regler for udlån og integra-
tion af bibliotekernes systemer i hele kommunen
Beslutning
Karen Holm smilede.
\f
Punkt 4: Eventuelt
Sagsfremstilling
Intet nyt.
"""


def read() -> MinutesParsed:
    sheets = [build_text(sheet) for sheet in MINUTES.split("\f")]
    pages = tuple(replace(sheet.pages[0], number=number) for number, sheet in enumerate(sheets, 1))
    return parse_minutes(build_flow(replace(sheets[0], pages=pages)))


def test_an_item_stands_where_its_heading_is_and_not_in_the_contents() -> None:
    items = read().meetings[0].items
    assert [item.pages for item in items] == [(2, 2), (2, 2), (3, 3), None]
    assert [item.title.spans[0].page for item in items if item.title] == [2, 2, 3, 1]
    assert [item.number.spans[0].page for item in items] == [2, 2, 3, 1]
    assert items[1].title and {span.page for span in items[1].title.spans} == {1, 2}


def test_a_title_broken_at_a_line_end_is_joined() -> None:
    title = read().meetings[0].items[1].title
    assert (
        title
        and title.value == "Nye regler for udlån og integration af bibliotekernes systemer i hele kommunen"
    )


def test_findings_name_the_meeting_the_item_and_the_page() -> None:
    found = [(issue.code, issue.where, issue.span and issue.span.page) for issue in read().issues]
    assert ("minutes.number_gap", "Kulturudvalget 4.6.2019, punkt 3", 3) in found
    assert ("minutes.no_decision", "Kulturudvalget 4.6.2019, punkt 4", 3) in found
    assert ("minutes.item_without_text", "Kulturudvalget 4.6.2019, punkt 5", 1) in found


def test_an_hour_on_the_next_line_is_the_meetings() -> None:
    text = (
        "Ungdomsrådet\nReferat af rådsmøde 5, onsdag den 18. september 2024 kl.\n16.30-18.30 i Ungehuset\n\n"
    )
    text += "1. Dagsorden\nBeslutning\nGodkendt.\n\n2. Eventuelt\nBeslutning\nIntet.\n"
    (meeting,) = parse_minutes(build_flow(build_text(text))).meetings
    assert meeting.start and meeting.end and meeting.location
    assert (str(meeting.start.value), str(meeting.end.value)) == ("16:30:00", "18:30:00")
    assert meeting.location.value == "Ungehuset"
