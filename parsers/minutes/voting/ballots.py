"""Rounds of voting as records: what each was on, who and how many voted what, and what came of it."""

import re
from collections.abc import Sequence

from models.evidence import Found
from models.records import DecisionPoint
from models.records_rulings import Ballot, BallotMatter, BallotResult, VoteSide
from parsers.minutes.paper.prose import Prose
from parsers.minutes.voting.votes import Round, Told, votes_of
from parsers.minutes.voting.words import AMENDED, OPENS, REST

# "Ændringsforslag 2", "underændringsforslaget", "indstillingen"
ABOUT = re.compile(
    r"\b(?:(?P<sub>underændringsforslag\w*)|(?P<amendment>(?:ændrings|mod)forslag\w*)"
    r"|(?P<matter>[\w-]*indstilling\w*|hovedforslag\w*|forslag(?:et)?))(?:\s+(?:nr\.?\s*)?\d{1,2}\b)?",
    re.IGNORECASE,
)
# "punkt 4", "at-punkt 1", "Ad 2)", "3. punkt"
POINT = re.compile(
    r"\b(?:(?:at-)?(?:punkt|pkt\.?)\s*(?P<n>\d{1,2})\b|ad\s+(?P<ad>\d{1,2})\b|(?P<nth>\d{1,2})\.\s+(?:at-)?punkt\b)",
    re.IGNORECASE,
)
# what was moved says nothing of what came of it: "om godkendelse af", "stemte for at godkende"
RESULT = re.compile(
    r"(?<!ikke )(?<!ikke at )(?<!om at )(?<!for at )(?<!mod at )\b(?!\w+(?:else|ing)(?:s|n|ns|r|rne)?\b)"
    r"(?:(?P<rejected>falde?[tr]|forkast\w+|bortfald\w*|afvises|afvist|nedstemt)\b"
    r"|(?P<withdrawn>trukket\s+tilbage|trak\s+[^.\n]{0,30}tilbage|frafaldt|frafaldet)\b"
    r"|(?P<adopted>vedt[ao]g|godkend|tiltr[åæ]d|anbefal)\w*)\b(?!\s+ikke\b)",
    re.IGNORECASE,
)
# "Alle stemte for, undtagen ...", "Hele byrådet stemte for", "resten stemte imod"
ALL = re.compile(
    r"\b(?:alle(?:\s+andre)?|samtlige|hele\s+\w+)(?:\s+[a-zæøå]+)?\s+stemte\s+(?P<side>for|i?mod)\b",
    re.IGNORECASE,
)
UNANIMOUS = re.compile(
    r"\b(?:enstemmigt?|et\s+(?:enigt|samlet)\s+(?:udvalg|byråd|råd|\w+råd|\w+udvalg)|en\s+enig\s+\w+)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<![\s.][A-ZÆØÅ])(?<!\d)[.!?](?=\s+[A-ZÆØÅ\d]|\s*$)|\n")
NEXT_POINT = re.compile(r"\n\W*(?:(?:at|ad|punkt|pkt\.?)\s*)?\d{1,2}\s*[).:]", re.IGNORECASE)
NUMBERS = re.compile(r"\((\d{1,3})(?:\s+(?:stemmer?|medlem(?:mer)?))?\)|\bi\s+alt\s+(\d{1,3})\b")
# "A og F (6)" ends in its number, or "stemte for" comes behind it
BEHIND_ALL = re.compile(r"[\s.)]*(?:$|(?:der\s+|som\s+)?(?:stem|undl|afh|afst))")
UNNAMED = "De øvrige er ikke nævnt ved navn."
UNTOLD = "Kun de, der ikke stemte for, er nævnt; de øvrige regnes for at have stemt for."
ENTIRE = "Referatet siger, at alle var enige, men nævner ingen."
AS_DECIDED = "Som udfaldet af beslutningen."
RESULTS: dict[str, BallotResult] = {
    "approved": "adopted",
    "approved_with_changes": "adopted",
    "noted": "adopted",
    "rejected": "rejected",
}
SUMMED = "Tallet er lagt sammen af de tal, der står ved de nævnte."
# how far behind the last vote a text may say what came of it
NEAR = 160


def build_ballots(
    prose: Prose, rounds: Sequence[Round], points: Sequence[DecisionPoint]
) -> tuple[Ballot, ...]:
    """The rounds of voting that a decision's text tells of, in order; points are the decision's own.

    A text that only says that all agreed gives one ballot without names; "uden afstemning" gives none.
    """
    told = [one for one in rounds if any(part.names or part.count for part in one)]
    if not told:
        match = UNANIMOUS.search(prose.text)
        return (_unanimous(prose, match, points),) if match else ()
    ballots: list[Ballot] = []
    for n, round_ in enumerate(told):
        low = _end(told[n - 1]) if n else 0
        high = told[n + 1][0].start if n + 1 < len(told) else len(prose.text)
        ballots.append(_build_ballot(prose, round_, low, high, points))
    return tuple(ballots)


def _end(round_: Round) -> int:
    return max(told.end for told in round_)


def _build_ballot(
    prose: Prose, round_: Round, low: int, high: int, points: Sequence[DecisionPoint]
) -> Ballot:
    first, last = round_[0].start, _end(round_)
    matter, about, number = _matter(prose, low, first, round_[0].end)
    decision = decision_at(prose, first, points)
    if number is None and decision is not None:
        number = points[decision].point
    result = _result(prose, (low, first, last, high), matter)
    if result is None and decision is not None and matter == "matter":
        result = _outcome(points[decision])
    votes = votes_of(round_)
    counts = {side: _count(prose, round_, side) for side in ("for", "against", "abstain")}
    silent = not votes.in_favour and counts["for"] is None and bool(votes.against or votes.abstain)
    return Ballot(
        matter=matter,
        about=about,
        point=number,
        decision=decision,
        in_favour=votes.in_favour,
        against=votes.against,
        abstain=votes.abstain,
        count_for=counts["for"],
        count_against=counts["against"],
        count_abstain=counts["abstain"],
        rest=_rest(prose, low, high, silent and result is not None and result.value == "adopted"),
        result=result,
    )


def _matter(
    prose: Prose, low: int, first: int, end: int
) -> tuple[BallotMatter, Found[str] | None, int | None]:
    """What a round was on: the words nearest before its votes, in their sentence or the one before."""
    text = prose.text
    starts = [low, *(match.end() for match in SENTENCE.finditer(text, low, first))]
    for start in reversed(starts[-3:]):
        named = list(ABOUT.finditer(text, start, end))
        point = next(iter(reversed(list(POINT.finditer(text, start, end)))), None)
        if not named and point is None:
            continue
        at = named[-1] if named else point
        number = int(next(filter(None, point.groups()))) if point else None
        about = prose.found(at.start(), at.end(), "minutes.votes.about") if at else None
        if named and named[-1]["sub"]:
            return "subamendment", about, number
        moved = named and (named[-1]["amendment"] or (not named[-1]["matter"]))
        return "amendment" if moved or _is_moved(text, low, first, named) else "matter", about, number
    return "amendment" if AMENDED.search(text, low, first) else "matter", None, None


def _is_moved(text: str, low: int, first: int, named: Sequence[re.Match[str]]) -> bool:
    """Whether "forslaget" is one that a member has just moved."""
    plain = bool(named) and named[-1][0].lower().startswith("forslag")
    return plain and AMENDED.search(text, low, first) is not None


def _result(
    prose: Prose, around: tuple[int, int, int, int], matter: BallotMatter
) -> Found[BallotResult] | None:
    """What came of a round: said in its own sentence, else in the next ones."""
    low, first, last, high = around
    text = prose.text
    start = max([low, *(match.end() for match in SENTENCE.finditer(text, low, first))])
    limit = min(high, last + NEAR)
    for pattern in (OPENS, NEXT_POINT):
        opened = pattern.search(text, last, limit)
        limit = opened.start() if opened else limit
    hits = [match for match in RESULT.finditer(text, start, max(limit, last))]
    if matter != "matter":
        hits = [
            hit
            for hit in hits
            if "indstilling" not in text[max(start, hit.start() - 40) : hit.start()].lower()
        ]
    outside = [hit for hit in hits if hit.start() < first or hit.start() >= last - 1] or hits
    if not outside:
        return None
    hit = outside[0]
    return prose.value(result_of(hit), hit.start(), hit.end(), "minutes.votes.result")


def result_of(match: re.Match[str]) -> BallotResult:
    """What a match of RESULT says came of a motion."""
    return "rejected" if match["rejected"] else "withdrawn" if match["withdrawn"] else "adopted"


def _outcome(point: DecisionPoint) -> Found[BallotResult] | None:
    """What came of a round that only the outcome of its decision tells."""
    value = RESULTS.get(point.outcome.value)
    if value is None:
        return None
    return Found(value, point.outcome.spans, "minutes.votes.outcome", "inferred", AS_DECIDED)


def _rest(prose: Prose, low: int, high: int, silent: bool) -> Found[VoteSide] | None:
    """How those voted that are not named; silent says that only opponents are, of what was adopted."""
    for pattern in (REST, ALL):
        match = pattern.search(prose.text, low, high)
        if match is not None:
            side = _rest_side(match)
            found = prose.value(side, match.start(), match.end(), "minutes.votes.rest", "inferred")
            return Found(found.value, found.spans, found.rule, "inferred", UNNAMED)
    return Found("for", (), "minutes.votes.rest", "inferred", UNTOLD) if silent else None


def _rest_side(match: re.Match[str]) -> VoteSide:
    side = (match["side"] or "for").lower()
    verb = (match.groupdict().get("verb") or "").lower()
    if verb.startswith("undlod"):
        return "abstain"
    return "for" if side == "for" else "against"


def _count(prose: Prose, round_: Round, side: str) -> Found[int] | None:
    """How many were on a side: the number that the paper gives, or those at all of its names together."""
    told = [one for one in round_ if one.side == side]
    for one in told:
        if one.count is not None:
            return one.count.number
    for one in told:
        found = _behind(prose, one)
        if found is not None:
            return found
    return None


def _behind(prose: Prose, told: Told) -> Found[int] | None:
    """The numbers in a list of names: "A (9), F (2)" is 11, "A, F og V (22)" is 22."""
    numbers = list(NUMBERS.finditer(prose.text, told.start, told.end))
    if not numbers or not told.names:
        return None
    values = [int(match[1] or match[2]) for match in numbers]
    last = numbers[-1]
    if last[2] or (len(numbers) == 1 and BEHIND_ALL.match(prose.text, last.end(), told.end)):
        return prose.value(values[-1], *last.span(), "minutes.votes.count")
    if len(numbers) != len(told.names):
        return None
    found = prose.value(sum(values), numbers[0].start(), last.end(), "minutes.votes.count_sum", "inferred")
    return Found(found.value, found.spans, found.rule, "inferred", SUMMED)


def decision_at(prose: Prose, at: int, points: Sequence[DecisionPoint]) -> int | None:
    """The point whose text holds a place, or is the last that begins before it; the only one there is."""
    spot = next(iter(prose.value(0, at, at + 1, "minutes.votes").spans), None)
    if spot is None or not points:
        return None
    place = (spot.page, spot.start)
    before = [
        n for n, point in enumerate(points) if (point.text.spans[0].page, point.text.spans[0].start) <= place
    ]
    if before:
        return before[-1]
    return 0 if len(points) == 1 else None


def _unanimous(prose: Prose, match: re.Match[str], points: Sequence[DecisionPoint]) -> Ballot:
    decision = decision_at(prose, match.start(), points)
    result = _result(prose, (0, match.start(), match.end(), len(prose.text)), "matter")
    lost = decision is not None and points[decision].outcome.value == "rejected"
    if result is None and decision is not None and lost:
        result = _outcome(points[decision])
    side: VoteSide = "against" if result is not None and result.value == "rejected" else "for"
    found = prose.value(side, *match.span(), "minutes.votes.unanimous", "inferred")
    told = side == "for" or lost or decision is None
    return Ballot(
        point=points[decision].point if decision is not None else None,
        decision=decision,
        rest=Found(side, found.spans, found.rule, "inferred", ENTIRE) if told else None,
        result=result,
    )
