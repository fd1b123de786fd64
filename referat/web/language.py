"""The language that a visitor chose: kept in a cookie, chosen by a parameter of the address."""

from urllib.parse import parse_qsl, urlencode

from referat.web.guard import App, Receive, Scope, Send
from referat.web.said import LANGUAGES

COOKIE, PARAMETER = "referat_language", "lang"
YEAR_SECONDS = 31_536_000
# In addresses of tables each parameter is a filter: there the language goes to the cookie at once.
TABLES = "/data"


async def pass_language(app: App, scope: Scope, receive: Receive, send: Send) -> None:
    """Keep the language that the address of a table asks for, and send the visitor on without it."""
    asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    chosen = next((said for name, said in reversed(asked) if name == PARAMETER and said in LANGUAGES), None)
    if scope["type"] != "http" or not scope["path"].startswith(TABLES) or chosen is None:
        await app(scope, receive, send)
        return
    rest = urlencode([(name, said) for name, said in asked if name != PARAMETER])
    path = scope.get("raw_path", scope["path"].encode()).decode("latin-1").partition("?")[0]
    where = "/" + path.lstrip("/\\") + (f"?{rest}" if rest else "")
    cookie = f"{COOKIE}={chosen}; Path=/; HttpOnly; SameSite=Lax; Max-Age={YEAR_SECONDS}"
    headers = [(b"location", where.encode("latin-1")), (b"set-cookie", cookie.encode())]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
