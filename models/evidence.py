"""Where a value stood and who says so: every value that leaves a parser is a Found."""

from typing import Generic, Literal, TypeVar

from models.frozen import dataclass
from models.page import Box

T_co = TypeVar("T_co", covariant=True)

Certainty = Literal["printed", "inferred", "repaired", "uncertain", "confirmed", "corrected"]
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters on one page: page.text[start:end] is exactly `printed`.

    box is the place on the page in points, None where the document has no layout. confidence is the OCR
    program's own for its least sure word, 0 to 1; None for text that was not read from a picture.
    """

    page: int
    start: int
    end: int
    box: Box | None
    printed: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """A value, the places it was read from (one span a page or column, in reading order), and the rule.

    rule is a short stable dotted name such as "minutes.decision.heading". certainty is "printed" when the
    paper says the value as it is, "inferred" when it follows from what the paper says, "repaired" when the
    paper's characters were corrected, "uncertain" when another reading is possible; note tells why. A person
    has seen a "confirmed" value, and gave a "corrected" one; note tells who, when, and what was read.
    An inferred value may have no spans.
    """

    value: T_co
    spans: tuple[Span, ...]
    rule: str
    certainty: Certainty = "printed"
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A finding: something a person should look at. message is Danish, the rest is for programs.

    where names the record ("BC04 Tabel 1, række 'I alt', 2023"), expected and found are as text. check is the
    status of the check of a sum that it tells of, None for everything else.
    """

    code: str
    severity: Severity
    message: str
    where: str | None = None
    expected: str | None = None
    found: str | None = None
    span: Span | None = None
    check: str | None = None
