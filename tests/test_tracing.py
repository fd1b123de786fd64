"""The trace: which records are tied and why, what became of proposals, and what people say of links."""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

import referat
from models.errors import NotFound
from models.evidence import Span
from models.records import AgendaItem, Attachment, FinanceTable, Parsed, Proposal
from models.store import Store
from parsers.tracing.titles import build_title
from referat.cli import main
from referat.joining.linking import link_sittings
from referat.querying import tabular
from referat.tracing.links import rule_on
from referat.tracing.nodes import load_nodes
from tests.made_records import TABLE, document, finance_row, found
from tests.test_search import item, meeting

DAY = datetime.date


def proposal(code: str | None, title: str, year: int, *asked: int) -> Proposal:
    """A proposal with one table in 1.000 kr. whose grand total is asked for, a year a number."""
    columns = tuple(found(str(year + n)) for n in range(len(asked)))
    rows = (finance_row("Samlet økonomisk påvirkning", "grand_total", *map(str, asked)),)
    table = replace(TABLE, columns=columns, rows=rows, unit=found("1.000 kr."))
    return Proposal(
        code=found(code) if code else None,
        title=found(title),
        price_year=found(year),
        tables=(table,) if asked else (),
    )


def overview(caption: str, year: int, rows: dict[str, tuple[int, ...]]) -> FinanceTable:
    """An overview in 1.000 kr.: a row of numbers for each label."""
    columns = tuple(found(str(year + n)) for n in range(len(next(iter(rows.values())))))
    made = tuple(finance_row(label, "detail", *map(str, numbers)) for label, numbers in rows.items())
    return replace(
        TABLE, number=None, caption=found(caption), columns=columns, rows=made, unit=found("1.000 kr.")
    )


def papers(*proposals: Proposal, overviews: tuple[FinanceTable, ...] = ()) -> Parsed:
    return Parsed(kind="proposals", proposals=proposals, overview_tables=overviews)


SENSORS = "Sensorer i affaldsbeholdere på havnen"
BUDGET = papers(
    proposal("NB12", SENSORS, 2024, 1100, -545),
    proposal("NB13", "Robotstøvsugere på plejecentrene", 2024, 300, -100),
    proposal("NB14", "Fælles kørselskontor", 2024, 250, -90),
    proposal("NB15", "Ingen har hørt om dette", 2024),
)
OLD = papers(proposal("NB12", "Solceller på rådhusets tag", 2016, 900))
LISTED = papers(
    proposal(None, "Skærmbesøg i hjemmeplejen", 2018, 150, -300),
    proposal(None, "Elektroniske nøgler til hjemmeplejen", 2018, 3700, 810),
    overviews=(
        overview(
            "Oversigt over godkendte investeringer",
            2018,
            {
                "Forslag: Skærmbesøg i hjemmeplejen": (0, -300),
                "Anlæg": (500, 0),
                "Forslag: Elektroniske nøgler": (3700, 800),
            },
        ),
    ),
)


def with_annex(number: str, title: str, annex: str, decision: str, outcome: str) -> AgendaItem:
    made = item(number, title, decision, outcome)
    return replace(made, attachments=(Attachment(number=found("1"), title=found(annex)),))


MEETINGS = {
    "udvalg": meeting(
        "Teknikudvalget",
        DAY(2024, 8, 20),
        item("4", SENSORS, "Anbefales godkendt.", text="Forslaget er NB12 i budgettet."),
        with_annex(
            "5", "Investeringer i plejen", "Bilag: Robotstøvsugere på plejecentrene", "Forkastet.", "rejected"
        ),
        item("9", "Eventuelt", "Intet.", "no_record"),
    ),
    "byråd": meeting(
        "Byrådet",
        DAY(2024, 9, 11),
        item("7", SENSORS, "Udsat.", "postponed"),
        item("8", "Eventuelt", "Intet.", "no_record"),
        replace(item("9", "Salg af den gamle skole"), case_number=found("82.02.00-G10-4-24")),
    ),
    "byråd senere": meeting(
        "Byrådet",
        DAY(2024, 10, 23),
        item(
            "3",
            "Sensorer på havnen",
            "Godkendt.",
            text="Sagen blev udsat på Byrådets møde den 11. september 2024, pkt. 7.",
        ),
        replace(item("4", "Skolegrunden", "Godkendt."), case_number=found("82.02.00-G10-4-24")),
        item("5", "NB14 Kørsel", "Kun kontoret godkendes.", "approved_with_changes"),
    ),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    for name, parsed in {"budget": BUDGET, "gammelt": OLD, "oversigt": LISTED, **MEETINGS}.items():
        opened.save_document(document(f"/arkiv/{name}.pdf", name), parsed, "1")
    yield opened
    opened.close()


def chain(store: Store, name: str) -> list[tuple[str, str | None]]:
    rows = tabular.records(referat.trace(store, name))
    return [(f"{row['body'] or row['kind']} {row['number']}", row["rule"]) for row in rows]


def test_a_proposal_is_followed_from_committee_to_council_and_back(store: Store) -> None:
    assert [place for place, _ in chain(store, SENSORS)] == [
        "proposal NB12",
        "Teknikudvalget 4",
        "Byrådet 7",
        "Byrådet 3",
    ]
    rules = dict(chain(store, SENSORS))
    assert rules["Byrådet 3"] == "date_and_point"


def test_every_link_says_what_stands_on_both_sides(store: Store) -> None:
    frame = referat.links(store)
    assert frame["from_evidence"].str.len().min() > 0
    assert frame["to_evidence"].str.len().min() > 0
    by_code = frame[frame["rule"] == "code"]
    assert set(by_code["from_evidence"]) == {"NB12", "NB14"}


def plan(name: str, year: int) -> Parsed:
    """A plan with an overview of its initiatives under numbered themes, that names itself in a line."""
    rows = tuple(
        replace(finance_row(label, "detail", "-500"), section=found(section))
        for section, label in (
            ("2. Grønne veje", "Ladestandere"),
            ("5. Digital hjælp", "Sensorer"),
            ("5. Digital hjælp", "Talende robotter"),
        )
    )
    made = replace(TABLE, number=None, caption=found("Overblik"), columns=(found(str(year)),), rows=rows)
    return Parsed(kind="plan", overview_tables=(made,), unclaimed=(Span(1, 0, len(name), None, name),))


def test_an_item_finds_the_initiative_of_the_plan_whose_theme_it_names(tmp_path: Path) -> None:
    said = "Sensorer er et af tre spor i Udviklingsplanens tema 5."
    named = "Talende robotter nævnes i tema 5 i Udviklingsplanen."
    items = (
        item("2", "Flere sensorer i plejen", "Godkendt.", text=said),
        item(
            "3",
            "Hjælp til borgerne",
            "Godkendt.",
            text=named,
        ),
        item("4", "Sensorer på havnen", "Godkendt.", text="Det har intet med nogen plan at gøre."),
        item("5", "Ladestandere", "Godkendt.", text="Udviklingsplanens tema 5 er ikke tema 2."),
    )
    made = referat.open_store(tmp_path / "x.db", create=True)
    papers = {"plan": plan("UDVIKLINGSPLANEN FOR NØRREBY", 2024), "anden": plan("Grøn køreplan", 2024)}
    for name, parsed in {**papers, "møde": meeting("Byrådet", DAY(2024, 9, 11), *items)}.items():
        made.save_document(document(f"/arkiv/{name}.pdf", name), parsed, "1")
    frame = referat.links(made)
    made.close()
    tied = frame[frame["kind"] == "initiative"].sort_values(["state", "to_id"])
    sure = tied[tied["state"] == "true"]
    assert list(zip(sure["from_evidence"], sure["to_evidence"], strict=True)) == [
        ("Sensorer", said),
        ("Talende robotter", named),
    ]
    assert set(tied[tied["state"] == "suggested"]["from_evidence"]) == {"Sensorer", "Talende robotter"}


@pytest.mark.parametrize("seed", range(4))
def test_links_are_the_same_in_whatever_order_files_came(store: Store, tmp_path: Path, seed: int) -> None:
    files = {"budget": BUDGET, "gammelt": OLD, "oversigt": LISTED, **MEETINGS}
    rng = random.Random(seed)
    order = rng.sample(sorted(files), len(files))
    again = referat.open_store(tmp_path / "y.db", create=True)
    for name in (order[0], *order):
        again.save_document(document(f"/arkiv/{name}.pdf", name), files[name], "1", again=True)
        link_sittings(again)
        if rng.random() < 0.5:
            referat.links(again)
    frame = referat.links(again)
    again.close()
    link_sittings(store)
    pd.testing.assert_frame_equal(frame, referat.links(store))


def test_stems_of_the_index_are_those_of_the_title(store: Store) -> None:
    referat.links(store)
    with store.reading() as connection:
        for node in load_nodes(connection):
            assert node.title == build_title(node.title.said)


def test_a_code_of_other_years_is_another_proposal(store: Store) -> None:
    assert chain(store, "Solceller på rådhusets tag") == [("proposal NB12", None)]


def test_common_titles_tie_nothing(store: Store) -> None:
    frame = referat.links(store)
    assert not frame["from_evidence"].str.contains("Eventuelt").any()


def test_one_case_number_is_one_case(store: Store) -> None:
    assert [place for place, _ in chain(store, "82.02.00-G10-4-24")] == ["Byrådet 9", "Byrådet 4"]


def test_what_became_of_the_proposals(store: Store) -> None:
    frame = referat.statuses(store).set_index("title")
    assert dict(frame["status"]) == {
        SENSORS: "approved",
        "Robotstøvsugere på plejecentrene": "rejected",
        "Fælles kørselskontor": "approved_with_changes",
        "Ingen har hørt om dette": "unknown",
        "Solceller på rådhusets tag": "unknown",
        "Skærmbesøg i hjemmeplejen": "approved_with_changes",
        "Elektroniske nøgler til hjemmeplejen": "approved",
    }
    assert frame.loc[SENSORS, "decided"].date() == DAY(2024, 10, 23)
    asked = frame.loc["Skærmbesøg i hjemmeplejen"]
    assert (asked["asked_kroner"], asked["granted_kroner"], asked["difference_kroner"]) == (
        -150e3,
        200e3,
        350e3,
    )


def test_a_ruling_outlasts_a_new_import(store: Store) -> None:
    start, later = referat.trace(store, "Robotstøvsugere på plejecentrene")["id"]
    assert rule_on(store, start, later, "rejected") == 1
    assert len(referat.trace(store, start)) == 1
    store.save_document(document("/arkiv/udvalg.pdf", "udvalg"), MEETINGS["udvalg"], "2")
    state = referat.links(store, of=start).set_index("to_id")["state"]
    assert state[later] == "rejected"
    with pytest.raises(NotFound, match="ingen forbindelse"):
        rule_on(store, start, "findes-ikke", "confirmed")


def test_links_follow_the_records(store: Store) -> None:
    assert len(chain(store, SENSORS)) == 4
    (info,) = [info for info in store.load_documents() if "byråd senere.pdf" in info.names]
    store.forget_documents([info.id])
    assert len(chain(store, SENSORS)) == 3
    assert referat.statuses(store).set_index("title").loc[SENSORS, "status"] == "postponed"


def test_what_is_forgotten_leaves_no_words_of_links(store: Store) -> None:
    start, later = referat.trace(store, "Robotstøvsugere på plejecentrene")["id"]
    rule_on(store, start, later, "confirmed")
    assert b"Robotst" in store.path.read_bytes()
    infos = [info for info in store.load_documents() if info.names[0] in ("udvalg.pdf", "budget.pdf")]
    store.forget_documents([info.id for info in infos])
    store.close()
    said = store.path.read_bytes()
    assert b"Robotst" not in said
    assert start.encode() not in said


def test_a_name_of_several_matters_says_which(store: Store) -> None:
    with pytest.raises(NotFound, match="flere sager passer"):
        referat.trace(store, "hjemmeplejen")
    with pytest.raises(NotFound, match="intet forslag"):
        referat.trace(store, "Månebase")
    with pytest.raises(NotFound, match="intet navn"):
        referat.trace(store, " ")


def run(store: Store, *arguments: str) -> Any:
    return CliRunner(env={"COLUMNS": "200"}).invoke(main, ["--db", str(store.path), *arguments])


def test_the_commands(store: Store) -> None:
    shown = run(store, "trace", SENSORS)
    assert "godkendt: Byrådet, punkt 3" in shown.stdout
    assert "dag og punkt er nævnt" in shown.stdout
    assert "1.100.000" in shown.stdout
    steps = json.loads(run(store, "trace", SENSORS, "--json").stdout)
    assert [row["date"] for row in steps] == [None, "2024-08-20", "2024-09-11", "2024-10-23"]
    assert "Fælles kørselskontor" in run(store, "trace").stdout
    one, other = steps[0]["id"], steps[1]["id"]
    assert run(store, "links", "--reject", one, other).stderr == "1 forbindelse afvist.\n"
    listed = json.loads(run(store, "links", one, "--json").stdout)
    assert {row["to_id"]: row["state"] for row in listed}[other] == "rejected"
    assert run(store, "links", "--confirm", one).exit_code == 2
    assert run(store, "trace", "Månebase").exit_code == 7


def of(municipality: str, parsed: Parsed) -> Parsed:
    told = tuple(replace(one, municipality=found(municipality)) for one in parsed.meetings)
    return replace(parsed, meetings=told)


def fill(store: Store, *parsed: Parsed) -> dict[str, str]:
    """Keep papers; gives the state of the links by rule."""
    for number, one in enumerate(parsed):
        store.save_document(document(f"/arkiv/{number}.pdf", f"nyt {number}"), one, "1")
    return dict(referat.links(store)[["rule", "state"]].itertuples(index=False, name=None))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "tom.db", create=True)
    yield opened
    opened.close()


def test_the_same_number_and_title_in_two_municipalities_are_two_cases(empty: Store) -> None:
    here = replace(item("4", SENSORS, "Udsat.", "postponed"), case_number=found("2024-001234"))
    there = replace(item("5", SENSORS, "Godkendt."), case_number=found("2024-001234"))
    made = fill(
        empty,
        of("Nørreby Kommune", meeting("Byrådet", DAY(2024, 9, 11), here)),
        of("Sønderby Kommune", meeting("Byrådet", DAY(2024, 10, 9), there)),
    )
    assert made == {}


def test_a_number_of_common_items_is_only_a_suggestion(empty: Store) -> None:
    agenda = replace(
        item("1", "Godkendelse af dagsorden", "Godkendt."), case_number=found("00.22.04-A00-1-24")
    )
    made = fill(empty, *(meeting("Byrådet", DAY(2024, month, 11), agenda) for month in (3, 4)))
    assert made == {"case_number": "suggested"}


@pytest.mark.parametrize(("body", "state"), [("Byrådet", "true"), ("Økonomiudvalget", "suggested")])
def test_a_day_and_point_of_a_body_that_is_not_named_is_only_a_suggestion(
    empty: Store, body: str, state: str
) -> None:
    later = item("3", "Affald", "Godkendt.", text="Se Byrådet den 11. september 2024, pkt. 7.")
    made = fill(
        empty,
        meeting(body, DAY(2024, 9, 11), item("7", SENSORS, "Udsat.", "postponed")),
        meeting("Teknikudvalget", DAY(2024, 10, 23), later),
    )
    assert made == {"date_and_point": state}


class Forgetting:
    """Loads the nodes, and forgets a document behind the back of whoever asked, the first time."""

    def __init__(self, store: Store, document_id: int) -> None:
        self.store, self.left = store, [document_id]

    def __call__(self, connection: Any, *, with_texts: bool) -> Any:
        nodes = load_nodes(connection, with_texts=with_texts)
        if self.left:
            self.store.forget_documents([self.left.pop()])
        return nodes


def test_links_are_made_again_when_records_go_meanwhile(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (info,) = [info for info in store.load_documents() if "udvalg.pdf" in info.names]
    monkeypatch.setattr("referat.tracing.links.load_nodes", Forgetting(store, info.id))
    assert not referat.links(store)["to_evidence"].str.contains("plejecentrene").any()


@pytest.mark.parametrize("arguments", [("trace",), ("links",), ("search", "robot"), ("topics",)])
def test_an_empty_store_is_no_error(empty: Store, arguments: tuple[str, ...]) -> None:
    assert run(empty, *arguments).exit_code == 0
    assert run(empty, *arguments, "--json").stdout == "[]\n"


def test_a_number_that_no_database_holds_is_wrong_usage(empty: Store) -> None:
    assert run(empty, "search", "bolig", "--limit", "9" * 20).exit_code == 2
