"""A question that says how it was decided among its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat.searching.wishes import read_wish
from tests.web_room import ask, import_samples, open_app


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("afslåede forslag om solceller", ("solceller", "rejected")),
        ("hvilke sager om fri skolemad blev afvist?", ("fri skolemad", "rejected")),
        ("Vedtagne beslutninger om cykelstier", ("cykelstier", "approved")),
        ("afslået", None),
        ("afviste forslag", ("", "rejected")),
        ("hvor mange AI-forslag er blevet godkendt?", ("AI", "approved")),
        ("forslag om AI, som ikke blev godkendt", ("AI", "rejected")),
        ("forslag om AI, som ikke blev afvist", None),
        ("forslag om solceller", None),
        ("forslag om AI, godkendt, ikke afvist", ("AI", "approved")),
        ("forslag om AI: godkendt", None),
        ("godkendte, ikke afviste forslag om AI", ("AI", "approved")),
        ("forslag om AI, afvist eller godkendt", None),
        ("godkendt, ikke afvist", None),
        ("udsatte børn", None),
        ('"afslåede forslag" solceller', None),
        ("titel:afslået solceller", None),
        ("", None),
    ],
)
def test_what_is_wished_for(said: str, expected: tuple[str, str] | None) -> None:
    assert read_wish(said) == expected


def test_the_page_offers_the_filter_where_anything_fits_it(tmp_path: Path) -> None:
    app = open_app(import_samples(tmp_path / "referat.db", tmp_path, ("byraadet-2024-10-23.pdf",)))
    offered = ask(app, "/soeg?q=afsl%C3%A5ede+forslag+om+skolemad").text
    assert "?q=skolemad&amp;udfald=rejected" in offered
    assert "afslået" in offered and "Mente du" not in offered
    every = ask(app, "/soeg?q=afviste+punkter").text
    assert 'href="?udfald=rejected"' in every and "Se alt med udfaldet afslået" in every
    for none in ("udskudte+forslag+om+skolemad", "godkendt+skolemad", "skolemad"):
        assert "Søg i stedet" not in ask(app, f"/soeg?q={none}").text
