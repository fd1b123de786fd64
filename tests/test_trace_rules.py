"""What ties proposals and items, and what only looks like it: codes in passing, other years."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import referat
from models.records import AgendaItem, DecisionPoint, Parsed, Passage, Recommendation
from models.store import Store
from parsers.tracing.mentions import find_mentions, is_renumbered
from referat.joining.linking import link_sittings
from referat.pipeline import import_paths
from referat.tracing.links import rule_on
from tests.made_records import document, found
from tests.test_search import item, meeting
from tests.test_tracing import overview, papers, proposal

DAY = datetime.date
SENSORS = "Sensorer i affaldsbeholdere på havnen"
TAXI = "Fælles kørselskontor for plejen"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    yield opened
    opened.close()


def keep(store: Store, **parsed: Parsed) -> None:
    for name, one in parsed.items():
        store.save_document(document(f"/arkiv/{name}.pdf", name), one, "1")


def states(store: Store, kind: str, rule: str) -> list[str]:
    frame = referat.links(store)
    return list(frame[(frame["kind"] == kind) & (frame["rule"] == rule)]["state"])


def told(number: str, title: str, text: str, decision: str = "Godkendt.") -> AgendaItem:
    return item(number, title, decision, text=text)


def test_mentions_of_a_text() -> None:
    text = "Sagen havde tidligere nummer 2024-018452. Se Byrådet 5. marts 2024, pkt. 7, om NB12."
    hits = list(find_mentions(text))
    assert [(one.kind, one.value) for one in hits] == [
        ("point", "2024-03-05 7"),
        ("case", "2024-018452"),
        ("code", "nb12"),
    ]
    assert is_renumbered(hits[1].sentence)
    assert not is_renumbered(hits[2].sentence)


@pytest.mark.parametrize(
    ("title", "said", "state"),
    [
        ("Ny ordning på kajen", "Forslaget er optaget som NB12.", "true"),
        ("Ny ordning på kajen", "Sagen skal ses i sammenhæng med NB12.", "suggested"),
        (TAXI, "Medarbejderne kommer fra NB12.", "suggested"),
        (SENSORS, "Det fremgår af NB12.", "true"),
    ],
)
def test_a_code_in_passing_is_only_a_suggestion(store: Store, title: str, said: str, state: str) -> None:
    keep(
        store,
        forslag=papers(proposal("NB12", SENSORS, 2025), proposal("NB13", TAXI, 2025)),
        byråd=meeting("Byrådet", DAY(2024, 9, 11), told("4", title, said)),
    )
    assert states(store, "decided", "code") == [state]


def test_the_same_title_of_another_year_is_only_a_suggestion(store: Store) -> None:
    keep(
        store,
        gammelt=papers(proposal("NB12", SENSORS, 2023)),
        nyt=papers(proposal("NB07", SENSORS, 2025)),
        byråd=meeting("Byrådet", DAY(2024, 9, 11), item("4", SENSORS, "Godkendt.")),
    )
    frame = referat.statuses(store).set_index("code")["status"]
    assert (frame["NB12"], frame["NB07"]) == ("unknown", "approved")


def test_stages_of_a_matter_are_proposals_of_their_own(store: Store) -> None:
    keep(
        store,
        forslag=papers(proposal(None, "Cykelsti, etape 1", 2025), proposal(None, "Cykelsti, etape 2", 2025)),
        byråd=meeting(
            "Byrådet",
            DAY(2024, 9, 11),
            item("4", "Cykelsti, etape 1", "Godkendt."),
            item("5", "Cykelsti, etape 2", "Forkastet.", "rejected"),
        ),
    )
    assert list(referat.statuses(store)["status"]) == ["approved", "rejected"]


def test_points_answer_the_recommendations_of_their_number(store: Store) -> None:
    asked = tuple(
        Recommendation(point=n, text=found(f"at {code} godkendes"))
        for n, code in enumerate(("NB12", "NB13"), 1)
    )
    points = tuple(
        DecisionPoint(point=n, text=found(said), outcome=found(outcome))
        for n, (said, outcome) in enumerate((("Godkendt.", "approved"), ("Ikke godkendt.", "rejected")), 1)
    )
    pool = AgendaItem(number=found("4"), title=found("Puljen"), recommendations=asked, decision_points=points)
    keep(
        store,
        forslag=papers(proposal("NB12", SENSORS, 2025), proposal("NB13", TAXI, 2025)),
        byråd=meeting("Byrådet", DAY(2024, 9, 11), pool),
    )
    assert list(referat.statuses(store)["status"]) == ["approved", "rejected"]


def test_a_former_case_number_is_followed(store: Store) -> None:
    first = replace(item("4", SENSORS, "Udsat.", "postponed"), case_number=found("2023-018452"))
    later = told("2", "Ny ordning på kajen", "Sagen er overført fra sag 2023-018452.")
    beside = told("3", "Udbud af renovation", "Se sag 2023-018452.")
    keep(
        store,
        før=meeting("Byrådet", DAY(2024, 9, 11), first),
        efter=meeting("Byrådet", DAY(2024, 10, 9), replace(later, case_number=found("2024-000011")), beside),
    )
    assert sorted(states(store, "next", "former_case")) == ["suggested", "true"]


@pytest.mark.parametrize(
    ("role", "said", "state"),
    [
        ("text", f"Det ligner {SENSORS}, som Byrådet vedtog den 11. september 2024, pkt. 4.", "suggested"),
        ("text", "I lighed med Byrådet den 11. september 2024, pkt. 4.", "suggested"),
        ("text", "Byrådet udsatte sagen den 11. september 2024, pkt. 4.", "true"),
        ("history", f"{SENSORS}: Byrådet den 11. september 2024, pkt. 4.", "true"),
    ],
)
def test_an_earlier_point_named_for_comparison_is_another_matter(
    store: Store, role: str, said: str, state: str
) -> None:
    passage = Passage(role=role, heading=None, text=found(said))
    later = replace(item("2", "Ny ordning på kajen", "Godkendt."), passages=(passage,))
    keep(
        store,
        før=meeting("Byrådet", DAY(2024, 9, 11), item("4", SENSORS, "Udsat.", "postponed")),
        efter=meeting("Byrådet", DAY(2024, 10, 9), later),
    )
    assert states(store, "next", "date_and_point") == [state]


def test_an_answer_holds_when_the_minutes_follow_the_agenda(store: Store) -> None:
    agenda = meeting("Byrådet", DAY(2024, 9, 11), item("4", "Ny ordning på kajen NB12"))
    agenda = replace(agenda, kind="agenda", meetings=(replace(agenda.meetings[0], kind="agenda"),))
    keep(store, forslag=papers(proposal("NB12", SENSORS, 2025)), dagsorden=agenda)
    (link,) = referat.links(store).itertuples()
    assert rule_on(store, str(link.from_id), str(link.to_id), "rejected") == 1
    minutes = meeting("Byrådet", DAY(2024, 9, 11), item("4", "Ny ordning på kajen NB12", "Godkendt."))
    keep(store, referat=minutes)
    link_sittings(store)
    (later,) = referat.links(store).itertuples()
    assert (later.from_id, later.state) == (link.from_id, "rejected")


def test_rows_below_that_are_no_parts_are_not_granted(store: Store) -> None:
    rows = {SENSORS: (500, 0), "Heraf anlæg": (100, 0), "Nye møbler": (700, 0)}
    keep(
        store,
        oversigt=papers(
            proposal(None, SENSORS, 2025, 600, 0),
            overviews=(overview("Oversigt over godkendte forslag", 2025, rows),),
        ),
    )
    (row,) = referat.statuses(store).itertuples()
    assert (row.status, float(row.granted_kroner)) == ("approved", 600_000.0)


RULING = """\
Nørreby Byråd
Referat af møde den 12. november 2024

1. Godkendelse af dagsorden
Beslutning
Godkendt.

2. NB31 Bedre ruter for madudbringning og sygepleje
Beslutning
Godkendt, idet der bevilges 385.000 kr. i 2026 mod ansøgt 240.000 kr., fordi prisen er steget.
"""


def test_amount_of_a_decision_is_what_is_granted(store: Store, tmp_path: Path) -> None:
    papers = tmp_path / "papirer"
    papers.mkdir()
    sample = Path(__file__).parent.parent / "data" / "samples" / "investeringsforslag-2025-uddrag.txt"
    (papers / sample.name).write_bytes(sample.read_bytes())
    (papers / "byraad.txt").write_text(RULING, encoding="utf-8")
    import_paths([papers], store)
    (row,) = (one for one in referat.statuses(store).itertuples() if one.code == "NB31")
    assert row.status == "approved_with_changes"
    assert (float(row.asked_kroner), float(row.granted_kroner)) == (240_000.0, 385_000.0)
    assert "fordi prisen er steget" in str(row.explained)


@pytest.mark.parametrize(
    ("label", "state"),
    [("NB12 Fælles indkøb af små elbiler", "true"), ("NB13 Fælles indkøb af små elbiler", "suggested")],
)
def test_a_row_with_code_and_title_of_a_proposal_is_sure(store: Store, label: str, state: str) -> None:
    rows = overview("Oversigt over godkendte forslag", 2025, {label: (100, 200)})
    keep(
        store,
        forslag=papers(
            proposal("NB12", "Fælles indkøb af små elbiler", 2025), proposal("NB15", "Lys på stier", 2025)
        ),
        budget=papers(overviews=(rows,)),
    )
    assert states(store, "listed", "overview_row") == [state]
