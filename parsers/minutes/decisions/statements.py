"""What members said to a decision, what they moved, and what a decision was made on."""

import re
from collections.abc import Iterator, Sequence

from models.evidence import Found
from models.records import DecisionPoint
from models.records_rulings import Ballot, BallotResult, Statement, StatementKind
from parsers.minutes.decisions.points import find_sentences
from parsers.minutes.paper.prose import Prose
from parsers.minutes.voting.ballots import RESULT, decision_at, result_of
from parsers.minutes.voting.voters import are_voters, find_voters
from parsers.minutes.voting.words import CANNOT, MAJORITY, VOTERS

PROTOCOL = r"(?:(?:beslutnings|møde)?protokol(?:len|lat|latet|s)?|referat(?:et)?)\b"
# "Karen Holm ønskede følgende tilført protokollen", "begærede sin mening ført til protokols"
NOTED = re.compile(
    rf"(?<![\w.])(?P<by>{VOTERS})\s+(?:ønske[rd]?e?|begær\w+|bad|beder|fik|anmodede|afgav)\b[^.\n]{{0,80}}?"
    rf"\b(?:(?:til|ind)?ført|føre|tilføjet|optaget)\s+(?:til\s+|i\s+)?{PROTOCOL}",
)
NOTE_FROM = re.compile(rf"\b[Pp]rotokoltilførsel(?:en)?\s+(?:fra|af)\s+(?P<by>{VOTERS})")
MINORITY_FROM = re.compile(
    rf"\b[Mm]indretalsudtalelse(?:n)?\s+(?:fra|af)\s+(?P<by>{VOTERS})"
    rf"|(?<![\w.])(?P<by2>{VOTERS})\s+(?:afgav|afgiver)\b[^.\n]{{0,40}}?\bmindretalsudtalelse"
)
# "Mindretalsudtalelse: A og F finder, at ...", "Protokoltilførsel: Bo Dam (V) mener, at ..."
LABEL = rf"\s*:\s*(?P<by>{VOTERS})(?=:|,?\s+[a-zæøå])"
MINORITY_SAID = re.compile(
    rf"\b(?:[Mm]indretalsudtalelse|[Ss]ærudtalelse|[Ss]ærstandpunkt|[Dd]issens)(?:n|en|et)?{LABEL}"
)
NOTE_SAID = re.compile(rf"\b[Pp]rotokol(?:tilførsel|bemærkning|erklæring)(?:en)?{LABEL}")
RESERVATION_SAID = re.compile(rf"(?<![^\n.] )\bForbehold(?:et)?{LABEL}")
MINORITY = re.compile(
    r"\b(?:[Ee]t\s+)?[Mm]indretal(?:let)?\s*(?:på\s+\d+\s*)?(?:,?\s*(?:bestående\s+af|nemlig)\s+|\()"
    rf"(?P<by>{VOTERS})(?![\w(]|\s*,\s+[A-ZÆØÅ]|\s+og\s+[A-ZÆØÅ])\)?(?=[,\s])"
    r"(?!\)?\s+(?:stemte|undlod)\s+[^,.\n]{0,30}\.?(?:\n|$))"
)
REFUSED = re.compile(
    rf"{CANNOT}(?:tiltræde|godkende|anbefale|støtte|tilslutte\s+sig|gå\s+ind\s+for|medvirke\s+til)\b".replace(
        "(?P<names>", "(?P<by>"
    )
)
RESERVED = re.compile(
    rf"(?<![\w.])(?P<by>{VOTERS}),?\s+(?:(?:der|som)\s+)?(?:(?:tog|tager|tage|har\s+taget)\s+(?:dog\s+)?forbehold|forbehold(?:er|t)\s+sig)\b"
)
MOVED = re.compile(
    rf"(?<![\w.])(?P<by>{VOTERS})\s+(?:stille[rd]e?|fremsatte|fremsætter|foresl\w+|fremlagde)\b[^.:\n]{{0,40}}?"
    r"\b(?P<kind>(?:under)?ændringsforslag|modforslag)"
    rf"|(?<![\w-])(?P<kind2>(?:[Uu]nder)?[Ææ]ndringsforslag|[Mm]odforslag)(?:\s+(?:nr\.?\s*)?\d{{1,2}})?\s+(?:fra|stillet\s+af|af)\s+(?P<by2>{VOTERS})"
)
CONDITION = re.compile(
    r"\b(?:under\s+(?:den\s+)?forudsætning(?:\s+af|,\s*at)|(?:på|med)\s+(?:den\s+)?betingelse(?:\s+af|,\s*at)"
    r"|på\s+vilkår|med\s+forbehold\s+for|det\s+forudsættes)\b",
    re.IGNORECASE,
)
OF_MOTION = re.compile(r"\b(?:(?:under)?ændringsforslag|modforslag|forslag)(?:et|ene)?\b", re.IGNORECASE)
# what a text with a statement must have; quick to look for
SAID = re.compile(
    r"forbehold|protokol|mindretal|ændringsforslag|modforslag|forudsæt|betingelse|på\s+vilkår|ført\s+til\s+referat"
    r"|særudtal|særstand|dissens|ikke\s+(?:(?:kan|kunne)\s+)?(?:tiltr|godk|anbef|støt|tilsl|gå\s+ind|medv)",
    re.IGNORECASE,
)
BY_WHOM: tuple[tuple[StatementKind, re.Pattern[str]], ...] = (
    ("note", NOTE_FROM),
    ("note", NOTE_SAID),
    ("note", NOTED),
    ("minority", MINORITY_FROM),
    ("minority", MINORITY_SAID),
    ("minority", MINORITY),
    ("minority", REFUSED),
    ("reservation", RESERVED),
    ("reservation", RESERVATION_SAID),
)


def find_statements(
    prose: Prose, points: Sequence[DecisionPoint], ballots: Sequence[Ballot]
) -> tuple[Statement, ...]:
    """What a decision's text tells of opinions against it, notes, reservations, amendments and conditions.

    Each is a sentence, word for word; what is introduced by a colon goes on to the end of its paragraph. The
    result of what was moved is that of its round of voting, else what the next sentences say.
    """
    if SAID.search(prose.text) is None:
        return ()
    found: list[Statement] = []
    start = 0
    for paragraph in prose.text.split("\n"):
        sentences = find_sentences(prose.text, start, start + len(paragraph))
        for low, high in sentences:
            if SAID.search(prose.text, low, high) is not None:
                found += _read_sentence(prose, (low, high, start + len(paragraph)), points, ballots)
        start += len(paragraph) + 1
    return tuple(found)


def _read_sentence(
    prose: Prose, place: tuple[int, int, int], points: Sequence[DecisionPoint], ballots: Sequence[Ballot]
) -> Iterator[Statement]:
    low, high, end = place
    moved = MOVED.search(prose.text, low, high)
    if moved is not None and are_voters(moved["by"] or moved["by2"]):
        yield _motion(prose, moved, place, points, ballots)
        return
    for kind, pattern in BY_WHOM:
        match = pattern.search(prose.text, low, high)
        group = "by2" if match and match.groupdict().get("by2") else "by"
        if match is None or not are_voters(match[group]):
            continue
        if kind == "minority" and _is_majority(prose.text, low, match):
            continue
        stop = (
            end
            if ":" in prose.text[match.end() : high] or prose.text[match.end() : high + 1] == ":"
            else high
        )
        yield _statement(prose, kind, (low, stop), match.span(group), points)
        return
    condition = CONDITION.search(prose.text, low, high)
    if condition is not None and _decides(prose.text, low, condition.start()):
        yield _statement(prose, "condition", (condition.start(), high), None, points)


def _is_majority(text: str, low: int, match: re.Match[str]) -> bool:
    """Whether those of a match are the majority: "Et flertal bestående af A og F kunne ikke godkende"."""
    parts = MAJORITY.finditer(text, low, match.end()) if "lertal" in text[low : match.end()] else ()
    return any(one["size"].lower() == "flertal" and one.end() > match.start() for one in parts)


def _decides(text: str, low: int, at: int) -> bool:
    """Whether a sentence decides something before its condition: "Godkendt under forudsætning af ..."."""
    return (
        RESULT.search(text, low, at) is not None
        or re.search(r"\b(?:anbefal|godkendelse)", text[low:at], re.IGNORECASE) is not None
    )


def _statement(
    prose: Prose,
    kind: StatementKind,
    place: tuple[int, int],
    by: tuple[int, int] | None,
    points: Sequence[DecisionPoint],
    result: Found[BallotResult] | None = None,
) -> Statement:
    return Statement(
        kind=kind,
        text=prose.found(*place, f"minutes.statement.{kind}"),
        by=tuple(find_voters(prose, *by)) if by else (),
        result=result,
        decision=decision_at(prose, place[0], points),
    )


def _motion(
    prose: Prose,
    match: re.Match[str],
    place: tuple[int, int, int],
    points: Sequence[DecisionPoint],
    ballots: Sequence[Ballot],
) -> Statement:
    low, high, end = place
    kind: StatementKind = (
        "subamendment" if (match["kind"] or match["kind2"]).lower().startswith("under") else "amendment"
    )
    group = "by" if match["by"] else "by2"
    voted = [ballot for ballot in ballots if ballot.matter == kind and ballot.result is not None]
    result = _told_result(prose, high) or (voted[0].result if voted else None)
    stop = high
    if ":" in prose.text[match.end() : high]:
        stop = next(
            (a for a, _ in find_sentences(prose.text, high, end) if OF_MOTION.search(prose.text, a, a + 60)),
            end,
        )
    return _statement(prose, kind, (low, stop), match.span(group), points, result)


def _told_result(prose: Prose, start: int) -> Found[BallotResult] | None:
    """What the text behind a motion says became of it; the matter's own result is another thing."""
    stop = prose.text.find("ndstilling", start)
    stop = len(prose.text) if stop < 0 else stop
    for named in OF_MOTION.finditer(prose.text, start, stop):
        match = RESULT.search(prose.text, named.end(), min(stop, named.end() + 60))
        if match is not None:
            return prose.value(result_of(match), *match.span(), "minutes.statement.result")
    return None
