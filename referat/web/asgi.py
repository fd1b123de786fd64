"""What a server hands to an app, and a cookie out of it."""

from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


def read_cookie(scope: Scope, name: str) -> str | None:
    """What a browser sent as a cookie; None where it sent none of the name, or none that can be read."""
    said = dict(scope["headers"]).get(b"cookie", b"").decode("latin-1")
    try:
        morsel = SimpleCookie(said).get(name)
    except CookieError:
        return None
    return None if morsel is None else morsel.value
