"""A link between two records, and how sure one has to be of it."""

from dataclasses import dataclass

from referat.tracing.nodes import Node

# From this score on a link is taken as true until a person rejects it; below it is a suggestion.
SURE, SUGGESTED = 0.8, 0.6
# The score of what a rule found and something else speaks against.
UNSURE = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link between two records and the words on each side that it rests on."""

    one: str
    other: str
    kind: str
    score: float
    rule: str
    one_says: str
    other_says: str


def build_link(
    one: Node, other: Node, kind: str, score: float, rule: str, says: str | None, said: str | None
) -> Link:
    """The link of two records; says and said are the words on each side."""
    return Link(
        one=one.code,
        other=other.code,
        kind=kind,
        score=round(min(score, 1.0), 3),
        rule=rule,
        one_says=says or "",
        other_says=said or "",
    )
