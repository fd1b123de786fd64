"""The veil: nothing of a closed item but its number, whatever is asked and however."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from models.store import Store, open_store
from models.views.flat import VIEWS
from referat.joining.linking import link_sittings
from referat.web.reading import SHOWN_TABLES, connect_to_read
from referat.web.veil import INNER_TABLES, OPEN_TABLES, VEILED, Veil
from tests.made_records import PARSED, document, found
from tests.web_room import SECRETS, ask, make_store, open_app


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("slør") / "arkiv.db")


@pytest.fixture(scope="module")
def app(path: Path) -> Datasette:
    return open_app(path)


def test_the_secrets_are_in_the_store(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        dump = "\n".join(connection.iterdump())
    assert all(secret in dump for secret in SECRETS)


def test_every_table_is_open_or_veiled_or_for_our_pages_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    known = OPEN_TABLES | VEILED.keys() | INNER_TABLES | {"item"}
    assert tables <= known, "say in referat.web.veil who may see the new tables"


@pytest.mark.parametrize("name", sorted({*SHOWN_TABLES, *(view.name for view in VIEWS)}))
def test_no_table_or_view_tells_of_it(app: Datasette, name: str) -> None:
    for page in (f"/data/{name}.json?_size=max", f"/data/{name}.csv?_size=max", f"/data/{name}"):
        answer = ask(app, page)
        assert answer.status_code == 200, page
        assert not [secret for secret in SECRETS if secret in answer.text], page


def test_its_number_is_told(app: Datasette) -> None:
    rows = ask(app, "/data/items.json?closed=1&_shape=objects").json()["rows"]
    assert [(row["number"], row["title"], row["decision_text"], row["case_number"]) for row in rows] == [
        ("4", None, None, None),
        ("5", None, None, None),
    ]


@pytest.mark.parametrize(
    "sql",
    [
        "select title from main.item",
        'select title from "main"."item"',
        "select i.title from main.item as i",
        "with item as (select title from main.item) select * from item",
        "with items as (select * from main.item) select * from items",
        "select * from (select title from main.item)",
        "select (select group_concat(title) from main.item)",
        "select * from main.items",
        "select * from main.recommendation",
        "select printed from main.evidence_span",
        "select * from search_text",
        "select * from search_text_content",
        "select * from search_head",
        "select * from search_word",
        "select * from search_vocabulary",
        "select sql from sqlite_temp_master",
        "select * from sqlite_temp_schema",
        "select * from temp.veiled_item",
        "select * from pragma_table_list",
        "select * from pragma_database_list",
        "select * from dbstat",
        "explain select * from item",
        "/* x */ explain query plan select * from item",
        "-- x\nexplain query plan select * from item",
        "select case when title like 'HEM%' then 1 / 0 end from main.item",
        "select count(*) from main.item where title like 'HEM%'",
        "select 1 from main.item order by title",
    ],
)
def test_sql_cannot_reach_behind_it(app: Datasette, sql: str) -> None:
    for form in ("", ".json", ".csv"):
        answer = ask(app, f"/data{form}?" + urlencode({"sql": sql}))
        assert answer.status_code >= 400 or (form == ".csv" and not answer.text.strip()), (form, answer.text)
        assert not [secret for secret in SECRETS if secret in answer.text]


@pytest.mark.parametrize("sql", ["delete from item", "update item set title = ''", "create table x (y)"])
def test_sql_cannot_write(app: Datasette, path: Path, sql: str) -> None:
    assert ask(app, "/data.json?" + urlencode({"sql": sql})).status_code == 400
    connection = connect_to_read(path)
    with pytest.raises(sqlite3.OperationalError):
        connection.execute(sql)
    connection.close()


def test_an_item_that_is_closed_meanwhile_is_hidden_at_once(tmp_path: Path) -> None:
    path = make_store(tmp_path / "arkiv.db")
    connection = connect_to_read(path)
    veil = Veil(connection, inner=True)
    asked = "SELECT title FROM item WHERE number = '3'"
    veil.begin()
    assert connection.execute(asked).fetchone()[0] is not None
    veil.end()
    with sqlite3.connect(path) as other:
        other.execute("UPDATE item SET closed = 1")
    other.close()
    veil.begin()
    assert connection.execute(asked).fetchone()[0] is None
    assert connection.execute("SELECT COUNT(*) FROM recommendation").fetchone()[0] == 0
    veil.end()
    connection.close()


def test_an_item_that_another_file_closes_is_hidden_before_the_two_are_tied(tmp_path: Path) -> None:
    """Files come in one by one, and again, long before all are tied to the meetings as held."""
    store = open_store(tmp_path / "arkiv.db", create=True)
    meeting = PARSED.meetings[0]
    secret = replace(meeting.items[0], closed=True)
    closed = replace(PARSED, proposals=(), meetings=(replace(meeting, items=(secret, *meeting.items[1:])),))
    agenda = replace(PARSED, kind="agenda", proposals=(), meetings=(replace(meeting, kind="agenda"),))
    store.save_document(document("/arkiv/dagsorden.pdf", "dagsorden"), agenda, "1")
    link_sittings(store)
    assert seen(store) == [meeting.items[0].title.value]  # type: ignore[union-attr]
    store.save_document(document("/arkiv/referat.pdf", "referat"), closed, "1")
    assert seen(store) == []
    link_sittings(store)
    assert seen(store) == []
    for name, told in (("dagsorden", agenda), ("referat", closed)):
        store.save_document(document(f"/arkiv/{name}.pdf", name), told, "2")
        assert seen(store) == [], name
    link_sittings(store)
    assert seen(store) == []
    store.close()


def test_a_file_that_is_never_tied_closes_no_other_meetings_items(tmp_path: Path) -> None:
    """Of two bodies that met on a day each has an item 3; a paper without a body comes on top."""
    store = open_store(tmp_path / "arkiv.db", create=True)
    meeting = PARSED.meetings[0]
    item = meeting.items[0]
    secret = replace(item, closed=True, title=found("Noget andet"), case_number=None)
    other = replace(meeting, body=found("Havneudvalget"), items=(secret,))
    bare = replace(meeting, body=None, items=(replace(item, number=found("77"), title=found("Et tredje")),))
    for name, held in (("a", meeting), ("b", other), ("c", bare)):
        told = replace(PARSED, proposals=(), meetings=(held,))
        store.save_document(document(f"/arkiv/{name}.pdf", name), told, "1")
        link_sittings(store)
    assert seen(store) == [item.title.value]  # type: ignore[union-attr]
    store.close()


@pytest.mark.parametrize(
    ("body", "hidden"),
    [("Havneudvalget", False), (None, True), ("Teknisk udvalg", True), ("TEKNISK UDVALGET", True)],
)
def test_while_files_come_in_only_items_of_what_may_be_the_same_body_are_hidden(
    tmp_path: Path, body: str | None, hidden: bool
) -> None:
    store = open_store(tmp_path / "arkiv.db", create=True)
    meeting = PARSED.meetings[0]
    secret = replace(meeting.items[0], closed=True, title=None, case_number=None)
    other = replace(meeting, body=None if body is None else found(body), items=(secret,))
    for name, held in (("a", meeting), ("b", other)):
        told = replace(PARSED, proposals=(), meetings=(held,))
        store.save_document(document(f"/arkiv/{name}.pdf", name), told, "1")
    assert (seen(store) == []) == hidden
    store.close()


def seen(store: Store) -> list[str]:
    """The titles of item 3 that pages can read."""
    connection = connect_to_read(store.path)
    veil = Veil(connection, inner=True)
    veil.begin()
    rows = connection.execute("SELECT title FROM item WHERE number = '3' AND title IS NOT NULL").fetchall()
    veil.end()
    connection.close()
    return [row[0] for row in rows]
