"""What a proposal's code is worth: every municipality has its NB12, and every year has one anew."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import referat
from models.evidence import Span
from models.records import Parsed, Recommendation
from parsers.tracing.mentions import find_year_of, is_elsewhere_said, is_proposed
from tests.made_records import document, found
from tests.test_search import item, meeting
from tests.test_tracing import of, papers, proposal

SENSORS = "Sensorer i affaldsbeholdere på havnen"
TAXI = "Fælles kørselskontor for plejen"
HERE, THERE = "Nørreby Kommune", "Vestby Kommune"
AND_THERE = (THERE,)
OTHER_TITLE = "Ny ordning på kajen"
IS_IT = "Forslaget er optaget som NB12."
IN_WORDS = "Det fremgår af NB12, at der kommer sensorer i alle affaldsbeholdere på havnen."


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An item that names NB12, the paper with NB12, and what the link between them is; None is no link."""

    why: str
    state: str | None
    said: str = ""
    title: str = OTHER_TITLE
    recommended: str | None = None
    year: int = 2024
    prices: int | None = 2025
    at: str | None = None
    paper: str | None = None
    also: tuple[str, ...] = ()


CASES = (
    Case(why="called a proposal, in the year that decides", said=IS_IT, state="true"),
    Case(why="called a proposal, in the year of its prices", said=IS_IT, year=2025, state="true"),
    Case(why="called a proposal, the year before", said=IS_IT, year=2023, state="suggested"),
    Case(why="called a proposal, the year after", said=IS_IT, year=2026, state="suggested"),
    Case(why="called a proposal, years away", said=IS_IT, year=2021, state=None),
    Case(why="the paper has no year", said=IS_IT, prices=None, state="suggested"),
    Case(why="the year stands beside it", said="Forslaget er NB12 i Budget 2025.", year=2026, state="true"),
    Case(why="another year stands beside it", said="Forslaget er NB12 i Budget 2021.", state="suggested"),
    Case(why="nothing but the code", said="Medarbejderne kommer fra NB12.", state="suggested"),
    Case(why="a place of that name", said="Mødet er i lokale NB12.", state="suggested"),
    Case(why="its words, in the year that decides", said=IN_WORDS, state="true"),
    Case(why="its words, the year after", said=IN_WORDS, year=2026, state="true"),
    Case(why="its words, the year before", said=IN_WORDS, year=2023, state="suggested"),
    Case(why="its title", said="Det fremgår af NB12.", title=SENSORS, state="true"),
    Case(why="recommended", recommended="at NB12 godkendes", state="true"),
    Case(
        why="recommended, under another's code",
        recommended="at NB12 godkendes",
        title="TM11 Park",
        state="suggested",
    ),
    Case(why="its words, under another's code", said=IN_WORDS, title="TM11 Maskinpark", state="suggested"),
    Case(why="both codes in the title", said=IN_WORDS, title="TM11 og NB12 Affald", state="true"),
    Case(why="under the year of a budget", said=IN_WORDS, title="Anlægsloft B2025", state="true"),
    Case(why="in the item's own title", title="NB12 Affald", state="true"),
    Case(why="in the item's own title, the year before", title="NB12 Affald", year=2023, state="suggested"),
    Case(why="recommended", recommended="at NB12 godkendes", state="true"),
    Case(why="likened to it", said="Forslaget svarer til NB12.", state="suggested"),
    Case(why="done as there", said="Vores forslag er som i NB12.", state="suggested"),
    Case(why="the same as there", said="Forslaget er samme som NB12.", state="suggested"),
    Case(why="of both places", said=IS_IT, at=HERE, paper=HERE, state="true"),
    Case(why="of two places", said=IS_IT, at=HERE, paper=THERE, state=None),
    Case(
        why="the paper of a place without meetings",
        said=IS_IT,
        at=HERE,
        paper="Østby Kommune – Forslag",
        state=None,
    ),
    Case(
        why="a paper that names another place in a sentence",
        said=IS_IT,
        at=HERE,
        paper="Vi har set det hos Østby Kommune, og det virker.",
        state="true",
    ),
    Case(why="the archive has one place", said=IS_IT, at=HERE, state="true"),
    Case(why="several: the paper says none", said=IS_IT, at=HERE, also=AND_THERE, state="suggested"),
    Case(why="several: the item says none", said=IS_IT, paper=THERE, also=(HERE, THERE), state="suggested"),
    Case(why="several: both say theirs", said=IS_IT, at=HERE, paper=HERE, also=AND_THERE, state="true"),
    Case(why="several: its words in its year", said=IN_WORDS, at=HERE, also=AND_THERE, state="true"),
    Case(
        why="several: its words a year later",
        said=IN_WORDS,
        year=2026,
        at=HERE,
        also=AND_THERE,
        state="suggested",
    ),
    Case(why="several: its title", said=IS_IT, title=SENSORS, at=HERE, also=AND_THERE, state="true"),
    Case(why="of another place", said="Vi gør som i NB12 fra Vestby Kommune.", at=HERE, state="suggested"),
    Case(
        why="a proposal of another place",
        said="Forslaget er NB12 fra Vestby Kommune.",
        at=HERE,
        state="suggested",
    ),
    Case(
        why="another place known here",
        said="Forslaget er NB12 fra Vestby.",
        at=HERE,
        paper=HERE,
        also=AND_THERE,
        state="suggested",
    ),
    Case(
        why="of another place, with its title",
        said="Det er NB12 fra Vestby Kommune.",
        title=SENSORS,
        at=HERE,
        state="suggested",
    ),
    Case(why="its own place is named", said="Forslaget er NB12 i Nørreby Kommune.", at=HERE, state="true"),
    Case(
        why="another place beside its own",
        said="Nørreby Kommune har som Vestby Kommune forslaget NB12.",
        at=HERE,
        state="true",
    ),
)


def keep_paper(store: referat.Store, name: str, parsed: Parsed, place: str | None = None) -> None:
    line = () if place is None else (Span(1, 0, len(place), None, place),)
    store.save_document(document(f"/arkiv/{name}.pdf", name), replace(parsed, unclaimed=line), "1")


def keep_meeting(store: referat.Store, name: str, parsed: Parsed, place: str | None) -> None:
    keep_paper(store, name, of(place, parsed) if place else parsed)


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_what_else_has_to_speak_for_a_code(tmp_path: Path, case: Case) -> None:
    store = referat.open_store(tmp_path / "x.db", create=True)
    named = replace(proposal("NB12", SENSORS, 2025), price_year=case.prices and found(case.prices))
    told = item("4", case.title, "Godkendt.", text=case.said or "Sagen er forelagt.")
    if case.recommended:
        told = replace(told, recommendations=(Recommendation(point=1, text=found(case.recommended)),))
    keep_paper(store, "forslag", papers(named), case.paper)
    day = datetime.date(case.year, 9, 11)
    keep_meeting(store, "møde", meeting("Byrådet", day, told), case.at)
    for n, place in enumerate(sorted({*case.also, *((THERE,) if case.paper == THERE else ())})):
        other = meeting(
            "Byrådet", datetime.date(2024, 3, 4 + n), item("1", "Takster for havnen", "Godkendt.")
        )
        keep_meeting(store, f"andet {n}", other, place)
    frame = referat.links(store)
    states = set(frame[frame["kind"] == "decided"]["state"])
    status = referat.statuses(store)["status"][0]
    store.close()
    assert states == ({case.state} if case.state else set())
    assert (status == "approved") == (case.state == "true")


@pytest.mark.parametrize(("year", "meant"), [(2023, {"gammelt"}), (2024, set()), (2025, {"nyt"})])
def test_a_code_of_two_years_is_that_of_the_meetings_year(tmp_path: Path, year: int, meant: set[str]) -> None:
    store = referat.open_store(tmp_path / "x.db", create=True)
    keep_paper(store, "gammelt", papers(proposal("NB12", SENSORS, 2024)))
    keep_paper(store, "nyt", papers(proposal("NB12", TAXI, 2025)))
    told = item("4", OTHER_TITLE, "Godkendt.", text=IS_IT)
    keep_paper(store, "møde", meeting("Byrådet", datetime.date(year, 9, 11), told))
    frame = referat.statuses(store)
    store.close()
    names = {SENSORS: "gammelt", TAXI: "nyt"}
    assert {names[str(row.title)] for row in frame.itertuples() if row.status == "approved"} == meant


@pytest.mark.parametrize(
    ("said", "proposed", "year", "elsewhere"),
    [
        ("Grundlaget er investeringsforslag NB12 fra 2024.", True, 2024, False),
        ("Se budgetforslag 2025, nr. NB12.", True, 2025, False),
        ("Forslag NB12 koster 2 mio. kr. i 2026.", True, None, False),
        ("Af NB12 i Investeringsforslag 2025 fremgår prisen.", True, 2025, False),
        ("Erfaringerne fra forslag NB12 er gode.", False, None, False),
        ("Region Vestkyst har fulgt NB12.", False, None, True),
        ("Denne kommune fulgte NB12, og det gør ingen anden kommune.", False, None, False),
        ("NB12 ligger i Nørre Vestby kommunes katalog.", False, None, True),
    ],
)
def test_what_a_sentence_says_of_a_code(said: str, proposed: bool, year: int | None, elsewhere: bool) -> None:
    assert is_proposed(said, "NB12") == proposed
    assert find_year_of(said, "NB12") == year
    assert is_elsewhere_said(said, HERE) == elsewhere


@pytest.mark.parametrize(("place", "state"), [(HERE, "true"), (None, "suggested"), (THERE, None)])
@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("former_case", "Sagen er overført fra sag 2023-018452."),
        ("date_and_point", "Byrådet udsatte sagen den 3. september 2024, pkt. 4."),
    ],
)
def test_numbers_of_cases_and_points_are_those_of_one_municipality(
    tmp_path: Path, rule: str, said: str, place: str | None, state: str | None
) -> None:
    store = referat.open_store(tmp_path / "x.db", create=True)
    earlier = replace(item("4", SENSORS, "Udsat.", "postponed"), case_number=found("2023-018452"))
    days = (datetime.date(2024, 9, 3), datetime.date(2024, 10, 3), datetime.date(2024, 3, 4))
    keep_meeting(store, "før", meeting("Byrådet", days[0], earlier), place)
    keep_meeting(
        store, "nu", meeting("Byrådet", days[1], item("2", OTHER_TITLE, "Godkendt.", text=said)), HERE
    )
    keep_meeting(store, "andet", meeting("Byrådet", days[2], item("1", TAXI, "Godkendt.")), THERE)
    frame = referat.links(store)
    store.close()
    assert list(frame[frame["rule"] == rule]["state"]) == ([state] if state else [])
