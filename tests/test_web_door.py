"""The door of the reading room: who comes in, what a browser is told, and that nobody writes."""

from __future__ import annotations

import asyncio
import html
from pathlib import Path
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from datasette.app import Datasette

from referat.cli import main
from tests.web_room import ask, make_store, open_app

TOKEN = "noget-langt-og-hemmeligt"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("rum") / "arkiv.db")


@pytest.fixture(scope="module")
def app(path: Path) -> Datasette:
    return open_app(path)


@pytest.mark.parametrize("page", ["/", "/data", "/data/items", "/findes-ikke", "/-/rum/room.css"])
def test_every_answer_keeps_a_browser_in_bounds(app: Datasette, page: str) -> None:
    headers = ask(app, page).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8001", "127.0.0.1.evil.example", ""])
def test_a_name_that_another_site_points_at_us_is_refused(app: Datasette, host: str) -> None:
    assert ask(app, "/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8001", "[::1]:8001"])
def test_names_of_this_machine_come_in(app: Datasette, host: str) -> None:
    assert ask(app, "/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("page", ["/", "/data", "/data/items", "/-/logout", "/gennemgang"])
def test_nothing_can_be_sent(app: Datasette, page: str) -> None:
    assert asyncio.run(app.client.post(page, data={"a": "b"})).status_code == 405


@pytest.mark.parametrize(
    "page",
    ["/-/versions.json", "/-/config.json", "/-/threads.json", "/-/plugins", "/-/databases", "/_internal"],
)
def test_what_datasette_tells_of_itself_is_not_told(app: Datasette, page: str) -> None:
    assert ask(app, page).status_code == 404


def test_other_addresses_need_the_token(path: Path) -> None:
    app = open_app(path, host="0.0.0.0", token=TOKEN)
    host = {"host": "arkiv.example:8001"}
    assert ask(app, "/", headers=host).status_code == 401
    assert ask(app, "/?token=forkert", headers=host).status_code == 401
    assert ask(app, "/data.json", headers=host, cookies={"referat_token": "forkert"}).status_code == 401
    assert ask(app, "/-/rum/room.css", headers=host).status_code == 200
    assert ask(app, "/-/rum/../guard.py", headers=host).status_code in (401, 404)
    first = ask(app, f"/data?token={TOKEN}&_size=3", headers=host)
    assert (first.status_code, first.headers["location"]) == (303, "/data?_size=3")
    assert "HttpOnly" in first.headers["set-cookie"] and "SameSite=Strict" in first.headers["set-cookie"]
    assert ask(app, "/", headers=host, cookies={"referat_token": TOKEN}).status_code == 200


@pytest.mark.parametrize(
    ("language", "said"), [("da", "Læsesalen er låst"), ("en", "The reading room is locked")]
)
def test_who_has_no_token_is_asked_for_it(path: Path, language: str, said: str) -> None:
    app = open_app(path, host="0.0.0.0", token=TOKEN)
    page = ask(app, f"/moeder?lang={language}").text
    assert f'<html lang="{language}">' in page and said in page and 'name="token"' in page
    assert "arkiv.db" not in page and "Nøglen passer ikke" not in page
    assert "Nøglen passer ikke" in ask(app, "/?token=forkert").text
    assert ask(app, "/data/items.json").json() == {"ok": False, "error": "Adgangsnøgle", "status": 401}


def test_what_is_refused_is_told_on_a_page_in_danish_and_english(app: Datasette) -> None:
    answers = {
        403: ask(app, "/", headers={"host": "evil.example"}),
        404: ask(app, "/-/versions"),
        405: asyncio.run(app.client.post("/", data={"a": "b"})),
        414: ask(app, "/?q=" + "a" * 9000),
    }
    for status, answer in answers.items():
        assert answer.status_code == status
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.text.count("<h1") == 1 and 'class="fault"' in answer.text
    said = ask(app, "/-/versions?lang=en").text
    assert "There is no such page." in said and "Siden findes ikke" not in said


def test_the_token_leads_to_no_other_site(path: Path) -> None:
    app = open_app(path, host="0.0.0.0", token=TOKEN)
    where = ask(app, f"//evil.example/?token={TOKEN}").headers["location"]
    assert where.startswith("/") and not where.startswith("//")


def test_a_long_address_is_refused(app: Datasette) -> None:
    assert ask(app, "/?q=" + "a" * 9000).status_code == 414


@pytest.mark.parametrize(("language", "said"), [("da", "Møder"), ("en", "Meetings")])
def test_the_language_is_one_click_away_and_stays(app: Datasette, language: str, said: str) -> None:
    first = ask(app, f"/?lang={language}")
    assert f'lang="{language}"' in first.text and said in first.text
    kept = first.cookies["referat_language"]
    assert said in ask(app, "/", cookies={"referat_language": kept}).text


def test_sql_that_takes_too_long_is_stopped(app: Datasette) -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
    for form in ("", ".json"):
        answer = ask(app, f"/data{form}?" + urlencode({"sql": endless}))
        assert answer.status_code == 503
        assert "tog for lang tid" in html.unescape(answer.text), form
        assert "&lt;p&gt;" not in answer.text


def test_sql_that_cannot_be_asked_is_there_to_be_mended(app: Datasette) -> None:
    answer = ask(app, "/data?" + urlencode({"sql": "select titel form <items>"}))
    assert answer.status_code == 400 and "SQLite siger" in answer.text
    assert ">select titel form &lt;items&gt;</textarea>" in answer.text


def test_a_port_that_is_taken_is_said_in_danish(path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(main, ["--db", str(path), "serve", "--port", port])
    assert result.exit_code == 2
    assert f"{port} er optaget" in result.stderr and result.stdout == ""


@pytest.mark.parametrize("token", ["kort", "med mellemrum i nøglen", "a;b" * 10])
def test_a_token_that_is_too_easy_or_breaks_a_header_is_refused(path: Path, token: str) -> None:
    result = CliRunner().invoke(main, ["--db", str(path), "serve", "--token", token])
    assert result.exit_code == 2 and "--token" in result.stderr
