"""Who is let in, and what a browser is told to do with the pages."""

import hmac
import ipaddress
from collections.abc import Iterable
from functools import partial
from urllib.parse import parse_qsl, urlencode

from referat.web.asgi import App, Message, Receive, Scope, Send, read_cookie
from referat.web.language import read_language
from referat.web.refusal import build_refusal
from referat.web.room import Room
from referat.web.said import Said

COOKIE = "referat_token"
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
# Pages of Datasette's own that show or change what is none of a reader's business.
INNER = ("/-/", "/_internal", "/_memory")
# How the pages look, which tells nothing of the archive; the page that asks for the token needs it, too.
OWN = "/-/rum/"
SHOWN = ("/-/static/", OWN)
FOREIGN = "Navnet i adressen er ikke denne maskines eget. Brug den adresse, som referat serve viser."
# Addresses at which people change something, where that is allowed at all.
EDITED = "/gennemgang"
LONGEST = 8_000
# How many bytes a form may have.
LARGEST = 200_000


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


async def pass_door(app: App, room: Room, scope: Scope, receive: Receive, send: Send) -> None:
    """Let in whoever may come in, and give the app's answer the headers that keep a browser in bounds."""
    if scope["type"] != "http":
        await app(scope, receive, send)
        return
    refused = _refuse(scope, room)
    token = _given_token(scope)
    if refused is not None:
        status, reason = refused
        kind, told = build_refusal(scope["path"], status, reason, Said(read_language(scope)))
        await _answer(send, status, told, {"content-type": kind})
    elif room.options.token is not None and token is not None:
        await _answer(send, 303, b"", _enter(scope, token))
    else:
        room.quiet.begin()
        try:
            await app(scope, receive, partial(_send_with_headers, send))
        finally:
            room.quiet.end()


async def _send_with_headers(send: Send, message: Message) -> None:
    if message["type"] == "http.response.start":
        message = {**message, "headers": [*_kept(message["headers"]), *_encoded(HEADERS.items())]}
    await send(message)


def _refuse(scope: Scope, room: Room) -> tuple[int, str] | None:
    """The status of the answer to whoever is not let in, and why (Danish); None for the others."""
    path = scope["path"]
    if len(scope.get("query_string", b"")) > LONGEST or len(path) > LONGEST:
        return 414, "Adressen er for lang."
    if scope["method"] not in ("GET", "HEAD") and not (
        room.options.edit and scope["method"] == "POST" and path.startswith(EDITED)
    ):
        return 405, "Her kan man kun læse."
    if scope["method"] == "POST" and _size(scope) > LARGEST:
        return 413, "Formularen er for stor. Gå tilbage, og skriv mindre."
    if path.startswith(OWN):
        return None
    if room.options.token is None:
        if not is_loopback(_host(scope)):
            return 403, FOREIGN
    elif not (_is_token(_given_token(scope), room) or _is_token(_kept_token(scope), room)):
        return 401, "Nøglen passer ikke." if _given_token(scope) else ""
    if path.startswith(INNER) and not path.startswith(SHOWN):
        return 404, "Siden findes ikke."
    return None


def _size(scope: Scope) -> int:
    """How many bytes a form says that it has; too many where it does not say."""
    said = dict(scope["headers"]).get(b"content-length", b"")
    return int(said) if said.isdigit() and len(said) < 12 else LARGEST + 1


def _host(scope: Scope) -> str:
    """The name by which the browser calls us, without port: not ours where another site points at us."""
    said: str = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    if said.startswith("["):
        return said.partition("]")[0][1:]
    return said.rpartition(":")[0] if ":" in said else said


def _given_token(scope: Scope) -> str | None:
    asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    return next((value for name, value in asked if name == "token"), None)


def _kept_token(scope: Scope) -> str | None:
    return read_cookie(scope, COOKIE)


def _is_token(said: str | None, room: Room) -> bool:
    token = room.options.token
    return said is not None and token is not None and hmac.compare_digest(said.encode(), token.encode())


def _enter(scope: Scope, token: str) -> dict[str, str]:
    """The token goes from the address, where it would be seen, to a cookie."""
    asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    rest = urlencode([(name, value) for name, value in asked if name != "token"])
    path = scope.get("raw_path", scope["path"].encode()).decode("latin-1").partition("?")[0]
    where = "/" + path.lstrip("/\\")
    cookie = f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000"
    return {"location": where + (f"?{rest}" if rest else ""), "set-cookie": cookie}


def _kept(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in headers if name.decode().lower() not in HEADERS]


def _encoded(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]


async def _answer(send: Send, status: int, told: bytes, more: dict[str, str]) -> None:
    headers = _encoded({**HEADERS, "cache-control": "no-store", **more}.items())
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": told})
