"""What the head of a meeting says, as it is gathered line by line."""

from datetime import date, time

from models.evidence import Found
from models.frozen import dataclass

# labels of the head
FIELDS = frozenset({
    "meeting_date", "meeting_time", "meeting_start", "meeting_end", "meeting_place", "information", "present",
    "absent", "secretary", "meeting_body",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the head of a meeting says, and the rows [start, end) it stands in."""

    start: int
    end: int
    title: Found[str] | None = None
    body: Found[str] | None = None
    municipality: Found[str] | None = None
    day: Found[date] | None = None
    begins: Found[time] | None = None
    ends: Found[time] | None = None
    location: Found[str] | None = None
    information: Found[str] | None = None
    present: tuple[Found[str], ...] = ()
    absent: tuple[Found[str], ...] = ()
    says: str | None = None
    said_absent: tuple[Found[str], ...] = ()
