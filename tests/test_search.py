"""The search over invented records: what is found, in which order, and what is told of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import referat
from models.errors import UnknownName, UnknownWord
from models.evidence import Span
from models.records import AgendaItem, DecisionPoint, Meeting, Parsed, Passage
from models.store import Store
from referat.cli import main
from referat.joining.linking import link_sittings
from referat.searching.find import Filters, build_where
from referat.searching.frames import find, find_facets
from referat.searching.index import update_index
from referat.searching.ranking import find_hits
from tests.made_records import PARSED, document, found


def item(
    number: str, title: str, decision: str = "", outcome: str = "approved", text: str = ""
) -> AgendaItem:
    points = (DecisionPoint(point=None, text=found(decision), outcome=found(outcome)),) if decision else ()
    passages = (Passage(role="text", heading=None, text=found(text)),) if text else ()
    return AgendaItem(
        number=found(number),
        title=found(title),
        decision_text=found(decision) if decision else None,
        decision_points=points,
        passages=passages,
    )


def meeting(body: str, day: datetime.date, *items: AgendaItem) -> Parsed:
    held = Meeting(kind="minutes", body=found(body), date=found(day), items=items)
    return Parsed(kind="minutes", meetings=(held,))


COUNCIL = meeting(
    "Byrådet",
    datetime.date(2024, 10, 23),
    item("1", "Flere boliger til hjemløse", "Godkendt.", text="Forvaltningen har talt med brugerne."),
    item("2", "Velfærdsteknologiske løsninger i plejen", "Forslaget blev forkastet.", "rejected"),
    item(
        "3",
        "Budgetopfølgning",
        "Taget til efterretning.",
        "noted",
        text="Housing First koster mere end ventet.",
    ),
    item("4", "Nye bænke i Nørreby Åpark", "Udsat.", "postponed", text="Boliger langs åen får udsigt."),
)
COMMITTEE = meeting(
    "Ældreudvalget",
    datetime.date(2021, 3, 4),
    item("1", "Teknologi i hjemmeplejen", "Drøftet.", "discussed"),
    item("2", "Housing er ikke altid first", "Drøftet.", "discussed"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    opened.save_document(document("/arkiv/byraadet.pdf", "a"), COUNCIL, "1")
    opened.save_document(document("/arkiv/aeldre.pdf", "b"), COMMITTEE, "1")
    yield opened
    opened.close()


def run(store: Store, *arguments: str) -> Any:
    return CliRunner(env={"COLUMNS": "200"}).invoke(main, ["--db", str(store.path), "search", *arguments])


def titles(store: Store, question: str, **filters: Any) -> list[str]:
    return list(referat.search(store, question, **filters)["title"])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("hjemløs", ["Flere boliger til hjemløse"]),
        ("hjemløshed bolig", ["Flere boliger til hjemløse"]),
        ("teknologi", ["Teknologi i hjemmeplejen", "Velfærdsteknologiske løsninger i plejen"]),
        ("teknologi -hjemmepleje", ["Velfærdsteknologiske løsninger i plejen"]),
        ('"housing first"', ["Budgetopfølgning"]),
        ("housing first", ["Housing er ikke altid first", "Budgetopfølgning"]),
        ("velfærds*", ["Velfærdsteknologiske løsninger i plejen"]),
        ("titel:bolig", ["Flere boliger til hjemløse"]),
        ("boliger", ["Flere boliger til hjemløse", "Nye bænke i Nørreby Åpark"]),
        ("beslutning:forkastet", ["Velfærdsteknologiske løsninger i plejen"]),
        ("aapark", ["Nye bænke i Nørreby Åpark"]),
        ("bænke ELLER budget", ["Budgetopfølgning", "Nye bænke i Nørreby Åpark"]),
        ("bænke i den", ["Nye bænke i Nørreby Åpark"]),
        ("titel:bænke -åpark", []),
    ],
)
def test_what_a_question_finds(store: Store, question: str, expected: list[str]) -> None:
    got = titles(store, question)
    assert sorted(got) == sorted(expected)
    if question in ("housing first", "boliger"):
        assert got == expected, "a hit in the title comes first"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"outcome": "afslået"}, ["Velfærdsteknologiske løsninger i plejen"]),
        ({"body": "ÆLDRE"}, ["Teknologi i hjemmeplejen"]),
        ({"since": datetime.date(2024, 1, 1)}, ["Velfærdsteknologiske løsninger i plejen"]),
        ({"until": datetime.date(2021, 3, 4)}, ["Teknologi i hjemmeplejen"]),
        ({"file": "byraadet"}, ["Velfærdsteknologiske løsninger i plejen"]),
        ({"kind": "forslag"}, []),
    ],
)
def test_filters(store: Store, filters: dict[str, Any], expected: list[str]) -> None:
    assert titles(store, "teknologi", **filters) == expected


def test_a_body_that_nothing_has_is_told(store: Store) -> None:
    with pytest.raises(UnknownName, match="Intet organ hedder noget med 'findes ikke'"):
        referat.search(store, "teknologi", body="findes ikke")


def test_a_proposal_is_found_by_the_labels_of_its_tables(store: Store) -> None:
    store.save_document(document("/arkiv/forslag.pdf", "c"), PARSED, "1")
    (proposal,) = PARSED.proposals[:1]
    label = proposal.tables[0].rows[0].label.value
    frame = referat.search(store, f"tabel:{label.split()[0]}", kind="proposal")
    assert list(frame["title"]) == [proposal.title.value]
    assert titles(store, label.split()[0], kind="proposal", min_amount=1e12) == []


def test_snippets_mark_the_hits_and_name_the_field(store: Store) -> None:
    row = referat.search(store, '"housing first"').iloc[0]
    assert (row["field"], row["snippet"]) == ("text", "**Housing First** koster mere end ventet.")
    row = referat.search(store, "teknologi", outcome="rejected").iloc[0]
    assert row["snippet"] == "**Velfærdsteknologiske** løsninger i plejen"


def test_ids_are_the_same_after_a_new_import(store: Store) -> None:
    before = list(referat.search(store, "teknologi")["id"])
    store.save_document(document("/arkiv/byraadet.pdf", "a"), COUNCIL, "2")
    assert sorted(referat.search(store, "teknologi")["id"]) == sorted(before)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("boliger", "Flere boliger til hjemløse"),
        ("teknologi", "Velfærdsteknologiske løsninger i plejen"),
        ("housing first", "Housing er ikke altid first"),
        ("beslutning:drøftet ELLER beslutning:udsat", "Nye bænke i Nørreby Åpark"),
        ("tekst:boliger ELLER tekst:koster", "Nye bænke i Nørreby Åpark"),
        ("boliger ELLER bænke ELLER teknologi -brugerne -løsninger", "Nye bænke i Nørreby Åpark"),
    ],
)
def test_where_there_are_more_hits_than_are_weighed_place_and_day_tell(
    store: Store, monkeypatch: pytest.MonkeyPatch, question: str, expected: str
) -> None:
    monkeypatch.setattr("referat.searching.ranking.WEIGHED", 0)
    found = find(store, question, Filters(), limit=1)
    assert (list(found.rows["title"]), found.more) == ([expected], True)
    assert found.rows["score"].isna().all()


def test_a_hit_weighs_more_in_the_title_and_by_rarer_words(tmp_path: Path) -> None:
    plain = [item(str(n), f"Punkt {n}", "Godkendt.", text="Skolen og vejen.") for n in range(3, 12)]
    rare = item(
        "1", "Noget andet", "Godkendt.", text="Skolen og ørreden. " + "Mange andre ord står her. " * 4
    )
    title = item("2", "Ørreden", "Godkendt.", text="Skolen.")
    opened = referat.open_store(tmp_path / "y.db", create=True)
    opened.save_document(
        document("/arkiv/a.pdf", "a"), meeting("Byrådet", datetime.date(2024, 1, 2), rare, title, *plain), "1"
    )
    frame = referat.search(opened, "ørred ELLER skole")
    opened.close()
    assert list(frame["title"])[:2] == ["Ørreden", "Noget andet"]
    assert frame["score"].is_monotonic_decreasing


def test_a_beginning_finds_words_parts_of_words_and_codes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("velfærds*", "teknolog*", "tek*", "b*", "å*", "xy*", "hous* fir*", "budget* -bænk*")
    few = [titles(store, said) for said in asked]
    assert few[1] == ["Teknologi i hjemmeplejen", "Velfærdsteknologiske løsninger i plejen"]
    assert few[5] == []
    monkeypatch.setattr("referat.searching.find.BEGUN", 0)
    assert [sorted(titles(store, said)) for said in asked] == [sorted(found) for found in few]


def test_copies_of_a_proposal_come_once_with_their_files(store: Store) -> None:
    (proposal,) = PARSED.proposals[:1]
    for name in ("forslag", "kopi", "andet år"):
        year = found(1999) if name == "andet år" else proposal.price_year
        made = replace(PARSED, proposals=(replace(proposal, price_year=year),), meetings=())
        store.save_document(document(f"/arkiv/{name}.pdf", name), made, "1")
    frame = referat.search(store, f'"{proposal.title.value}"', kind="proposal")
    assert sorted(frame["also_in"].fillna("")) == ["", "kopi.pdf"]
    facets = find_facets(store, f'"{proposal.title.value}"', Filters(kind="proposal"))
    assert facets[facets["facet"] == "kind"]["count"].sum() == len(frame) == 2
    shown = run(store, "--kind", "forslag", f'"{proposal.title.value}"').stdout
    assert shown.count("også i kopi.pdf") == 1


def test_a_proposal_of_another_municipality_is_no_copy(store: Store) -> None:
    (one,) = PARSED.proposals[:1]
    for place in ("Nørreby", "Sønderby"):
        names = Span(page=1, start=0, end=0, box=None, printed=f"{place} Kommune – forslag")
        paper = replace(PARSED, proposals=(one,), meetings=(), unclaimed=(names,))
        store.save_document(document(f"/arkiv/{place}.pdf", place), paper, "1")
        held = meeting("Byrådet", datetime.date(2024, 3, 5), item("1", "Godkendelse af dagsorden"))
        held = replace(held, meetings=(replace(held.meetings[0], municipality=found(f"{place} Kommune")),))
        store.save_document(document(f"/arkiv/{place}-referat.pdf", f"{place}-m"), held, "1")
    said = f'"{one.title.value}"'
    frame = referat.search(store, said, kind="proposal")
    assert list(frame["also_in"].fillna("")) == ["", ""]
    facets = find_facets(store, said, Filters(kind="proposal"))
    assert facets[facets["facet"] == "kind"]["count"].sum() == 2
    assert not (referat.links(store)["kind"] == "copy").any()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(outcome="rejected"), ["Velfærdsteknologiske løsninger i plejen"]),
        (Filters(body="ældre"), ["Teknologi i hjemmeplejen"]),
        (Filters(since=datetime.date(2024, 10, 23), until=datetime.date(2024, 12, 31)), 1),
        (Filters(since=datetime.date(2024, 10, 24), until=datetime.date(2024, 12, 31)), 0),
        (Filters(since=datetime.date(2021, 1, 1), until=datetime.date(2024, 12, 31)), 2),
        (Filters(since=datetime.date(1990, 1, 1), until=datetime.date(2024, 12, 31)), 2),
        (Filters(kind="proposal"), 0),
    ],
)
@pytest.mark.parametrize("common", [False, True])
def test_filters_hold_for_rare_and_common_words(
    store: Store, monkeypatch: pytest.MonkeyPatch, filters: Filters, expected: list[str] | int, common: bool
) -> None:
    update_index(store)
    if common:
        monkeypatch.setattr("referat.searching.ranking.WEIGHED", 0)
    titles = [
        title
        for offset in (0, 1)
        for title in find(store, "teknologi", filters, limit=1, offset=offset).rows["title"]
    ]
    assert (titles if isinstance(expected, list) else len(titles)) == expected


def test_the_command_says_that_there_are_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("referat.searching.ranking.WEIGHED", 0)
    said = " ".join(run(store, "teknologi", "--limit", "1").stderr.split())
    assert "Over 1 fund, 1 er vist: først dem med ordene i titlen, så i beslutningen" in said


def test_the_index_follows_the_records(store: Store) -> None:
    assert titles(store, "bænke") == ["Nye bænke i Nørreby Åpark"]
    changed = replace(COUNCIL, meetings=(replace(COUNCIL.meetings[0], items=COUNCIL.meetings[0].items[:3]),))
    store.save_document(document("/arkiv/byraadet.pdf", "a"), changed, "2")
    assert titles(store, "bænke") == []
    store.save_document(document("/arkiv/byraadet.pdf", "a"), COUNCIL, "3")
    assert titles(store, "bænke") == ["Nye bænke i Nørreby Åpark"]


def test_what_is_forgotten_leaves_no_word_in_the_file(store: Store) -> None:
    update_index(store)
    (info,) = [info for info in store.load_documents() if "byraadet.pdf" in info.names]
    assert b"forkast" in store.path.read_bytes()
    store.forget_documents([info.id])
    store.close()
    assert b"forkast" not in store.path.read_bytes()


def test_closed_items_are_not_found(store: Store) -> None:
    shut = replace(item("5", "Salg af brugsgrund", "Solgt til Karen Holm."), closed=True)
    shut = replace(shut, case_number=found("82.02.00-G10-9-24"))
    held = meeting("Havneudvalget", datetime.date(2024, 11, 5), shut, item("6", "Brugsgrund til leg"))
    store.save_document(document("/arkiv/havn.pdf", "c"), held, "1")
    assert titles(store, "brugsgrund") == ["Brugsgrund til leg"]
    assert titles(store, "Holm") == titles(store, '"82.02.00-G10-9-24"') == []


def test_documents_that_another_program_takes_out_meanwhile_are_left_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("referat.searching.index.find_waiting", lambda connection: [1, 2, 99])
    assert update_index(store) == 3
    monkeypatch.undo()
    assert titles(store, "teknologi") != []


def test_a_misspelt_word_gets_a_suggestion(store: Store) -> None:
    found_nothing = find(store, "hjemløze boliger", Filters(), limit=5)
    assert (found_nothing.lacking, found_nothing.suggested) == (True, {"hjemløze": "hjemløse"})
    assert find(store, "hjemløze", Filters(), limit=5).total == 0


def test_facets_count_the_hits(store: Store) -> None:
    frame = find_facets(store, "teknologi", Filters())
    told = {(row.facet, row.value): row.count for row in frame.itertuples(index=False)}
    assert told[("year", "2024")] == told[("body", "Ældreudvalget")] == told[("outcome", "rejected")] == 1
    assert told[("kind", "item")] == 2


def test_hits_come_in_pages(store: Store) -> None:
    every = titles(store, "drøftet ELLER godkendt ELLER forkastet ELLER udsat")
    paged = [
        titles(store, "drøftet ELLER godkendt ELLER forkastet ELLER udsat", limit=2, offset=n)
        for n in (0, 2, 4)
    ]
    assert [title for page in paged for title in page] == every
    assert len(every) == 5


@pytest.mark.parametrize("question", ["", "   ", "-bolig", '""', "?!"])
def test_a_question_without_words_says_so(store: Store, question: str) -> None:
    with pytest.raises(UnknownWord, match="intet ord"):
        referat.search(store, question)


def test_an_unknown_field_is_named(store: Store) -> None:
    with pytest.raises(UnknownWord, match=r"overskrift: intet felt .* titel, beslutning"):
        referat.search(store, "overskrift:bolig")


PIECES = st.sampled_from(
    ["bolig", '"', "-", "*", ":", "titel:", "ELLER", " ", "NOT", "(", ")", "^", "ø", "2024"]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=8).map("".join)))
def test_no_question_breaks_the_index(store: Store, said: str) -> None:
    try:
        frame = referat.search(store, said)
    except UnknownWord:
        return
    assert frame["rank"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), 6),
        (Filters(outcome="discussed"), 2),
        (Filters(since=datetime.date(2024, 1, 1)), 4),
        (Filters(file="aeldre", kind="item"), 2),
        (Filters(file="aeldre", since=datetime.date(2022, 1, 1)), 0),
        (Filters(file="findes ikke"), 0),
    ],
)
def test_filters_alone_find_all_that_they_let_through(store: Store, filters: Filters, expected: int) -> None:
    update_index(store)
    with store.reading() as connection:
        where = build_where(connection, None, filters, store.load_documents())
        hits = find_hits(connection, where, 10)
    assert (len(hits.shown), hits.total) == (expected, expected)


def test_a_hit_of_an_agenda_has_the_outcome_of_the_minutes(store: Store) -> None:
    day = datetime.date(2024, 5, 6)
    agenda = meeting("Havneudvalget", day, item("1", "Ny mole", text="Molen af granit er dyr."))
    held = meeting("Havneudvalget", day, item("1", "Ny mole", "Udsat.", "postponed"))
    agenda = replace(agenda, kind="agenda", meetings=(replace(agenda.meetings[0], kind="agenda"),))
    store.save_document(document("/arkiv/dagsorden.pdf", "d"), agenda, "1")
    store.save_document(document("/arkiv/referat.pdf", "r"), held, "1")
    link_sittings(store)
    (row,) = referat.search(store, "granit").to_dict("records")
    assert (row["file"], row["outcomes"]) == ("dagsorden.pdf", "postponed")
    assert "udsat" in run(store, "granit").stdout
