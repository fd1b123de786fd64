"""The door of the reading room: who comes in, what a browser is told, and that nobody writes."""

from __future__ import annotations

import asyncio
from pathlib import Path

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
    first = ask(app, f"/data?token={TOKEN}&_size=3", headers=host)
    assert (first.status_code, first.headers["location"]) == (303, "/data?_size=3")
    assert "HttpOnly" in first.headers["set-cookie"] and "SameSite=Strict" in first.headers["set-cookie"]
    assert ask(app, "/", headers=host, cookies={"referat_token": TOKEN}).status_code == 200


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
