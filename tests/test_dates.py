"""Dates and times in the forms that Danish minutes print."""

from datetime import date, time

import pytest

from parsers.dates import find_dates, find_times, parse_date
from parsers.document import parse_document
from parsers.odd_dates import find_impossible
from tests.paper import build_text

DATES = [
    ("tirsdag den 4. december 2012, kl. 13:00", date(2012, 12, 4), "weekday and time"),
    ("04.12.2012", date(2012, 12, 4), "points"),
    ("19-12-2016", date(2016, 12, 19), "hyphens"),
    ("24/5/2019", date(2019, 5, 24), "strokes"),
    ("7/3-2019", date(2019, 3, 7), "stroke and hyphen"),
    ("24.05.19", date(2019, 5, 24), "short year"),
    ("Onsdag den 15-maj-2002", date(2002, 5, 15), "month in words between hyphens"),
    ("2018-11-27", date(2018, 11, 27), "ISO"),
    ("d. 3 marts 2021", date(2021, 3, 3), "no full stop"),
    ("den 1. okt. 2018", date(2018, 10, 1), "short month"),
    ("4/12 2012", date(2012, 12, 4), "stroke and blank"),
    ("den 4.december 2012", date(2012, 12, 4), "no blank"),
    ("d. 4.12.12", date(2012, 12, 4), "all short"),
    ("4. DECEMBER 2012", date(2012, 12, 4), "capitals"),
    ("4. dec. 2012", date(2012, 12, 4), "short month with a stop"),
    ("tirsdag, 4. december, 2012", date(2012, 12, 4), "commas"),
    ("31.02.2020", None, "no such day"),
    ("Godkendt.", None, "no date"),
    ("9. juni", None, "no year"),
]


@pytest.mark.parametrize(("text", "value", "why"), DATES)
def test_dates(text: str, value: date | None, why: str) -> None:
    assert parse_date(text) == value, why


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2024, 2, 29), date(2030, 1, 1)])
def test_dates_survive_printing(day: date) -> None:
    assert (
        parse_date(f"{day:%d.%m.%Y}") == parse_date(f"{day:%d-%m-%Y}") == parse_date(day.isoformat()) == day
    )


def test_a_day_without_year_is_found_without_value() -> None:
    (hit,) = find_dates("Mødet den 9. juni")
    assert (hit.day, hit.month, hit.value) == (9, 6, None)


TIMES = [
    ("Kl. 16.10 – 17.25", [time(16, 10), time(17, 25)]),
    ("24-05-2019 10:15 - 12:30", [time(10, 15), time(12, 30)]),
    ("kl. 8.30-11.00 i lokale 12", [time(8, 30), time(11)]),
    ("kl. 9", [time(9)]),
    ("fredag den 5. juni 2020 kl. 9-11.30", [time(9), time(11, 30)]),
    ("kl. 13-15", [time(13), time(15)]),
    ("kl. 13-2", [time(13)]),
    ("kl. 9.00 – ca. 11.00", [time(9), time(11)]),
    ("Klokken 17:05", [time(17, 5)]),
    ("2,5 mio. kr. i 2020", []),
    ("lokale 9", []),
    ("04.12.2012", []),
]


@pytest.mark.parametrize(("text", "values"), TIMES)
def test_times(text: str, values: list[time]) -> None:
    assert [hit.value for hit in find_times(text)] == values


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("onsdag den 31. april 2019 kl. 17", ["31. april 2019"]),
        ("30-02-2020", ["30-02-2020"]),
        ("den 29. februar 2023", ["29. februar 2023"]),
        ("inden den 32. maj", ["32. maj"]),
        ("den 29. februar", []),
        ("30. april 2019", []),
        ("Sag 30-02-2019-14", []),
        ("30.02.12-P19-4-20", []),
        ("1.130.02", []),
        ("kl. 17.30-31.00", []),
        ("39 marts-arrangementer", []),
    ],
)
def test_days_that_no_month_has(text: str, printed: list[str]) -> None:
    assert [text[start:end] for start, end in find_impossible(text)] == printed


def test_a_date_that_does_not_exist_is_a_finding_and_no_date() -> None:
    head = "Byrådet\nReferat\nMødedato: 31. april 2019\n"
    paper = f"{head}1. Budget\nBeslutning\nGodkendt.\n2. Vej\nBeslutning\nUdsat."
    parsed = parse_document(build_text(paper))
    assert parsed.meetings[0].date is None
    (issue,) = [issue for issue in parsed.issues if issue.code == "document.impossible_date"]
    assert (issue.found, issue.span and issue.span.printed) == ("31. april 2019", "31. april 2019")
