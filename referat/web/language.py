"""The language that a visitor chose: kept in a cookie, chosen by a parameter of the address."""

from urllib.parse import parse_qsl, urlencode

from referat.web.asgi import App, Receive, Scope, Send, read_cookie
from referat.web.said import DANISH, LANGUAGES

COOKIE, PARAMETER = "referat_language", "lang"
YEAR_SECONDS = 31_536_000
# In addresses of tables each parameter is a filter: there the language goes to the cookie at once.
TABLES = "/data"


def read_language(scope: Scope) -> str:
    """The code of the language that an address or else the visitor's cookie asks for."""
    said = _asked(scope) or read_cookie(scope, COOKIE)
    return said if said in LANGUAGES else DANISH


def _asked(scope: Scope) -> str | None:
    asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    return next((said for name, said in reversed(asked) if name == PARAMETER and said in LANGUAGES), None)


async def pass_language(app: App, scope: Scope, receive: Receive, send: Send) -> None:
    """Keep the language that the address of a table asks for, and send the visitor on without it."""
    chosen = _asked(scope)
    if scope["type"] != "http" or not scope["path"].startswith(TABLES) or chosen is None:
        await app(scope, receive, send)
        return
    asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    rest = urlencode([(name, said) for name, said in asked if name != PARAMETER])
    path = scope.get("raw_path", scope["path"].encode()).decode("latin-1").partition("?")[0]
    where = "/" + path.lstrip("/\\") + (f"?{rest}" if rest else "")
    cookie = f"{COOKIE}={chosen}; Path=/; HttpOnly; SameSite=Lax; Max-Age={YEAR_SECONDS}"
    headers = [(b"location", where.encode("latin-1")), (b"set-cookie", cookie.encode())]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
