"""Who is to do what after a meeting: "Økonomi følger op inden 1. maj", "Sagen behandles i staben"."""

import re
from functools import cache

from models.records import FollowUp
from parsers.lexicons import load_lexicon
from parsers.minutes.blocks.cut import OWNED
from parsers.minutes.paper.prose import Prose
from parsers.minutes.phrases.people import NAME, functions, is_only_body

# "inden 1. maj", "senest i uge 12", "til næste møde"
DEADLINE = re.compile(
    r"\b(?:senest inden|inden udgangen af|inden for|inden|senest|i løbet af|til næste|på næste|frem mod"
    r"|med frist|med svarfrist|frist|primo"
    r"|medio|ultimo)\s*:?\s+(?:den\s+|d\.\s*|i\s+)?(?:\d{1,2}\.\s?[a-zæøå]+(?:\s\d{4})?"
    r"|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|[a-zæøå]+(?:\s\d{1,4})?(?:\s(?:møde|uge|måned|juni"
    r"|juli|august|ferien))?)",
    re.IGNORECASE,
)


# "Det blev aftalt, at Karen Holm følger op": what someone does stands after what was agreed
AGREED = re.compile(r"aftal|beslut|vedt|enes|bed|anmod", re.IGNORECASE)
# "Børneudvalget godkender indstillingen.": what a body decides is no task of its own
RULES = re.compile(r"(?:godkend|indstil|anbefal|tiltræd|vedtag|beslut|tage)\w*\b", re.IGNORECASE)


@cache
def _subject() -> str:
    words = "|".join(sorted((re.escape(word) for word in functions()), key=len, reverse=True))
    endings = "|".join(map(re.escape, load_lexicon("people")["function_endings"]))
    units = "|".join(map(re.escape, load_lexicon("people")["units"]))
    field = r"[A-ZÆØÅ][\wæøå-]+(?:(?:,\s*|,?\s+(?:og|&)\s+)[A-ZÆØÅ][\wæøå-]+)*"
    office = rf"(?i:{words})|(?i:[\wæøå-]*(?:{endings}))"
    return (
        rf"(?:{NAME}|[A-ZÆØÅ]{{2,6}}(?:[/&][A-ZÆØÅ]{{2,6}})*|(?i:{units})\s+for\s+{field}|{field}|{office})"
        rf"(?:\s*(?:,|og|/)\s*(?:{NAME}|[A-ZÆØÅ]{{2,6}}|{office}))*"
    )


@cache
def active_pattern() -> re.Pattern[str]:
    """Someone, then a verb that gives a task: "FØK følger op", "Karen Holm tager kontakt til ..."."""
    verbs = "|".join(
        re.escape(verb)
        for verb in sorted(load_lexicon("decisions")["follow_ups"]["verbs"], key=len, reverse=True)
    )
    return re.compile(rf"(?:^|(?<=at\s)|(?<=:\s))(?P<who>{_subject()})\s+(?P<verb>{verbs})\b")


@cache
def passive_pattern() -> re.Pattern[str]:
    """A task in the passive with its place: "Sagen behandles i staben"."""
    places = "|".join(
        re.escape(place.lstrip("=")) for place in load_lexicon("decisions")["follow_ups"]["places"]
    )
    return re.compile(rf"\b(?:{places})\s+(?P<who>{_subject()})")


# "Karen Holm orienterer om planen.": what happened at the meeting, told as if it were now
REPORTS = re.compile(r"(?:orienterer|informerer|beretter|fortæller)\s+(?:kort\s+)?om\b")
FORWARDS = re.compile(r"(?:fremsender|oversender|forelægger|fremlægger)$")
LATER = re.compile(r"\bnæste\b|\bkommende\b|\bsenere\b|\bløbende\b|\bnår\b", re.IGNORECASE)


def _sentence_match(sentence: str) -> tuple[re.Match[str], bool] | None:
    """The match of a task in a sentence, and whether the sentence says nothing else."""
    for match in active_pattern().finditer(sentence):
        if match["who"].lower() in load_lexicon("decisions")["follow_ups"]["no_actors"]:
            continue
        if RULES.match(match["verb"]) and is_only_body(match["who"]):
            continue
        if match.start() == 0 and _is_report(sentence, match.start("verb")):
            continue
        if match.start() == 0 and _is_forwarded(sentence, match):
            continue
        if match.start() > 0 and not AGREED.search(sentence[: match.start()]):
            continue
        return match, match.start() == 0
    passive = passive_pattern().search(sentence)
    return (passive, False) if passive else None


def _is_forwarded(sentence: str, match: re.Match[str]) -> bool:
    """Whether a sentence tells how a case came here: "Skoleudvalget fremsender forslag om, at ..."."""
    forwards = FORWARDS.match(match["verb"]) is not None and is_only_body(match["who"])
    return forwards and not DEADLINE.search(sentence) and not LATER.search(sentence)


def _is_report(sentence: str, verb: int) -> bool:
    """Whether a sentence tells of what somebody said at the meeting, and sets no time for it."""
    told = REPORTS.match(sentence, verb)
    return told is not None and not DEADLINE.search(sentence) and not LATER.search(sentence)


def is_only_follow_up(sentence: str) -> bool:
    """Whether a sentence only says who does what next, and decides nothing: "FØK følger op."."""
    match = _sentence_match(sentence)
    return match is not None and match[1]


def _build_owned(prose: Prose) -> list[FollowUp]:
    """The tasks that "Ansvarlig: Karen Holm. Frist: 1. maj" gives; what is to be done stands above it."""
    found: list[FollowUp] = []
    above = 0, 0
    for line in re.finditer(r"[^\n]+", prose.text):
        owned = OWNED.match(line[0]) if above[1] else None
        if owned is None:
            above = line.span()
            continue
        who, due = (tuple(line.start() + at for at in owned.span(part)) for part in ("who", "due"))
        found.append(
            FollowUp(
                responsible=prose.found(who[0], who[1], "minutes.follow_up.owner"),
                text=prose.found(*above, "minutes.follow_up.above_owner"),
                deadline=prose.found(due[0], due[1], "minutes.follow_up.deadline"),
            )
        )
    return found


def build_follow_ups(prose: Prose, sentences: list[tuple[int, int]]) -> tuple[FollowUp, ...]:
    """The tasks that sentences of a decision hand out; the whole sentence is the text."""
    found = _build_owned(prose)
    for start, end in sentences:
        a, b = start, end
        while a < b and prose.text[a] in "*-–• ":
            a += 1
        while b > a and prose.text[b - 1] in "* ":
            b -= 1
        hit = _sentence_match(prose.text[a:b])
        if hit is None:
            continue
        match = hit[0]
        due = DEADLINE.search(prose.text, a, b)
        found.append(
            FollowUp(
                responsible=prose.found(
                    a + match.start("who"), a + match.end("who"), "minutes.follow_up.who"
                ),
                text=prose.found(a, b, "minutes.follow_up.sentence"),
                deadline=prose.found(due.start(), due.end(), "minutes.follow_up.deadline") if due else None,
            )
        )
    return tuple(found)
