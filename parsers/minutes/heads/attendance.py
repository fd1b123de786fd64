"""Who came late, left early, came for another, or took no part in an item, as sentences and lists say it."""

import re
from collections.abc import Iterator, Sequence
from datetime import time

from models.evidence import Found
from models.frozen import dataclass
from models.records_rulings import Attendance, Presence
from parsers.dates import find_times
from parsers.minutes.blocks.cut import Block
from parsers.minutes.paper.prose import Prose, build_prose
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.people import (
    NAME,
    REGRETS_FROM,
    SENT_REGRETS,
    find_names,
    find_roster_label,
    says_away,
)

PARTY = r"(?:\s*\([^()]{1,24}\))?"
NAMES = rf"(?P<names>{NAME}{PARTY}(?:(?:\s*,\s*|\s+og\s+|\s+samt\s+){NAME}{PARTY})*)"
OTHER = rf"(?P<other>{NAME}){PARTY}"
# "kl. 17.15", "kl. 18"
CLOCK = re.compile(r"\bkl\.?\s*\d{1,2}(?:[.:]\d{2})?\b", re.IGNORECASE)
ITEM = re.compile(r"\b(?:punkt|pkt\.?|sag(?:\s+nr\.?)?)\s*\d{1,3}[a-z]?\b", re.IGNORECASE)
# "ankom kl. 17.15", "deltog fra punkt 5": only with a time or an item
CAME = re.compile(
    rf"\b{NAMES},?\s+(?:ankom|kom\s+til\s+stede|kom(?=\s+(?:til\s+mødet\s+)?kl\b)|tiltrådte|indtrådte|trådte\s+ind"
    r"|mødte(?=\s+kl\b)|deltog\s+(?:i\s+mødet\s+)?(?=fra\b))"
)
WENT = re.compile(
    rf"\b{NAMES},?\s+(?:forlod|forlader|gik(?=\s+kl\b)|udtrådte|trådte\s+ud|måtte\s+forlade|var\s+fraværende(?=\s+fra\b)"
    r"|deltog(?=\s+(?:kun\s+)?(?:til\s+og\s+med|indtil|til)\s+(?:punkt|pkt|kl)))"
    rf"|\bforlod\s+(?P<after>{NAME}{PARTY})\s+(?:mødet|lokalet|salen)"
)
# "Karen Holm (A) (mødte kl. 14.20, pkt. 3)": said of the one before the bracket alone
SAID_ASIDE = re.compile(
    rf"\b(?P<names>{NAME}){PARTY},?\s*\((?:(?P<came>ankom|kom|mødte|tiltrådte|deltog\s+fra)|forlod|gik|udtrådte|deltog\s+(?:ind)?til)\b"
    r"[^()\n]*(?=\))"
)
AGAIN = re.compile(
    r"\bog\s+(?:forlod|udtrådte|gik)\b[^.;\n]*?(?P<clock>kl\.?\s*\d{1,2}(?:[.:]\d{2})?)", re.IGNORECASE
)
# "deltog ikke i behandlingen af punkt 3", "var ikke til stede under behandlingen", "medvirkede ikke ved"
# what somebody takes no part in: this item or meeting, and not a tender, or a meeting of another day
OF_ITEM = (
    r"(?=[^.;\n]{0,40}?(?:behandling|drøftelse|beslutning|afgørelse|afstemning|votering|sag|punkt|pkt))"
    r"|(?=(?:dette\s+)?mødet?\b(?!\s+(?:i|den|sidste)\b))"
)
AWAY = re.compile(
    rf"\b{NAMES},?\s+(?:deltog|deltager|medvirkede|medvirker|var)\s+(?:derfor\s+)?ikke\s+(?:til\s+stede\s+)?"
    rf"(?:i|ved|under)\s+(?:{OF_ITEM})"
    rf"|\b(?:deltog|medvirkede)\s+(?P<after>{NAME}{PARTY})\s+ikke\s+(?:i|ved)\s+(?:{OF_ITEM})"
)
# "drøftede, om Karen Holm var inhabil": a question, no answer
ASKED = re.compile(r"\b(?:om|hvorvidt|hvis|såfremt)\s+$", re.IGNORECASE)
AWAY_LIST = re.compile(
    rf"\b[Ff]ølgende\s+(?:medlemmer\s+)?(?:deltog|deltager)\s+ikke\s+i\s+[^:\n]{{0,60}}:\s*{NAMES}"
)
PARTIAL = re.compile(
    rf"\b{NAMES},?\s+(?:erklærede\s+sig(?:\s+for)?|blev\s+erklæret(?:\s+for)?|blev\s+anset\s+for|var|er)\s+inhabile?\b"
)
# "Karen Holm (A), inhabil", "Karen Holm (erklæret inhabil)": one of a list
LISTED_RECUSED = re.compile(
    rf"\b(?P<name>{NAME}){PARTY}\s*[,(]\s*(?:[a-zæøå.]+\s+){{0,3}}(?P<reason>[Ii]nhabil\w*)"
)
STOOD_IN = (
    # "Anna Ravn mødte som stedfortræder for Karen Holm", "Anna Ravn (suppleant for Karen Holm)"
    re.compile(
        rf"\b{NAMES}\s*[,(–-]?\s*(?:(?:deltog|mødte|deltager|møder|er\s+indkaldt|var\s+indkaldt)\s+)?"
        r"(?:(?:i|på|til)\s+mødet\s+)?(?:som\s+)?"
        rf"(?:stedfortræder|suppleant|i\s+stedet)\s+for\s+{OTHER}"
    ),
    # "Anna Ravn (A) deltog for Karen Holm (A)"
    re.compile(rf"\b{NAMES},?\s+(?:deltog|mødte|deltager|møder)\s+for\s+{OTHER}"),
    # "Stedfortræder for Karen Holm: Anna Ravn", "I stedet for Karen Holm mødte Anna Ravn"
    re.compile(
        rf"\b(?:[Ss]tedfortræder|[Ss]uppleant|[Ii]\s+stedet)\s+for\s+{OTHER}\s*(?::|mødte|deltog|møder|deltager|er|var)\s*{NAMES}"
    ),
    # "Som stedfortræder deltog Anna Ravn", "I stedet mødte Anna Ravn", "Anna Ravn deltog i stedet"
    re.compile(
        rf"(?:\b[Ss]om\s+(?:stedfortrædere?|suppleant(?:er)?)|\b[Ii]\s+(?:stedet|(?:hans|hendes|deres)\s+sted))\s+"
        rf"(?:mødte|deltog|møder|deltager|var\s+indkaldt)\s+{NAMES}"
    ),
    re.compile(rf"\b{NAMES},?\s+(?:mødte|deltog|møder|deltager)\s+i\s+stedet(?=\s*[.,;\n]|\s*$)"),
    # "Karen Holm (A) (stedfortræder: Anna Ravn)"
    re.compile(rf"\b{OTHER}\s*[,(–-]\s*(?:stedfortræder|suppleant)(?:en)?\s*:?\s+{NAMES}"),
)
# "Stedfortræder: Anna Ravn (A) for Karen Holm (A), Ole Krag": a label over those who came
STAND_INS = re.compile(r"\W*(?:[Ss]tedfortrædere?|[Ss]uppleant(?:er)?)\s*:")
# "Anna Ravn (A) for Karen Holm (A)": of such a list, or alone on a line below its label
STAND_IN = re.compile(rf"(?P<names>{NAME}){PARTY}(?:\s+for\s+{OTHER})?")
# what a text about attendance must have; quick to look for
TOLD = re.compile(
    r"inhabil|deltog|stedfortr|supplea|forlod|ankom|medvirk|mødte|trådte|i stedet|kl\.|ikke til stede",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^.!?\n](?:[^.!?\n]|\.(?!\s+[A-ZÆØÅ]|\s*$|\n))*")
INHABIL = re.compile(r"\binhabil\w*", re.IGNORECASE)


REGRETS = re.compile(r"\b(?:afbud|forfald)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Characters [start, end) of a text that may tell of attendance."""

    prose: Prose
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.prose.text[self.start : self.end]


def find_attendance_told(prose: Prose) -> tuple[Attendance, ...]:
    """What a text tells of persons who came, left, came for another or took no part, in order, each once.

    "Karen Holm (A) forlod mødet kl. 18 under punkt 4." tells that Karen Holm left at 18:00, at "punkt 4".
    """
    if TOLD.search(prose.text) is None:
        return ()
    told: dict[tuple[str, Presence], Attendance] = {}
    listing = False
    for match in SENTENCE.finditer(prose.text):
        alone = STAND_IN.fullmatch(match[0].strip("-–•* .")) if listing else None
        listing = STAND_INS.match(match[0]) is not None or (alone is not None and alone["other"] is not None)
        if not listing and TOLD.search(match[0]) is None:
            continue
        sentence = _Sentence(prose, match.start(), match.end())
        for one in _read_stand_ins(sentence) if listing else _read_sentence(sentence):
            told.setdefault((one.name.value, one.status), one)
    return tuple(told.values())


def find_recused(blocks: Sequence[Block], known: frozenset[str]) -> tuple[Attendance, ...]:
    """Who the lists under "Følgende deltog ikke i behandlingen af punktet" name.

    One of the list "Fraværende" is such a one too, where it says so: "Karen Holm, inhabil".
    """
    told: list[Attendance] = []
    for block in blocks:
        if block.role not in ("recused", "absent") or not block.rows or block.heading is None:
            continue
        prose = build_prose(block.rows, known, [True] * len(block.rows))
        if block.role == "absent":
            told += _recused_in(prose)
            continue
        status: Presence = "recused" if INHABIL.search(block.heading.text) else "away"
        names = find_names(prose, 0, len(prose.text), "minutes.attendance")
        told += [Attendance(name=name, status=status) for name in names]
    return tuple(told)


def _recused_in(prose: Prose) -> Iterator[Attendance]:
    """Those that a list of the absent says were away for their interest in the item."""
    for match in LISTED_RECUSED.finditer(prose.text):
        reason = prose.found(*match.span("reason"), "minutes.attendance.reason")
        for name in find_names(prose, *match.span("name"), "minutes.attendance"):
            yield Attendance(name=name, status="recused", reason=reason)


def find_meeting_attendance(
    rows: Sequence[Row], absent: Sequence[Found[str]], known: frozenset[str]
) -> tuple[Attendance, ...]:
    """What the head of a meeting, its rows, says of attendance; absent are those it names as such."""
    excused = _find_excused(rows, known) if absent else frozenset()
    told = [Attendance(name=name, status="excused") for name in absent if name.value in excused]
    if any(TOLD.search(row.text) for row in rows):
        told += find_attendance_told(build_prose(rows, known, [_opens(rows, i) for i in range(len(rows))]))
    return tuple(told)


def _opens(rows: Sequence[Row], i: int) -> bool:
    """Whether a line of a head is one of its own, and no list or sentence goes on in it."""
    return i > 0 and rows[i].text[:1].isupper() and not rows[i - 1].text.endswith((",", " og", " for"))


def _find_excused(rows: Sequence[Row], known: frozenset[str]) -> frozenset[str]:
    """The names that stand with a word for regrets: on its line, or below it until the next label."""
    names: set[str] = set()
    regrets = False
    for row in rows:
        label = find_roster_label(row.text)
        if label is not None:
            regrets = label[0] == "absent" and REGRETS.search(row.text[: label[1]]) is not None
        elif ":" in row.text:
            regrets = False
        if regrets or (says_away(row.text) and REGRETS.search(row.text)) or _tells_regrets(row.text):
            prose = build_prose([row], known)
            start = label[1] if label is not None else 0
            names |= {
                name.value for name in find_names(prose, start, len(prose.text), "minutes.header.absent")
            }
    return frozenset(names)


def _tells_regrets(text: str) -> bool:
    match = SENT_REGRETS.search(text) or REGRETS_FROM.search(text)
    return match is not None and REGRETS.search(match[0]) is not None


def _read_sentence(sentence: _Sentence) -> Iterator[Attendance]:
    prose, low, high = sentence.prose, sentence.start, sentence.end
    partial = INHABIL.search(prose.text, low, high)
    for pattern in STOOD_IN:
        match = pattern.search(prose.text, low, high)
        if match is not None:
            yield from _stand_ins(sentence, match)
            return
    for pattern in (AWAY_LIST, AWAY, PARTIAL):
        match = pattern.search(prose.text, low, high)
        if match is not None and ASKED.search(prose.text, low, match.start()) is None:
            span = match.span("names") if match["names"] else match.span("after")
            status: Presence = "recused" if partial else "away"
            yield from _persons(sentence, span, status, partial)
            return
    asides = list(_read_asides(sentence)) if "(" in sentence.text else []
    if asides:
        yield from asides
        return
    came, went = CAME.search(prose.text, low, high), WENT.search(prose.text, low, high)
    if came is not None and _is_placed(sentence, came.end()):
        yield from _persons(sentence, came.span("names"), "late")
        again = AGAIN.search(prose.text, came.end(), high)
        if again is not None:
            yield from _persons(sentence, came.span("names"), "left", at=again.start())
    elif went is not None:
        span = went.span("names") if went["names"] else went.span("after")
        yield from _persons(sentence, span, "recused" if partial else "left", partial)


def _read_asides(sentence: _Sentence) -> Iterator[Attendance]:
    """Those of a list whom a bracket behind the name says to have come late or left early."""
    for aside in SAID_ASIDE.finditer(sentence.prose.text, sentence.start, sentence.end):
        alone = _Sentence(sentence.prose, *aside.span())
        if _is_placed(alone, aside.end("names")):
            yield from _persons(alone, aside.span("names"), "late" if aside["came"] else "left")


def _read_stand_ins(sentence: _Sentence) -> Iterator[Attendance]:
    """Those that a list of stand-ins names, each with whom they came for."""
    label = STAND_INS.match(sentence.prose.text, sentence.start, sentence.end)
    start = label.end() if label is not None else sentence.start
    for match in STAND_IN.finditer(sentence.prose.text, start, sentence.end):
        yield from _stand_ins(sentence, match)


def _stand_ins(sentence: _Sentence, match: re.Match[str]) -> Iterator[Attendance]:
    """Those who came for another, whom the match names where the text does."""
    named = match.groupdict().get("other") is not None
    other = sentence.prose.found(*match.span("other"), "minutes.attendance.stands_in_for") if named else None
    yield from _persons(sentence, match.span("names"), "substitute", other=other)


def _is_placed(sentence: _Sentence, start: int) -> bool:
    """Whether a sentence gives a time, or an item, from a place on."""
    text = sentence.prose.text
    return bool(CLOCK.search(text, start, sentence.end) or ITEM.search(text, start, sentence.end))


def _persons(
    sentence: _Sentence,
    span: tuple[int, int],
    status: Presence,
    partial: re.Match[str] | None = None,
    other: Found[str] | None = None,
    at: int | None = None,
) -> Iterator[Attendance]:
    """One record for each person named in the span; time and item stand behind it."""
    prose = sentence.prose
    start = span[1] if at is None else at
    said = prose.found(sentence.start, sentence.end, "minutes.attendance.sentence")
    clock = None if status in ("substitute", "recused", "away") else _clock(sentence, start)
    item = ITEM.search(prose.text, start, sentence.end)
    for name in find_names(prose, *span, "minutes.attendance"):
        yield Attendance(
            name=name,
            status=status,
            time=clock,
            at_item=prose.found(*item.span(), "minutes.attendance.item") if item else None,
            stands_in_for=other,
            reason=prose.found(*partial.span(), "minutes.attendance.reason") if partial else None,
            said=said,
        )


def _clock(sentence: _Sentence, start: int) -> Found[time] | None:
    prose = sentence.prose
    match = CLOCK.search(prose.text, start, sentence.end)
    hits = find_times(match[0]) if match else []
    if match is None or not hits:
        return None
    return prose.value(hits[0].value, *match.span(), "minutes.attendance.time")
