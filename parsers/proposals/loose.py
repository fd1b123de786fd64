"""What a proposal tells in lines of a label and a value, wherever they stand: payback times, price level."""

import re
from collections.abc import Sequence
from decimal import Decimal

from models.evidence import Found
from parsers.finance.assemble import Payback, find_price_year, payback_kind, row_kind
from parsers.finance.cells import columns_of
from parsers.flow import Place, found
from parsers.proposals.split import cell_label
from parsers.proposals.words import find_label

# "Tilbagebetalingstid, service: 2,5 år", "Tilbagebetalingstid 4 år"
LABELLED = re.compile(
    r"^\s*(?P<label>[^\W\d_][^\d:.]{8,70}?)(?P<unit>\s*\(år\))?(?:\s*\([^)\d]*\))?"
    r"\s*(?::\s*|\s)(?:ca\.\s*)?(?P<years>\d{1,2}(?:,\d)?)(?(unit)(?:\s*år\.?)?|\s*år\.?)\s*$",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# a line of a label and its value is at most this long
LONGEST = 80


def read_paybacks(places: Sequence[Place]) -> Payback:
    """The payback times (service, total economy) in lines of a label and a number of years."""
    times: list[Found[Decimal] | None] = [None, None]
    for place in places:
        hit = LABELLED.match(place.text) if place.text[:1] in "Tt" else None
        parted = hit is not None and (":" in place.text or len(columns_of(place)) > 1)
        if hit is not None and parted and row_kind(hit["label"]) == "payback":
            which = payback_kind(hit["label"])
            years = Decimal(hit["years"].replace(",", "."))
            piece = place.piece(hit.start("years"), hit.end("years"))
            times[which] = times[which] or found(years, [piece], "proposals.payback")
    return times[0], times[1]


def read_price(places: Sequence[Place]) -> Found[int] | None:
    """The year of the price level in a line that begins with a label for it: "Prisniveau: 2031-priser"."""
    for place in places:
        if place.text[:1] not in "PpAa" or len(place.text) > LONGEST:
            continue
        label = find_label([place.piece()]) or cell_label(place)
        if label is None or label.field != "price":
            continue
        hit = YEAR.search(place.text)
        year = find_price_year(place.text) or (int(hit[0]) if hit is not None else None)
        if year is not None:
            return found(year, [place.piece()], "proposals.price_year.line")
    return None
