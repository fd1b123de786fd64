"""Values as case systems write them: dates with times, yes and no, words for kinds."""

import re
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from parsers.dates import find_dates
from parsers.lexicons import load_lexicon
from parsers.text import fold

# "2018-08-27T14:00:00Z", "2018-08-27T16:00:00+02:00"
ZONED = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$")
# "8/27/2018 4:00:00 PM"
AMERICAN = re.compile(r"^(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})\s.*\b[AP]M$", re.IGNORECASE)
# "13:00:00", "kl. 13.30", "4:00 PM"
CLOCK = re.compile(
    r"(?<![\d.,:])(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.]\d{2})?(?:\.\d+)?\s*(?P<half>[AaPp]\.?[Mm]\b)?"
)
HOURS = re.compile(r"^\D*(?P<h>\d{1,2})\D*$")


def parse_day(text: str) -> date | None:
    """The date a system wrote, with or without a time; None where there is none.

    parse_day("27. august 2018") and parse_day("27-08-2018 16:00:00") are the same day.
    """
    zoned = _local(text)
    if zoned is not None:
        return zoned.date()
    american = AMERICAN.match(text.strip())
    if american:
        try:
            return date(int(american["y"]), int(american["m"]), int(american["d"]))
        except ValueError:
            return None
    hits = find_dates(text.replace("T", " "))
    return hits[0].value if hits else None


def parse_clock(text: str) -> time | None:
    """The time of day a system wrote; midnight after a date is no time, and so is what is no clock time.

    parse_clock("04-12-2012 13:00:00") is time(13, 0); parse_clock("04-12-2012 00:00:00") is None.
    """
    zoned = _local(text)
    if zoned is not None:
        return zoned.time().replace(second=0, microsecond=0) if zoned.time() != time(0) else None
    plain = text.replace("T", " ")
    dates = find_dates(plain)
    rest = plain[: dates[0].start] + plain[dates[0].end :] if dates else plain
    rest = AMERICAN.sub(lambda match: match[0].partition(" ")[2], rest.strip())
    match = CLOCK.search(rest)
    if match is None:
        bare = None if dates else HOURS.match(rest)
        return time(int(bare["h"])) if bare and int(bare["h"]) < 24 else None
    hour, minute = int(match["h"]), int(match["m"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    if hour > 23 or minute > 59 or (dates and hour == minute == 0):
        return None
    return time(hour, minute)


def _local(text: str) -> datetime | None:
    """A time with its zone, as the clock on a Danish wall shows it."""
    if not ZONED.match(text.strip()):
        return None
    try:
        return datetime.fromisoformat(text.strip()).astimezone(ZoneInfo("Europe/Copenhagen"))
    except ValueError:
        return None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load_lexicon("manifests")["words"][kind])


def says(kind: str, text: str) -> bool:
    """Whether a value is one of a kind's words, or begins with one of more than one letter.

    says("minutes", "Referat endeligt godkendt") is True.
    """
    value = fold(text).casefold().strip(" .")
    words = _words(kind)
    return value in words or any(
        len(word) > 2 and re.match(rf"{re.escape(word)}\b", value) is not None for word in words
    )


def parse_open(text: str) -> bool | None:
    """What a value says of whether something is public; None where it says neither.

    parse_open("SKAL PUBLICERES") is True, parse_open("Lukket dagsorden") False.
    """
    if says("no", text) or re.search(r"\b(?:lukket|ikke)\b", text.casefold()):
        return False
    return True if says("yes", text) else None
