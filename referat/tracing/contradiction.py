"""Whether two records that a person wants to tie look like two matters: by code or year, and by title."""

from rapidfuzz import fuzz
from sqlalchemy import Connection

from parsers.tracing.mentions import find_mentions
from referat.tracing.nodes import Node, load_nodes_of

# from this likeness on (0 to 100) two titles may be of one matter
ALIKE = 70


def tell_contradiction(connection: Connection, one: str, other: str) -> str | None:
    """What speaks (in Danish) against tying two records, each given by its id; None where nothing does.

    Records of one case number, or with titles alike, are of one matter whatever else they say.
    """
    nodes = {node.code: node for node in load_nodes_of(connection, (one, other))}
    if one not in nodes or other not in nodes:
        return None
    first, second = nodes[one], nodes[other]
    if _are_alike(first, second) or (first.case_number and first.case_number == second.case_number):
        return None
    apart = [
        f"{what} ({', '.join(sorted(these))} og {', '.join(sorted(those))})"
        for what, these, those in (
            ("koder", _codes(first), _codes(second)),
            ("år", _years(first), _years(second)),
        )
        if these and those and these.isdisjoint(those)
    ]
    if not apart:
        return None
    titles = " og ".join(f"»{node.title.said}«" for node in (first, second))
    return f"{titles} har hver sin titel og forskellige {' og '.join(apart)}"


def _are_alike(first: Node, second: Node) -> bool:
    titles = (first.title.said.casefold(), second.title.said.casefold())
    return fuzz.token_set_ratio(*titles) >= ALIKE


def _codes(node: Node) -> set[str]:
    """The code of a proposal, or those that the title of an item or a row names."""
    if node.kind == "proposal":
        return {node.number.strip().upper()} if node.number else set()
    return {one.value.upper() for one in find_mentions(node.title.said) if one.kind == "code"}


def _years(node: Node) -> set[str]:
    """The year of a proposal's prices, of a meeting, or those in the title."""
    told = node.year or (node.date and node.date.year)
    return set(node.title.years) | ({str(told)} if told and not node.title.years else set())
