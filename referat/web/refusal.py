"""What whoever is not let in is told: a page with what to do, or JSON where that was asked for."""

import json
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from referat.web.said import Said, template_words

HERE = Path(__file__).parent


@cache
def _template() -> Template:
    return Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True).get_template("door.html")


def build_refusal(path: str, status: int, reason: str, said: Said) -> tuple[str, bytes]:
    """The content type of a refusal, and the refusal; reason is Danish.

    >>> build_refusal("/data.json", 405, "Her kan man kun læse.", Said("da"))[0]
    'application/json; charset=utf-8'
    """
    told = said.say(reason) if reason else ""
    if path.endswith(".json"):
        answer = {"ok": False, "error": told or said.say("Adgangsnøgle"), "status": status}
        return "application/json; charset=utf-8", json.dumps(answer).encode()
    page = _template().render(template_words(said), status=status, reason=told)
    return "text/html; charset=utf-8", page.encode()
