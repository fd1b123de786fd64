"""Headings that name a proposal by form, code and title, in plain lines; made-up text."""

import pytest

from extract.formats.text import read_text
from models.page import Source
from parsers.flow import build_flow
from parsers.proposals.heads import common_head, head_number, head_with_title
from parsers.proposals.parser import ProposalsParsed, parse_proposals

TABLE = "1.000 kr. 2031 2032 2033\nLøn -10 -20 -20\nI alt -10 -20 -20\n"


def parse(text: str) -> ProposalsParsed:
    data = text.encode()
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(data))
    return parse_proposals(build_flow(read_text(source, data)))


def named(text: str) -> list[tuple[str | None, str]]:
    return [(p.code and p.code.value, p.title.value) for p in parse(text).proposals]


@pytest.mark.parametrize(
    ("text", "code", "title"),
    [
        ("Investeringsforslag HV12: Nye haver", "HV12", "Nye haver"),
        ("Business case nr. 4 – Nye haver", "4", "Nye haver"),
        ("Driftsforslag 7:", "7", ""),
        ("Forslag K-4: Nye haver", "K-4", "Nye haver"),
    ],
)
def test_a_heading_with_form_code_and_title(text: str, code: str, title: str) -> None:
    hit = head_with_title(text)
    assert hit is not None and (hit["code"], hit["title"]) == (code, title)


@pytest.mark.parametrize(
    "text", ["Tabel 3: Nye haver", "forslag 3: Nye haver", "Budget 2031: Nye haver", "Bilag 4 – Nye haver"]
)
def test_other_headings_name_no_proposal(text: str) -> None:
    assert head_with_title(text) is None


def test_a_number_behind_the_name_of_a_form() -> None:
    assert head_number("Anlægsforslag 12") == (14, 16)
    assert head_number("Anlægsforslag nr. 12") == (18, 20)
    assert head_number("Anlægsforslag 2031") is None
    assert head_number("Bilag 12") is None


def test_a_code_behind_a_common_word() -> None:
    assert common_head("Forslag K4") == (8, 10)
    assert common_head("Ønske nr. 31-2") == (10, 14)
    assert common_head("Udvalg K4") is None
    assert common_head("Forslag til budget") is None


def test_titles_behind_the_codes_of_headings() -> None:
    text = (
        "Investeringsforslag HV12: Nye haver ved\nplejehjemmene i byen\nDer anlægges haver.\n"
        + TABLE
        + "Investeringsforslag HV13:\nFærre busser om søndagen\nDer spares.\n"
        + TABLE
    )
    assert named(text) == [
        ("HV12", "Nye haver ved plejehjemmene i byen"),
        ("HV13", "Færre busser om søndagen"),
    ]


def test_a_title_in_the_line_below_a_number() -> None:
    text = "Anlægsforslag 1\nNy bro ved åen\nTekst.\n" + TABLE + "Anlægsforslag 2\nNy sti\nTekst.\n" + TABLE
    assert named(text) == [("1", "Ny bro ved åen"), ("2", "Ny sti")]


def test_headings_without_tables_are_no_proposals() -> None:
    assert named("Forslag K4: Nye haver\nEt udvalg arbejder.\nForslag K5: Færre busser\nOgså dette.\n") == []


def test_a_paper_of_proposals_without_one_says_so() -> None:
    overview = "Oversigt over besparelsesforslag\n1.000 kr. 2031 2032\nFærre busser -10 -20\nI alt -10 -20\n"
    assert [(i.code, i.severity) for i in parse(overview).issues] == [("proposals.none_told", "info")]
    headed = "Besparelsesforslag\n" + overview
    assert [i.severity for i in parse(headed).issues] == ["warning"]
    assert parse(overview.replace("besparelsesforslag", "budgettet")).issues == ()


def test_a_label_before_the_title_in_the_line_below_a_code() -> None:
    text = (
        "Forslag nr. K-1\nOverskrift Ny bro ved åen\n"
        + TABLE
        + "Forslag nr. K-2\nOverskrift Ny sti\n"
        + TABLE
    )
    assert named(text) == [("K-1", "Ny bro ved åen"), ("K-2", "Ny sti")]


def test_a_short_title_does_not_go_on_in_the_line_below() -> None:
    for line in ("opdateret den 3. maj 2031", "kr. 1.000 i 2031 til asfalt"):
        text = f"Investeringsforslag HV12: Nye haver\n{line}\nDer anlægges haver.\n{TABLE}"
        assert named(text) == [("HV12", "Nye haver")]
