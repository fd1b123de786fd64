"""Proposals by a block of fields over a table of amounts, whatever form they have; made-up text."""

import pytest

from extract.formats.text import read_text
from models.page import Source
from parsers.flow import build_flow
from parsers.proposals.parser import ProposalsParsed, parse_proposals

AMOUNTS = "1.000 kr.   2031  2032  2033\nLøn          -10   -20   -20\nI alt        -10   -20   -20\n"
FIELDS = "Kategori: A\nForvaltning: Vej og Trafik\n"
SAID = "\nFormål\nDer kører få med bussen sent om aftenen.\n\n"


def parse_text(text: str) -> ProposalsParsed:
    data = text.encode()
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(data))
    return parse_proposals(build_flow(read_text(source, data)))


def named(text: str) -> list[tuple[str | None, str]]:
    """Code and title of each proposal, which has one table."""
    proposals = parse_text(text).proposals
    assert all(len(proposal.tables) == 1 for proposal in proposals)
    return [(proposal.code and proposal.code.value, proposal.title.value) for proposal in proposals]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Budgetblok 2.1.4: Færre busser", "2.1.4"),
        ("Driftsudvidelse - Færre busser", None),
        ("Servicetilpasning\nFærre busser", None),
        ("Forslag nr. 7 Færre busser", "7"),
        ("Stedforslag 2031-014\nFærre busser", "2031-014"),
        ("Stedforslag 2031\nFærre busser", None),
        ("Besparelsesforslag BU 4: Færre busser", "BU 4"),
        ("Forslag til ny trafik\nFærre busser", None),
    ],
)
def test_headings_over_a_block_of_fields(heading: str, code: str | None) -> None:
    assert named(f"{heading}\n\n{FIELDS}{SAID}{AMOUNTS}") == [(code, "Færre busser")]


@pytest.mark.parametrize(
    "fields",
    [
        "Blok nr.: B 4\nSag: Færre busser\nAfdeling: Vej\n",
        "Sag:\nFærre busser\nBlok nr.:\nB 4\nAfdeling:\nVej\n",
        "Forslags-ID     B 4\nVedrører        Færre busser\nFagcenter       Vej\n",
        "Navn på forslag: Færre busser\nBloknummer: B 4\nStatus: Ny\n",
        "Løbenr.      B 4      Sag      Færre busser\nDato      1. maj 2031      Status      Ny\n",
    ],
)
def test_a_title_at_a_label_that_no_list_need_know(fields: str) -> None:
    assert named(f"Budgetreduktion\n\n{fields}{SAID}{AMOUNTS}") == [("B 4", "Færre busser")]


def test_blocks_that_are_alike_part_a_catalogue() -> None:
    card = "Forslagsnr.: {}\nFagcenter: {}\n" + SAID + AMOUNTS
    first, second = card.format("R1", "Vej og Park"), card.format("R2", "Byens Rum")
    text = f"Katalog over forslag\n\nNy cykelsti\n\n{first}\n\nBedre skraldespande\n\n{second}"
    assert named(text) == [("R1", "Ny cykelsti"), ("R2", "Bedre skraldespande")]


def test_fields_of_other_papers_make_no_proposals() -> None:
    for fields in ("Dato: 1. maj 2031\nSagsnr.: 31/204\n", "Telefon: 12 34 56 78\nForvaltning: Vej\n"):
        assert named(f"Notat om busserne\n\n{fields}{SAID}{AMOUNTS}") == []
    fields = "Forvaltning: Vej\nSagsnr.: 31/204\nResumé: Bussen kører.\n"
    assert named(f"Busserne i år\n\n{fields}{SAID}{AMOUNTS}") == []
    assert named(f"NOTAT\n\nNr.: B 4\n{fields}{SAID}{AMOUNTS}") == []


def test_blocks_without_amounts_make_no_proposals() -> None:
    assert named(f"Budgetblok 4: Færre busser\n\n{FIELDS}{SAID}") == []


def test_years_in_their_own_prices_are_columns() -> None:
    text = AMOUNTS.replace("2031  2032  2033", "2031-pl  2032-pl  2033-pl")
    proposal = parse_text(f"Budgetblok 4: Færre busser\n\n{FIELDS}{SAID}{text}").proposals[0]
    assert [column.value for column in proposal.tables[0].columns] == ["2031-pl", "2032-pl", "2033-pl"]
    priced = AMOUNTS.replace("1.000 kr.", "1.000 kr. 2031-pl")
    proposal = parse_text(f"Budgetblok 4: Færre busser\n\n{FIELDS}{SAID}{priced}").proposals[0]
    assert [column.value for column in proposal.tables[0].columns] == ["2031", "2032", "2033"]


def test_fields_of_a_block_are_read_where_labels_stand_over_values() -> None:
    fields = (
        "Fagcenter:\nVej og Trafik\n\nKort resumé:\nBussen kører\nsjældnere.\n\nForslagets indhold\nHer.\n\n"
    )
    proposal = parse_text(f"Budgetblok 4: Færre busser\n\n{fields}{AMOUNTS}").proposals[0]
    assert proposal.department is not None and proposal.department.value == "Vej og Trafik"
    assert proposal.summary is not None and proposal.summary.value == "Bussen kører sjældnere."


def test_the_unit_below_a_table_is_its_unit() -> None:
    amounts = "Post\t2031\t2032\t2033\nLøn\t-10\t-20\t-20\nI alt\t-10\t-20\t-20\n"
    text = f"Budgetblok 4: Færre busser\n\n{FIELDS}{SAID}{amounts}\nAlle beløb er i t.kr.\n"
    table = parse_text(text).proposals[0].tables[0]
    assert table.unit is not None and table.multiplier == 1000


def test_labels_in_a_row_are_no_title() -> None:
    row = "Benævnelse\tNummer\tKategori\tStatus\n{}\t{}\tA\tNy\n" + SAID + AMOUNTS
    text = "Sparekatalog\n\nSpareforslag\n" + row.format("Færre busser", "B 4")
    text += "\nSpareforslag\n" + row.format("Nye stier", "B 5")
    assert named(text) == [("B 4", "Færre busser"), ("B 5", "Nye stier")]


def test_units_in_cells_with_kroner_alone() -> None:
    amounts = "Post\t2031\t2032\t2033\nLøn\t-10 kr.\t20- kr.\t-20 kr.\nI alt\t-10 kr.\t20- kr.\t-20 kr.\n"
    table = parse_text(f"Budgetblok 4: Færre busser\n\n{FIELDS}{SAID}{amounts}").proposals[0].tables[0]
    assert table.unit is not None and table.unit.value == "kr."
    assert [cell and float(cell.value) for cell in table.rows[0].values] == [-10, -20, -20]


def test_a_number_at_a_known_label_is_no_amount() -> None:
    fields = "Sag      Færre busser      Løbenr.      2031-014\nStatus      Ny      Kategori      A\n"
    assert named(f"Budgetreduktion\n\n{fields}{SAID}{AMOUNTS}") == [("2031-014", "Færre busser")]
