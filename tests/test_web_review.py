"""Reviewing in the reading room: forms from our own pages alone, nothing of closed items, undone again."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from httpx import Response

import referat
from models.store import open_store
from referat.web.plugin import ROOMS
from tests.made_records import document
from tests.web_room import SECRETS, ask, make_store, open_app

SHA = document().source.sha256[:12]
OUTCOME = f"{SHA}/meetings-1/items-3/decision_points-2/outcome"
OURS = {"origin": "http://localhost"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store to copy, or to read."""
    return make_store(tmp_path_factory.mktemp("arkiv") / "arkiv.db")


@pytest.fixture(scope="module")
def shown(made: Path) -> Datasette:
    return open_app(made, edit=True)


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "arkiv.db"))


@pytest.fixture
def app(path: Path) -> Iterator[Datasette]:
    app = open_app(path, edit=True)
    yield app
    ROOMS[app].close()


def post(app: Datasette, where: str, headers: dict[str, str] = OURS, **form: Any) -> Response:
    """What a form of ours sends, with the cookie and token that a page gave."""

    async def send() -> Response:
        page = await app.client.get("/gennemgang/vaerdi?tabel=decision&id=2&felt=outcome")
        token = re.search(r'name="csrftoken" value="([^"]+)"', page.text)
        sent = {"csrftoken": token[1] if token else "", "by": "Karen Holm", **form}
        cookie = page.headers["set-cookie"].partition(";")[0]
        known = {**headers, "cookie": cookie}
        answer: Response = await app.client.post(where, data=sent, headers=known)
        return answer

    answer = asyncio.run(send())
    return answer


def outcome(path: Path) -> str:
    store = open_store(path)
    try:
        frame = referat.decisions(store)
        return str(frame[frame["point"] == 2]["outcome"].iloc[0])
    finally:
        store.close()


def test_a_value_is_corrected_and_taken_back(app: Datasette, path: Path) -> None:
    form = {"address": OUTCOME, "verdict": "corrected", "value": "rejected", "why": "Se <lydfilen>."}
    answer = post(app, "/gennemgang/sig", **form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/gennemgang?sagt=1")
    assert outcome(path) == "rejected"
    item = unescape(ask(app, f"/punkt/{SHA}-m1-3").text)
    assert "Karen Holm" in item and "afslået" in item and "taget til efterretning" in item
    assert "<lydfilen>" not in ask(app, f"/punkt/{SHA}-m1-3").text
    assert "Karen Holm" in ask(app, "/gennemgang/rettelser").text
    assert "Fortryd" in ask(app, "/gennemgang?sagt=1").text
    assert f'name="back" value="/punkt/{SHA}-m1-3"' in item
    undone = post(app, "/gennemgang/fortryd", nummer="1", back=f"/punkt/{SHA}-m1-3")
    assert undone.headers["location"] == f"/punkt/{SHA}-m1-3"
    assert outcome(path) == "noted"


def test_a_value_that_is_to_be_another_is_named(app: Datasette) -> None:
    item = ask(app, f"/punkt/{SHA}-m1-3").text
    where = re.findall(r'href="([^"]*felt=outcome[^"]*)"', item)
    assert re.search(r"<h1[^>]*>Ret værdien: Udfald</h1>", ask(app, unescape(where[0])).text)


def test_what_is_corrected_is_found_by_its_new_words(app: Datasette) -> None:
    form = {"address": f"{SHA}/meetings-1/items-3/title", "verdict": "corrected", "value": "Svævebane"}
    post(app, "/gennemgang/sig", **form)
    assert ROOMS[app].links.wait(120)
    assert "Svævebane" in ask(app, "/soeg?q=svævebanen").text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 400),
        ({"origin": "null"}, 400),
        ({"host": "evil.example"}, 403),
        ({}, 400),
    ],
)
def test_a_form_of_another_site_changes_nothing(
    app: Datasette, path: Path, headers: dict[str, str], status: int
) -> None:
    form = {"address": OUTCOME, "verdict": "corrected", "value": "rejected"}
    assert post(app, "/gennemgang/sig", headers, **form).status_code == status
    assert outcome(path) == "noted"


def test_a_form_without_its_token_changes_nothing(app: Datasette, path: Path) -> None:
    form = {"address": OUTCOME, "verdict": "corrected", "value": "rejected"}
    assert post(app, "/gennemgang/sig", **form, csrftoken="x").status_code == 403
    answer: Response = asyncio.run(app.client.post("/gennemgang/sig", data=form, headers=OURS))
    assert answer.status_code in (400, 403)
    assert outcome(path) == "noted"


@pytest.mark.parametrize(
    "where", ["/gennemgang", "/gennemgang/sig", "/gennemgang/rettelser", "/gennemgang/fortryd"]
)
def test_without_edit_there_is_nothing_to_change(path: Path, where: str) -> None:
    app = open_app(path)
    assert ask(app, where).status_code == 404
    answer: Response = asyncio.run(app.client.post(where, data={"address": OUTCOME, "verdict": "accepted"}))
    assert answer.status_code == 405
    assert "Gennemgang" not in ask(app, "/").text


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"address": OUTCOME, "verdict": "maybe"}, 400),
        ({"address": OUTCOME, "verdict": "corrected", "value": "perhaps"}, 400),
        ({"address": OUTCOME, "verdict": "rejected"}, 400),
        ({"address": "nowhere", "verdict": "accepted"}, 404),
        ({"address": "links/a=b", "verdict": "accepted"}, 404),
        ({"address": f"{SHA}/findings/table.sum-00000000", "verdict": "accepted"}, 404),
        ({"address": f"{SHA}/meetings-1/items-5/title", "verdict": "accepted"}, 404),
        ({"address": f"{SHA}/meetings-1/items-5/recommendations-1/text", "verdict": "accepted"}, 404),
        ({"address": OUTCOME, "verdict": "corrected", "value": "x" * 300_000}, 413),
    ],
)
def test_what_cannot_be_said_is_refused(
    app: Datasette, path: Path, form: dict[str, str], status: int
) -> None:
    assert post(app, "/gennemgang/sig", **form).status_code == status
    store = open_store(path)
    assert referat.corrections(store).empty
    store.close()


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", "javascript:x"]
)
def test_a_form_leads_nowhere_else(app: Datasette, back: str) -> None:
    form = {"address": OUTCOME, "verdict": "accepted", "back": back}
    assert post(app, "/gennemgang/sig", **form).headers["location"].startswith("/gennemgang?")


def test_nothing_said_of_a_closed_item_is_shown(app: Datasette, path: Path) -> None:
    store = open_store(path)
    for name in ("title", "case_number", "decision_text"):
        referat.correct(store, f"{SHA}/meetings-1/items-5/{name}", SECRETS[0], why=SECRETS[1], by=SECRETS[2])
    store.close()
    pages = ["/gennemgang", "/gennemgang/rettelser", "/data/corrections.json", "/data/correction.json", "/"]
    pages += [f"/gennemgang?sagt={number}" for number in (1, 2, 3)]
    pages += [f"/gennemgang/vaerdi?tabel=item&id={key}&felt=title" for key in range(1, 5)]
    for page in pages:
        assert not [secret for secret in SECRETS if secret in ask(app, page).text], page


@pytest.mark.parametrize(
    "hostile", ["<script>x</script>", "'; DROP TABLE item; --", "[1e400, 2]", '[80,"other",0]', "\x00", "%"]
)
@pytest.mark.parametrize("name", ["slags", "efter", "sagt", "tabel", "id", "felt", "fra", "tilstand", "side"])
def test_hostile_questions_are_answered_plainly(shown: Datasette, name: str, hostile: str) -> None:
    for where in ("/gennemgang", "/gennemgang/vaerdi", "/gennemgang/rettelser"):
        answer = ask(shown, where, params={name: hostile})
        assert answer.status_code in (200, 400, 404), where
        assert "<script>x" not in answer.text


def test_any_value_can_be_looked_at_and_corrected_from_its_page(app: Datasette, path: Path) -> None:
    item = ask(app, f"/punkt/{SHA}-m1-3").text
    way = re.search(r'href="(/gennemgang/vaerdi\?tabel=decision[^"]+felt=outcome[^"]*)"', item)
    assert way is not None
    page = ask(app, unescape(way[1])).text
    address = re.search(r'name="address" value="([^"]+)"', page)
    back = re.search(r'name="back" value="([^"]+)"', page)
    assert address is not None and back is not None
    form = {"address": address[1], "verdict": "corrected", "value": "postponed", "back": back[1]}
    answer = post(app, "/gennemgang/sig", **form)
    assert answer.headers["location"] == f"/punkt/{SHA}-m1-3"
    assert "udsat" in ask(app, answer.headers["location"]).text


def follow(app: Datasette, page: str, like: str) -> tuple[str, dict[str, str]]:
    """The page behind a link of another, and what its last form has in hidden fields."""
    way = re.search(rf'href="([^"]*{like}[^"]*)"', ask(app, page).text)
    assert way is not None, like
    text = ask(app, unescape(way[1])).text
    form = text.rpartition("<form")[2]
    hidden = re.findall(r'type="hidden" name="(address|back)" value="([^"]*)"', form)
    return text, {name: unescape(value) for name, value in hidden}


def test_a_missed_decision_is_added_from_its_item(app: Datasette, path: Path) -> None:
    where = f"/punkt/{SHA}-m1-3"
    text, form = follow(app, where, "liste=decision_points")
    assert "Tilføj: Beslutning" in text and form["back"] == where
    answer = post(
        app,
        "/gennemgang/sig",
        **form,
        **{
            "verdict": "added",
            "felt.text": "Afvist <b>",
            "felt.outcome": "rejected",
            "page": "2",
            "why": "x",
        },
    )
    assert (answer.status_code, answer.headers["location"]) == (303, where)
    shown = ask(app, where).text
    assert "Afvist &lt;b&gt;" in shown and "tilføjet" in shown and "Karen Holm" in shown
    post(app, "/gennemgang/fortryd", nummer="1", back=where)
    assert "Afvist &lt;b&gt;" not in ask(app, where).text.partition("Rettelser")[0]


def test_a_wrong_record_is_taken_out_from_one_of_its_values(app: Datasette, path: Path) -> None:
    where = f"/punkt/{SHA}-m1-3"
    text, form = follow(app, where, "tabel=decision&amp;id=2&amp;felt=outcome")
    assert "Er hele posten forkert" in text and form["address"].endswith("decision_points-2")
    assert post(app, "/gennemgang/sig", **form, verdict="rejected").headers["location"] == where
    store = open_store(path)
    assert 2 not in set(referat.decisions(store)["point"].dropna())
    store.close()


def test_a_field_that_nothing_was_found_for_can_be_filled(app: Datasette, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE item SET caseworker = NULL WHERE number = '3'")
        connection.execute("DELETE FROM evidence WHERE record_table = 'item' AND field = 'caseworker'")
        connection.commit()
    text, _form = follow(app, f"/punkt/{SHA}-m1-3", "felt=caseworker")
    assert "intet er læst her" in text.casefold() or "Ret værdien" in text
    address = re.search(r'name="address" value="([^"]+/caseworker)"', text)
    assert address is not None
    post(app, "/gennemgang/sig", address=address[1], verdict="corrected", value="Bo Lind")
    assert "Bo Lind" in ask(app, f"/punkt/{SHA}-m1-3").text


@pytest.mark.parametrize(
    "address", [f"{SHA}/meetings-1/items-5/decision_points", f"{SHA}/meetings-1/items-3/text_amounts", "x/y"]
)
def test_nothing_is_added_where_nothing_may_be(app: Datasette, path: Path, address: str) -> None:
    form = {"address": address, "verdict": "added", "felt.text": "x", "felt.outcome": "rejected"}
    assert post(app, "/gennemgang/sig", **form).status_code == 404
    closed = f"{SHA}/meetings-1/items-5"
    assert post(app, "/gennemgang/sig", address=closed, verdict="rejected").status_code == 404


@pytest.mark.parametrize("query", ["", "?tabel=item", "?tabel=item&id=99&liste=decision_points", "?tabel=x'"])
def test_what_can_not_be_added_to_is_not_there(shown: Datasette, query: str) -> None:
    assert ask(shown, f"/gennemgang/tilfoej{query}").status_code == 404


def test_without_edit_there_is_nothing_to_add(path: Path) -> None:
    app = open_app(path)
    assert ask(app, "/gennemgang/tilfoej?tabel=item&id=1&liste=decision_points").status_code == 404
    assert "Mangler der noget" not in ask(app, f"/punkt/{SHA}-m1-3").text


def test_nothing_is_said_without_a_name(path: Path, app: Datasette) -> None:
    address = f"{SHA}/meetings-1/items-3/decision_points-2/outcome"
    asked = {"address": address, "verdict": "corrected", "value": "postponed", "by": "  "}
    refused = post(app, "/gennemgang/sig", **asked)
    assert refused.status_code == 400 and "Skriv dit navn" in refused.text
    before = outcome(path)
    store = open_store(path)
    assert referat.corrections(store).empty
    store.close()
    assert post(app, "/gennemgang/sig", **{**asked, "by": "Bo Dam"}).status_code == 303
    assert outcome(path) != before
    page = asyncio.run(app.client.get("/gennemgang/vaerdi?tabel=decision&id=2&felt=outcome")).text
    assert re.search(r'name="by" value=""[^>]*required', page)
