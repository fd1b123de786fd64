"""Tolerances of the reader, each with what it means. Lengths in points, shares as fractions of one."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from models.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """How generous the reader is; the defaults suit office documents on A4."""

    # A drawn line or filled bar at most this thick is a ruling, anything thicker is a filled area.
    rule_thickness: float = 3.0
    # Rulings nearer to each other than this are one; also how far two may stop short and still meet.
    snap: float = 3.0
    # Rulings shorter than this are tick marks, check boxes and the like.
    shortest_rule: float = 8.0
    # Two words stand on one printed line when this share of the lower one's height lies beside the other.
    line_overlap: float = 0.5
    # A gap wider than this many font sizes parts two chunks of a line: two cells, or two columns.
    chunk_gap: float = 0.9
    # The same between two numbers; a space inside a number ("1 250") is narrower.
    number_gap: float = 0.45
    # The widest space inside a number, in font sizes: faces with letters of one width have wide spaces.
    thousands_gap: float = 0.62
    # A gap in font sizes that parts columns where texts start right under each other behind it.
    aligned_gap: float = 0.42
    # The narrowest white strip between two columns of a table without lines.
    column_gutter: float = 3.0
    # A table without lines needs this many lines that have at least two chunks.
    shortest_table: int = 2
    # The narrowest white strip between two columns of running text.
    text_gutter: float = 9.0
    # Text columns beside each other need this many lines with text on both sides.
    column_lines: int = 4
    # Heads and feet lie within this share of the page height from the top or the bottom edge.
    edge_zone: float = 0.12
    # A head or foot stands at the same height, give or take this, ...
    edge_shift: float = 4.0
    # ... on at least this many pages, and on this share of all.
    edge_pages: int = 3
    edge_share: float = 0.2
    # How alike (0 to 100, digits masked) two heads or feet must be to be the same one.
    edge_likeness: float = 85.0
    # Paths with more points than this are drawings, not rulings.
    longest_path: int = 400
    # At most this many rulings a page are looked at; maps and drawings have tens of thousands.
    most_rules: int = 4000
    # Rulings left when those that continue each other are joined; with more it is no table.
    most_edges: int = 800
    # After this many pages in a row that can't be read, the rest of the file is left.
    most_lost: int = 50
    # Which pages go to the OCR program: those without usable text, none, or all that have a picture.
    ocr: Literal["auto", "never", "force"] = "auto"
    # The folder in which results are kept from run to run; None keeps nothing.
    cache: Path | None = None
    # The longest the OCR program may take for a page, in seconds.
    ocr_seconds: float = 120.0
    # Called with 1 when a page is done, with 0 before OCR reads a picture: whoever watches knows it gets on.
    told: Callable[[int], None] | None = None
