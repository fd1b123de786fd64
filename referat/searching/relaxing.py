"""What a question nearly finds: where nothing has all of its words, what has the most of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from sqlalchemy import Connection, text

from referat.searching.question import Question, Term
from referat.searching.ranking import WEIGHED, Hit, Hits, Where, find_hits
from referat.searching.weighing import find_lacking_groups

# So many of a question's words may be missing, and a question of more words is taken as it is: each way to
# leave some out is asked for.
MISSING, LONGEST = 2, 5


def find_nearly(connection: Connection, where: Where, limit: int, offset: int = 0) -> tuple[Where, Hits]:
    """The hits of a question; where there are none, those without one of its words, or without two.

    What is left has to tell something: words with very many hits alone are none, nor are mere numbers beside
    words. Gives the question with the words that are enough, as it was asked.
    """
    found = find_hits(connection, where, limit, offset)
    if where.question is None or found.total or len(where.question.groups) > LONGEST:
        return where, found
    relaxed = relax(connection, where)
    return (where, found) if relaxed is None else (relaxed, find_hits(connection, relaxed, limit, offset))


def relax(connection: Connection, where: Where) -> Where | None:
    """A question that nothing answers, with fewer of its words; None where they too find nothing."""
    question = where.question
    several = 0 if question is None else len(question.groups)
    for size in range(several - 1, max(0, several - 1 - MISSING), -1):
        ways = [_only(where, way) for way in combinations(range(several), size)]
        telling = [(one, way) for one, way in ways if question is not None and _tells(question, way)]
        enough = tuple(way for one, way in telling if 0 < _count(connection, one) <= WEIGHED)
        if question is not None and enough:
            return replace(where, question=replace(question, ways=enough))
    return None


def _tells(question: Question, way: tuple[int, ...]) -> bool:
    """Whether a way asks for more than numbers, where the question does: "Fredensgade 12" is no "12"."""
    words = {n for n, group in enumerate(question.groups) if not all(_is_number(term) for term in group)}
    return not words or not words.isdisjoint(way)


def _is_number(term: Term) -> bool:
    return term.field is None and len(term.forms) == 1 and term.forms[0].isdecimal()


def _only(where: Where, way: tuple[int, ...]) -> tuple[Where, tuple[int, ...]]:
    question = where.question and replace(where.question, ways=(way,))
    return replace(where, question=question), way


def _count(connection: Connection, where: Where) -> int:
    """How many hits there are, as far as they are counted."""
    query = f"SELECT COUNT(*) FROM ({where.hits()} LIMIT :limit)"
    return int(connection.execute(text(query), where.values(limit=WEIGHED + 1)).scalar_one())


def find_lacking(
    connection: Connection, question: Question | None, hits: Iterable[Hit]
) -> dict[int, Sequence[str]]:
    """The words of a question that each hit lacks, by entry; nothing where all have to be there."""
    if question is None or not question.ways:
        return {}
    words = [" eller ".join(" ".join(term.forms) for term in group) for group in question.groups]
    lacking = find_lacking_groups(connection, question, [hit.id for hit in hits])
    return {entry: [words[n] for n in groups] for entry, groups in lacking.items()}
