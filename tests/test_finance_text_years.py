"""Tables in plain lines with years down the side, and with years that are counted; made-up text."""

import pytest

from extract.formats.text import read_text
from models.page import Source
from models.records import FinanceTable
from parsers.flow import build_flow
from parsers.proposals.parser import ProposalsParsed, looks_like_proposals, parse_proposals


def parse(text: str) -> ProposalsParsed:
    data = text.encode()
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(data))
    return parse_proposals(build_flow(read_text(source, data)))


def tables(body: str) -> tuple[FinanceTable, ...]:
    (proposal,) = parse(f"Anlægsforslag 4: Ny bro\nDer bygges en bro.\n{body}").proposals
    return proposal.tables


def values(table: FinanceTable) -> dict[str, list[int | None]]:
    return {row.label.value: [v and int(v.value) for v in row.values] for row in table.rows}


def test_rows_that_are_years() -> None:
    (table,) = tables("Økonomi i 1.000 kr.\nBudgetår Drift Anlæg Netto\n2031 0 900 900\n2032 -40 400 360\n")
    assert [column.value for column in table.columns] == ["Drift", "Anlæg", "Netto"]
    assert values(table) == {"2031": [0, 900, 900], "2032": [-40, 400, 360]}
    assert table.multiplier == 1000


def test_a_sum_below_the_years() -> None:
    (table,) = tables("Økonomi (t.kr.)\nÅr Udgift Indtægt\n2031 10 -5\n2032 10 -5\nI alt 20 -10\n")
    assert values(table)["I alt"] == [20, -10]


def test_years_in_prose_are_no_rows() -> None:
    text = "Økonomi (t.kr.)\nÅr Udgift Indtægt\n2031 var året, hvor broen kom.\n2032 blev den malet.\n"
    assert tables(text + "1.000 kr. 2031 2032\nBro 900 400\n")[0].columns[0].value == "2031"


def test_years_that_are_counted() -> None:
    (table,) = tables("Økonomi\n1.000 kr. År 1 År 2 År 3 I alt\nBro 900 400 0 1.300\nI alt 900 400 0 1.300\n")
    assert [column.value for column in table.columns] == ["År 1", "År 2", "År 3", "I alt"]
    assert values(table)["Bro"] == [900, 400, 0, 1300]


def test_forms_that_come_again_over_a_title_and_a_field() -> None:
    one = "Investeringsforslag\nNy bro\nResumé: Der bygges en bro.\n1.000 kr. 2031 2032\nBro 900 400\n"
    two = one.replace("Ny bro", "Ny sti").replace("Bro", "Sti")
    assert [p.title.value for p in parse(one + two).proposals] == ["Ny bro", "Ny sti"]
    prose = "Investeringsforslag\nUdvalget drøftede dem i maj\n1.000 kr. 2031 2032\nBro 900 400\n"
    assert [p.title.value for p in parse(prose + prose).proposals] == []


def test_the_price_level_in_the_line_below() -> None:
    rows = "Økonomi\n1.000 kr. 2031 2032\nBro 900 400\n"
    (noted,) = tables(rows + "Note: 2030-priser.\n")
    assert noted.price_year is not None and noted.price_year.value == 2030
    (other,) = tables(rows + "Det blev vedtaget, da man talte om 2030-priser.\n")
    assert other.price_year is None


def test_a_heading_of_rows_below_the_years_is_no_column() -> None:
    rows = "Økonomi (t.kr.)\n2031 2032\n2033\nVarig effekt\nLøn 10 20 30\nHusleje 1 2 3\nI alt 11 22 33\n"
    (table,) = tables(rows)
    assert [column.value for column in table.columns] == ["2031", "2032", "2033"]
    assert values(table)["Løn"] == [10, 20, 30]
    more = "Økonomi (t.kr.)\n2031 2032 2033\nVarig effekt\nLøn 10 20 30 30\nI alt 10 20 30 30\n"
    assert [column.value for column in tables(more)[0].columns][-1] == "Varig effekt"


def test_what_was_before_the_first_year_has_a_column_of_its_own() -> None:
    body = "Tabel 1. Anlæg (t.kr.)\nFør 2031 2031 2032 I alt\nNy hal 4 9 3 16\nInventar 1 1 1 3\n"
    (table,) = tables(body)
    assert [column.value for column in table.columns] == ["Før 2031", "2031", "2032", "I alt"]
    assert values(table) == {"Ny hal": [4, 9, 3, 16], "Inventar": [1, 1, 1, 3]}


@pytest.mark.parametrize("last", ["Varig", "I alt 2031-33"])
def test_a_table_alone_in_a_paper_may_end_in_another_heading_than_a_year(last: str) -> None:
    lines = f"Udgifter til veje\n1.000 kr. 2031 2032 2033 {last}\nLøn 1 2 3 4\nDrift 1 1 1 1\nI alt 2 3 4 5\n"
    data = lines.encode()
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(data))
    assert looks_like_proposals(build_flow(read_text(source, data))) > 0.2
