"""Our side of Datasette: routes to our pages, words for its templates, the veil on its connections.

It is registered once for the process; each Datasette finds its own reading room by itself.
"""

import asyncio
import logging
import re
import sqlite3
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode
from weakref import WeakKeyDictionary

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError

from models.errors import BadOption, BadValue, NotFound, ReferatError, UnknownWord
from models.views.flat import VIEWS
from referat.web import editing, guard
from referat.web.asgi import App
from referat.web.drawn import Drawn
from referat.web.language import COOKIE, PARAMETER, YEAR_SECONDS, pass_language, read_language
from referat.web.lookups import load_value
from referat.web.page import Page, Values, Visit
from referat.web.pages import EDIT_PAGES, PAGES
from referat.web.reading import StoreDatabase
from referat.web.room import Room
from referat.web.said import DANISH, LANGUAGES, Said, template_words

ROOMS: WeakKeyDictionary[Datasette, Room] = WeakKeyDictionary()
# The cookie with what the visitor is called.
NAME = "referat_name"
NOT_THERE, SERVER_FAULT = 404, 500
# What Datasette calls questions that took too long, and those that cannot be asked.
INTERRUPTED, INVALID = "SQL Interrupted", "Invalid SQL"
ANYTHING = "SELECT 1 FROM document LIMIT 1"
LOG = logging.getLogger(__name__)

View = Callable[[Request, Datasette], Awaitable[Response]]


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: Datasette) -> list[tuple[str, View]]:
    """Our pages by their addresses; Datasette looks here first. What changes something is there on demand."""
    shown: list[tuple[str, View]] = [(rf"^{page.address}$", partial(_view, page)) for page in PAGES]
    if not ROOMS[datasette].options.edit:
        return shown
    edited = [(rf"^{page.address}$", partial(_view, page)) for page in EDIT_PAGES]
    return [*shown, ("^/gennemgang/sig$", _say), ("^/gennemgang/fortryd$", _unsay), *edited]


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Datasette) -> None:
    """Put the veil before what Datasette reads."""
    shown = datasette.databases.get(database)
    if isinstance(shown, StoreDatabase):
        shown.draw_veil(conn)


@hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Put the door before all pages."""
    return partial(_put_door, ROOMS[datasette])


def _put_door(room: Room, app: App) -> App:
    return partial(guard.pass_door, partial(pass_language, app), room)


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(request: Request | None, datasette: Datasette) -> dict[str, Any]:
    """What every template of ours and of Datasette's can say."""
    room = ROOMS.get(datasette)
    if room is None:
        return {}
    return {
        **template_words(Said(_language(request))),
        "languages": _languages(request),
        "view_says": partial(_describe, language=_language(request)),
        "column_says": partial(_describe_column, language=_language(request)),
        "edit": room.options.edit,
        "may_download": room.options.download,
        "store_name": room.path.name,
        "place": request.path if request is not None else "",
    }


@hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Any:
    """What goes wrong becomes a page that says what to do, or JSON where that was asked for."""
    status, message = _tell(exception, Said(_language(request)))
    if status >= SERVER_FAULT and not isinstance(exception, ReferatError):
        LOG.error("%s: %s", request.path, exception, exc_info=exception if status == SERVER_FAULT else None)
    return partial(_fail, datasette, request, status, message)


def _tell(exception: Exception, said: Said) -> tuple[int, str]:
    """The status of an answer, and what it says; what is an error of ours is told in the log alone."""
    if isinstance(exception, NotFound):
        return NOT_THERE, str(exception)
    if isinstance(exception, (UnknownWord, BadOption, BadValue)):
        return 400, str(exception)
    if isinstance(exception, ReferatError):
        return 503, str(exception)
    if "interrupted" in str(exception) or getattr(exception, "title", None) == INTERRUPTED:
        return 503, said.say("Det tog for lang tid. Spørg om mindre ad gangen.")
    if isinstance(exception, (Base400, DatasetteError)) and exception.status == NOT_THERE:
        return NOT_THERE, said.say("Siden findes ikke.")
    if isinstance(exception, Base400):
        return exception.status, str(exception) or said.say("Siden findes ikke.")
    if isinstance(exception, sqlite3.DatabaseError) or getattr(exception, "title", None) == INVALID:
        return 400, said.say("SQLite siger: {why}", why=exception)
    if isinstance(exception, DatasetteError):
        return 400, said.say("Datasette siger: {why}", why=exception.message or exception.title)
    return SERVER_FAULT, said.say("Der skete en fejl i referat. Den står i vinduet, hvor serve kører.")


def _describe(name: str, language: str) -> str:
    """What a row of a view is; "" for a table."""
    view = next((view for view in VIEWS if view.name == name), None)
    if view is None:
        return ""
    return view.danish if language == DANISH else view.english


def _describe_column(name: str, column: str, language: str) -> str:
    """What a column of a view holds; "" where nothing is known of it."""
    for view in VIEWS:
        for one in view.columns:
            if (view.name, one.name) == (name, column):
                return one.danish if language == DANISH else one.english
    return ""


async def _view(page: Page, request: Request, datasette: Datasette) -> Response:
    """The answer of one of our pages."""
    visit = _visit(request, datasette)
    values = await _in_thread(datasette, _find, page, visit)
    if page.draws and "wanted" in values:
        values["drawn"] = await visit.room.painter.draw(values["wanted"])
    if not page.template:
        return _send(values)
    response = await _render(page, values, request, datasette)
    if request.args.get(PARAMETER) in LANGUAGES:
        response.set_cookie(
            COOKIE, request.args[PARAMETER], max_age=YEAR_SECONDS, httponly=True, samesite="lax"
        )
    return response


def _visit(request: Request, datasette: Datasette) -> Visit:
    asked = {name: request.args.getlist(name)[-1] for name in request.args}
    return Visit(
        room=ROOMS[datasette],
        path={name: unquote(said) for name, said in request.url_vars.items() if said is not None},
        asked=asked,
        said=Said(_language(request)),
        by=unquote(request.cookies.get(NAME, ""))[:80],
    )


async def _say(request: Request, datasette: Datasette) -> Response:
    """Keep what a form says of a value, and go on to the next."""
    room, form = await _read_named(request, datasette)
    made = await _in_thread(datasette, editing.say_it, room, form, Said(_language(request)))
    return _go_on(room, form, f"sagt={made}" if made else "")


async def _unsay(request: Request, datasette: Datasette) -> Response:
    """Take back what was said."""
    room, form = await _read_named(request, datasette)
    number = form.get("nummer", "")
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        raise BadOption(Said(_language(request)).say("Formularen kan ikke læses. Hent siden igen."))
    await _in_thread(datasette, editing.unsay, room, int(number), form.get("by"))
    return _go_on(room, form, f"sagt={number}")


async def _read_named(request: Request, datasette: Datasette) -> tuple[Room, dict[str, str]]:
    """A form with the name of who sends it: there, or remembered; who runs the program may be another."""
    room, form = await _read_form(request, datasette)
    by = form.get("by", "").strip() or unquote(request.cookies.get(NAME, ""))[:80].strip()
    if not by:
        said = Said(_language(request))
        raise BadOption(said.say("Skriv dit navn, så andre kan se, hvem der har sagt det."))
    return room, form | {"by": by}


async def _read_form(request: Request, datasette: Datasette) -> tuple[Room, dict[str, str]]:
    if request.method != "POST":
        raise NotFound(Said(_language(request)).say("Siden findes ikke."))
    editing.check_origin(request.headers, request.cookies)
    return ROOMS[datasette], await request.post_vars()


async def _in_thread(datasette: Datasette, do: Callable[..., Any], *values: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(datasette.executor, do, *values)


def _go_on(room: Room, form: dict[str, str], told: str) -> Response:
    """To the page that the form names, or the queue from where it was; the name is remembered."""
    room.renew()
    back = form.get("back", "")
    kept = {"slags": form.get("slags", ""), "efter": form.get("efter", "")}
    asked = "&".join(filter(None, (urlencode({k: v for k, v in kept.items() if v}), told)))
    where = back if re.fullmatch(r"/[a-z][^\\\s]*", back) else f"/gennemgang?{asked}"
    response = Response.redirect(where, status=303)
    by = " ".join(form.get("by", "").split())[:80]
    if by:
        response.set_cookie(NAME, quote(by), max_age=YEAR_SECONDS, httponly=True, samesite="strict")
    return response


def _find(page: Page, visit: Visit) -> Values:
    with visit.room.store.reading() as connection:
        return page.find(connection, visit) | {"archive_is_empty": load_value(connection, ANYTHING) is None}


def _send(values: Values) -> Response:
    """A picture or a file; text that says why there is none."""
    drawn: Drawn | None = values.get("drawn")
    if drawn is not None and drawn.picture is not None:
        headers = {"cache-control": "private, max-age=300"}
        return Response(drawn.picture, content_type="image/png", headers=headers)
    if "file" in values:
        headers = {"content-disposition": values["disposition"], "content-security-policy": "sandbox"}
        return Response(values["file"], content_type="application/octet-stream", headers=headers)
    fault = drawn.fault if drawn is not None else None
    return Response.text(fault or "Siden har intet billede.", status=404)


async def _render(page: Page, values: Values, request: Request, datasette: Datasette) -> Response:
    html = await datasette.render_template(page.template, values, request=request)
    return Response.html(html, headers={"cache-control": "no-store"})


async def _fail(datasette: Datasette, request: Request, status: int, message: str) -> Response:
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": message, "status": status}, status=status)
    values = {"status": status, "error": message, "asked_sql": request.args.get("sql")}
    html = await datasette.render_template(["error.html"], values, request=request)
    return Response.html(html, status=status)


def _language(request: Request | None) -> str:
    return DANISH if request is None else read_language(request.scope)


def _languages(request: Request | None) -> list[dict[str, Any]]:
    """The languages with the address of this page in each."""
    asked = parse_qsl(request.query_string if request is not None else "", keep_blank_values=True)
    kept = [(name, value) for name, value in asked if name != PARAMETER]
    chosen = _language(request)
    return [
        {
            "code": code,
            "name": name,
            "href": "?" + urlencode([*kept, (PARAMETER, code)]),
            "on": code == chosen,
        }
        for code, name in LANGUAGES.items()
    ]
