"""Minutes written by hand, read without any hint of their layout, and what was read in plain values."""

from models.records import AgendaItem, Meeting
from parsers.flow import build_flow
from parsers.minutes.parser import MinutesParsed, parse_minutes
from tests.paper import build_text


def read_minutes(text: str) -> MinutesParsed:
    """All that is read of one plain text."""
    return parse_minutes(build_flow(build_text(text)))


def read_meeting(text: str) -> Meeting:
    """The first meeting of one plain text."""
    return read_minutes(text).meetings[0]


def read_only_meeting(text: str) -> Meeting:
    """The meeting of one plain text that holds no other."""
    (meeting,) = read_minutes(text).meetings
    return meeting


def numbers(meeting: Meeting) -> list[str]:
    """The number of each item."""
    return [item.number.value for item in meeting.items]


def titles(meeting: Meeting) -> list[str]:
    """The title of each item, empty where none was read."""
    return [item.title.value if item.title else "" for item in meeting.items]


def numbered_titles(meeting: Meeting) -> list[tuple[str, str | None]]:
    """Number and title of each item."""
    return [(item.number.value, item.title.value if item.title else None) for item in meeting.items]


def rulings(meeting: Meeting) -> list[str | None]:
    """The text of each item's decision."""
    return [decision(item) for item in meeting.items]


def decision(item: AgendaItem) -> str | None:
    """The text of an item's decision."""
    return item.decision_text.value if item.decision_text else None


def outcomes(item: AgendaItem) -> list[str]:
    """What came of each point that was decided on an item."""
    return [point.outcome.value for point in item.decision_points]
