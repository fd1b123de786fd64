"""Payback rows that a narrow label column breaks over several lines of a grid."""

from decimal import Decimal

from extract.formats.text import read_text
from models.page import Source
from parsers.finance.assemble import RawCell, RawRow, find_payback
from parsers.finance.paybacks import join_paybacks
from parsers.finance.strips import Strip
from parsers.flow import Flow, build_flow


def flow_of(text: str) -> Flow:
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(text))
    return build_flow(read_text(source, text.encode()))


def strips_of(flow: Flow, cells: tuple[str | None, ...]) -> list[Strip]:
    """A strip for each line of the flow, with what stands in its one amount column."""
    strips = []
    for place, cell in zip(flow.places, cells, strict=True):
        label = place.piece() if cell is None else place.piece(0, len(place.text) - len(cell))
        held = () if cell is None else (RawCell((place.piece(len(place.text) - len(cell)),)),)
        row = RawRow((label,) if label.text.strip() else (), held or (None,))
        strips.append(Strip(row, label.text.strip(), cell is None, False))
    return strips


def test_years_beside_the_second_line_of_the_label() -> None:
    flow = flow_of(
        "Tilbagebetalingstid,\nserviceeffektivisering 4,5 år\nTilbagebetalingstid,\ntotaløkonomi 6"
    )
    read = join_paybacks(flow, strips_of(flow, (None, "4,5 år", None, "6")))
    assert [strip.label for strip in read] == [
        "Tilbagebetalingstid, serviceeffektivisering",
        "Tilbagebetalingstid, totaløkonomi",
    ]
    years = [find_payback(strip.row) for strip in read]
    assert [found and found.value for found in years] == [Decimal("4.5"), Decimal(6)]


def test_years_that_ocr_ran_together_with_their_word() -> None:
    flow = flow_of("Tilbagebetalingstid, service 6år")
    (strip,) = strips_of(flow, ("6år",))
    found = find_payback(strip.row)
    assert found is not None and (found.value, found.spans[0].printed) == (Decimal(6), "6år")


def test_a_row_of_amounts_is_left_alone() -> None:
    flow = flow_of("Tilbagebetalingstid på service 3 år\nDrift i alt 1.250")
    read = join_paybacks(flow, strips_of(flow, ("3 år", "1.250")))
    assert [strip.label for strip in read] == ["Tilbagebetalingstid på service", "Drift i alt"]
