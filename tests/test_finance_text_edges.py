"""Page numbers and heads that stand between the rows of tables in plain lines; made-up text."""

from extract.formats.text import read_text
from models.page import Source
from parsers.finance.plain_edges import without_edges
from parsers.flow import Flow, build_flow
from parsers.proposals.parser import parse_proposals


def kept(text: str) -> list[str]:
    flow = flow_of(text)
    return [place.text for place in without_edges(flow, flow.places)]


def flow_of(text: str) -> Flow:
    data = text.encode()
    return build_flow(
        read_text(Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(data)), data)
    )


def test_page_numbers_that_count_up_are_no_rows() -> None:
    assert kept("1\nHaver\nLøn 5 6\n2\nVeje\nLøn 7 8\n3\nSkoler\n") == [
        "Haver",
        "Løn 5 6",
        "Veje",
        "Løn 7 8",
        "Skoler",
    ]


def test_numbers_one_below_the_other_are_cells() -> None:
    assert kept("Løn\n1\n2\n3\nHuse\n4\n5\n6\n") == ["Løn", "1", "2", "3", "Huse", "4", "5", "6"]


def test_numbers_that_do_not_count_are_kept() -> None:
    assert "7" in kept("Løn\n7\nHuse\n3\nVeje\n9\n")


def test_a_head_that_comes_again_on_each_page_is_left_out() -> None:
    assert kept("Østby 2031\nHaver\n\fØstby 2031\nVeje\n\fØstby 2031\nSkoler\n") == [
        "Haver",
        "Veje",
        "Skoler",
    ]
    assert kept("Østby 2031\nHaver\n\fSønderby\nVeje\n") == ["Østby 2031", "Haver", "Sønderby", "Veje"]


def test_a_table_goes_on_below_the_head_of_the_next_page() -> None:
    head = "1.000 kr. 2031 2032 2033\n"
    text = (
        "Budget i Østby 2031\nInvesteringsforslag 1: Nye haver\nDer anlægges haver.\nTabel 1. Økonomi\n"
        + head
        + "Løn 10 20 30\nSide 1\n\fBudget i Østby 2031\n"
        + head
        + "Planter 5 5 5\nI alt 15 25 35\nSide 2\n"
    )
    (proposal,) = parse_proposals(flow_of(text)).proposals
    (table,) = proposal.tables
    assert [row.label.value for row in table.rows] == ["Løn", "Planter", "I alt"]


def test_a_total_that_ends_each_page_is_a_row() -> None:
    pages = [
        f"Investeringsforslag {n}: Nye {what}\nDer kommer nye {what}.\nTabel 1. Økonomi\n"
        f"1.000 kr. 2031 2032 2033\nLøn {n} {n} {n}\nPlanter 5 5 5\nI alt {n + 5} {n + 5} {n + 5}\n"
        for n, what in enumerate(("haver", "veje", "broer"), 1)
    ]
    for proposal in parse_proposals(flow_of("\f".join(pages))).proposals:
        assert [row.label.value for row in proposal.tables[0].rows] == ["Løn", "Planter", "I alt"]


def test_ends_of_pages_with_numbers_of_their_own_are_kept() -> None:
    assert kept("Haver\nI alt 15\n\fVeje\nI alt 80\n")[1::2] == ["I alt 15", "I alt 80"]
    assert kept("Haver\nØstby 1\n\fVeje\nØstby 2\n") == ["Haver", "Veje"]


def test_rules_drawn_with_signs_are_no_labels() -> None:
    head = "Tabel 1. Økonomi (tusind kr.)\n2031 2032\n-----------\n"
    rows = "Løn 1 2\nHusleje 1 1\n=====  =====\nNetto 2 3\n"
    (table,) = parse_proposals(flow_of(head + rows)).overview_tables
    assert [row.label.value for row in table.rows] == ["Løn", "Husleje", "Netto"]
    assert table.multiplier == 1000
