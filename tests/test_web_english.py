"""English pages are English: in an empty archive every word is the program's own, also where it says no."""

from __future__ import annotations

import html
import re

import pytest
from datasette.app import Datasette

from models.store import open_store
from tests.web_room import ask, open_app

PAGES = (
    *("/", "/soeg", "/soeg?q=park", "/soeg?slags=item", "/moeder", "/forslag", "/forslag?status=rejected"),
    *("/emner", "/indlaesning", "/fuldstaendighed", "/dokumenter", "/data", "/data/items", "/data/item"),
    *("/data?sql=select+*+from+decisions", "/data/findings?_facet=code", "/gennemgang?slags=sum"),
    *("/gennemgang", "/gennemgang/rettelser"),
)
NAMES = ("000000000000-m1", "000000000000-f1", "000000000000-t1", "000000000000-m1-1")
REFUSED = {
    404: (
        *("/x", "/emne/x", "/dokument/000000000000", "/side/000000000000/1", "/original/000000000000"),
        *(
            f"/{kind}/{name}"
            for kind, name in zip(("moede", "forslag", "oversigt", "punkt"), NAMES, strict=True)
        ),
        *("/forloeb/000000000000-m1-1", "/data/x", "/data/item/1", "/-/versions", "/gennemgang/sig"),
        *("/gennemgang/vaerdi?tabel=item&id=1&felt=title", "/gennemgang/vaerdi?tabel=x&id=y"),
        "/gennemgang/tilfoej?tabel=item&id=1&liste=decision_points",
    ),
    400: (
        *("/data/item?_sort=x", "/data/item?_size=x", "/data?sql=select", "/data?sql=delete+from+item"),
        *("/data?sql=explain+select+1", "/data?sql=select+*+from+main.item"),
    ),
    200: (
        *("/soeg?fra=x", "/soeg?mindst=x", "/soeg?slags=x", "/soeg?udfald=x", "/soeg?emne=x", "/soeg?fil=x"),
        *(
            "/soeg?q=-park",
            "/soeg?q=%22%22",
            "/soeg?q=x:y",
            "/forslag?emne=x",
            "/forslag?q=-",
            "/moeder?aar=x",
        ),
    ),
}
DANISH = re.compile(
    r"\b(?:af|andet|der|det|en|er|findes|forslag|hent|ikke|ingen|intet|kan|med|og|oversigt|punkt|på|siden|skal"
    r"|skriv|til|ukendt|vælg)\b|[æøå]",
    re.IGNORECASE,
)
OWN = re.compile(r"<(textarea|pre|script)\b.*?</\1>|<a [^>]*lang=\"da\".*?</a>|<!--.*?-->", re.DOTALL)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    path = tmp_path_factory.mktemp("english") / "archive.db"
    open_store(path, create=True).close()
    return open_app(path, edit=True, download=True)


def read(app: Datasette, address: str) -> tuple[int, str]:
    """The status of an English page, and what it says."""
    answer = ask(app, address, cookies={"referat_language": "en"})
    assert '<html lang="en">' in answer.text
    text = OWN.sub(" ", answer.text)
    heard = re.findall(r' (?:aria-label|alt|title|placeholder|data-alt)="([^"]*)"', text)
    return answer.status_code, html.unescape(" ".join([re.sub(r"<[^>]+>", " ", text), *heard]))


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_english(app: Datasette, address: str) -> None:
    status, said = read(app, address)
    assert status == 200
    assert DANISH.findall(said) == []


@pytest.mark.parametrize(
    ("status", "address"), [(code, one) for code, some in REFUSED.items() for one in some]
)
def test_what_goes_wrong_is_told_in_english(app: Datasette, status: int, address: str) -> None:
    answered, said = read(app, address)
    assert answered == status
    assert DANISH.findall(said) == []
