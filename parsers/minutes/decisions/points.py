"""Decisions taken apart: the points of a beslutning, each with its outcome and condition."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from models.evidence import Found
from models.frozen import dataclass
from models.records import DecisionPoint, Outcome
from parsers.dates import find_dates, parse_date
from parsers.lexicons import load_lexicon
from parsers.minutes.decisions.follow_ups import is_only_follow_up
from parsers.minutes.decisions.minority import is_minority
from parsers.minutes.decisions.retold import is_retold
from parsers.minutes.paper.prose import Prose, is_bullet
from parsers.minutes.phrases.outcomes import OutcomeHit, find_outcome
from parsers.minutes.phrases.people import NAME, REGRETS_FROM, TELLS_AWAY, is_name_line
from parsers.minutes.phrases.quotes import find_quotes, goes_on

# "at 1) ...", "At 1: ...", "1. ...", "2) ...", "a) ...", "Ad 1 ...", "Punkt 1: ..."
NUMBERED = re.compile(
    r"^(?:[-–•]\s*)?(?:(?P<word>at|ad|punkt|pkt\.?|indstillingspunkt)\s+(?:pkt\.?\s*)?"
    r"(?P<n1>\d{1,2}|[a-h])\s*[).:,–-]*\s+|(?P<n2>\d{1,2}|[a-hA-H])[).]\s+)(?=\S)",
    re.IGNORECASE,
)
# the same in the middle of a paragraph: "... At 2) ..."
INLINE = re.compile(r"(?<=[.,;:])\s+(?=(?:at|ad)\s+\d{1,2}\s*[):])", re.IGNORECASE)
# words that a full stop does not end a sentence after
ABBREVIATED = re.compile(
    r"(?:\b(?:kl|pkt|nr|stk|jf|ca|bl\.a|f\.eks|fx|evt|mio|mia|kr|pct|inkl|ekskl|hhv|vedr|ift|mht"
    r"|pr|d|o\.l|mv|m\.v|m\.m|osv|p\.t|pt|resp|dvs|tlf|max|min|afd|sml|ifm|mhp|vha|pga)|\b[A-ZÆØÅ]"
    r"|^\W*\d{1,3})\.$"
)
# "For stemte A, B og C." ends in a party's letter, not in an initial
PARTY_LETTER = re.compile(
    r"(?:(?:^|[\s:(])(?:[A-ZÆØÅ](?:\s*,\s*|\s+(?:og|samt)\s+))+|\b(?:stemte|liste|imod|for)\s*:?\s+)[A-ZÆØÅ]\.$",
    re.IGNORECASE,
)
# "Imod: 6 (O, Ø) Økonomi følger op.": a line of votes has no full stop
VOTES_END = re.compile(
    r"\b(?:for|i?mod|undl(?:od|ader)|blankt?)\s*:\s*\d*\s*\((?:[^()]|\([^()]*\))*\)\s+(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
# "18. september 2012: Sagen udsat"
DATED = re.compile(r"^\W*(?:den\s+|d\.\s*)?(?P<date>[\d./-]+\s*(?:[a-zæøå]+\.?\s+\d{4})?)\s*:\s+(?=[A-ZÆØÅ])")
SENTENCE_END = re.compile(r"[.!?][\"”»*)]*\s+(?=[\"”“»*(]*[A-ZÆØÅÉ0-9])")
# ", at titlen ændres" after "med bemærkning om"; ": - at ..." after "bemærkede"
CONDITION = re.compile(
    r"(?:(?:med|under|på|idet|dog)\s+(?:de\s|den\s|det\s|denne\s|følgende\s)?(?:faldne\s)?"
    r"(?:bemærkning\w*|ændring\w*|tilføjelse\w*|præcisering\w*|forbehold\w*|forudsætning\w*"
    r"|betingelse\w*|rettelse\w*|kommentar\w*|opfordring\w*|ønske|vilkår|undtagelse)(?:\s+(?:om|af"
    r"|til|for))?|dog(?:\s+således)?|,\s*idet)\s*[,:]?\s*(?:at\s+)?(?P<plain>\S.*)|\b(?:bemærkede"
    r"|bemærker|bemærkes|understregede|ønskede)\b\s*[,:]?\s*(?P<said>(?:at|om|-|\S).*)",
    re.IGNORECASE | re.DOTALL,
)
# "For stemte A og F.", "Imod: O", "B undlod at stemme.": who voted, and nothing else
ONLY_VOTES = re.compile(
    r"^(?:(?:for|i?mod|blankt)\s+(?:(?:\w+\s+){0,2}?stemte\b|(?:[\w-]+\s+){0,12}?stemte\s*:)|(?:for|i?mod|blankt)\s*:|undlod\b"
    r"|[^.]{0,90}\b(?:undlod at stemme|stemte\s+(?:for|i?mod|blankt))\.?$)",
    re.IGNORECASE,
)
# "Karen Holm forlod mødet efter pkt. 7.": who was there, and when
ATTENDED = re.compile(
    rf"^\W*{NAME}(?:\s*\([^()]*\))?(?:(?:,|\s+og)\s+{NAME}(?:\s*\([^()]*\))?)*,?\s+"
    r"(?:forlod|ankom|deltog|deltager|mødte|var\s+(?:fraværende|til\s+stede))\b"
)
# "Punkt 7 blev taget af dagsordenen."
OTHER_ITEM = re.compile(
    r"(?:dagsordens)?(?:punkt|pkt\.?)\s*(?:nr\.?\s*)?(?P<number>\d{1,3})\s[^.;]*\bdagsordenen\b",
    re.IGNORECASE,
)
# a decision that says no outcome ends in a full stop, or has more words than these
LEAST_WORDS = 3
OUTCOMES_WITH_CONDITION = frozenset({"approved_with_changes", "noted", "approved"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a decision's text: characters start to end, with its printed number where it has one."""

    start: int
    end: int
    point: int | None = None


def build_points(
    prose: Prose,
    start: int,
    end: int,
    body: Found[str] | None = None,
    day: Found[date] | None = None,
    silent: Sequence[tuple[int, int]] = (),
    met: date | None = None,
) -> tuple[DecisionPoint, ...]:
    """The points of one decision, text[start:end].

    Numbered points stand as they are, with the list under them. Elsewhere each sentence that decides or
    directs something is a point; a sentence that only leans on the one before goes with it; what is mere
    background, or only says who does what next, is none. silent are the lines of text that say who was
    absent: no points, and no part of one. A sentence that tells of a day before this one, or before `met`,
    the day of the meeting, is none either.
    """
    points: list[DecisionPoint] = []
    for whole in find_stretches(prose.text, start, end, silent):
        stretch, own_day = _without_date(prose, whole)
        if whole.point is None and is_retold(_first_part(prose.text, stretch), day.value if day else met):
            continue
        hit = find_outcome(_first_part(prose.text, stretch))
        listed = prose.text[stretch.start : stretch.end]
        if hit is None and (stretch.point is None or is_name_line(listed)):  # "3. Karen Holm (A)" was there
            continue
        points.append(_build_point(prose, stretch, hit, body, own_day or day))
    return tuple(points)


def build_unsure_point(
    prose: Prose,
    start: int,
    end: int,
    body: Found[str] | None = None,
    day: Found[date] | None = None,
    silent: Sequence[tuple[int, int]] = (),
    met: date | None = None,
) -> DecisionPoint | None:
    """A decision without any phrase that is known, text[start:end], as one point whose outcome is unsure.

    "Taksterne hæves med 5 pct." decides something, though no list says what. None where all there is are
    votes, tasks, who was absent, and what was decided on another day, and for a word or two without a full
    stop.
    """
    before = day.value if day else met
    said = [
        (a, b)
        for one, other in _paragraphs(prose.text, start, end)
        if not any(low <= one < high for low, high in silent)
        for a, b in find_sentences(prose.text, one, other)
        if not _is_background(prose.text[a:b].strip("* "), before)
    ]
    whole = prose.text[said[0][0] : said[-1][1]] if said else ""
    if not whole.endswith((".", "!")) and whole.count(" ") < LEAST_WORDS:
        return None
    return _build_point(prose, Stretch(said[0][0], said[-1][1]), None, body, day)


def _is_background(sentence: str, before: date | None) -> bool:
    if TELLS_AWAY.search(sentence) or REGRETS_FROM.match(sentence) or is_retold(sentence, before):
        return True
    if ATTENDED.match(sentence):
        return True
    return _is_aside(sentence) or not any(map(str.isalpha, sentence))


def _without_date(prose: Prose, stretch: Stretch) -> tuple[Stretch, Found[date] | None]:
    """A stretch less the date it opens with, and that date: "18. september 2012: Sagen udsat"."""
    match = DATED.match(prose.text[stretch.start : stretch.end])
    day = parse_date(match["date"]) if match else None
    if match is None or day is None:
        return stretch, None
    start = stretch.start + match.start("date")
    printed = prose.value(day, start, stretch.start + match.end("date"), "minutes.decision.point_date")
    return Stretch(stretch.start + match.end(), stretch.end, stretch.point), printed


def _first_part(text: str, stretch: Stretch) -> str:
    return text[stretch.start : stretch.end]


def find_stretches(text: str, start: int, end: int, silent: Sequence[tuple[int, int]] = ()) -> list[Stretch]:
    """The stretches of text[start:end] that may be points; those in silent are left out."""
    paragraphs = _paragraphs(text, start, end)
    paragraphs = [(a, b) for a, b in paragraphs if not any(one <= a < other for one, other in silent)]
    stretches: list[Stretch] = []
    current: Stretch | None = None
    remarks = listing = False
    for a, b in paragraphs:
        number = _number_of(text[a:b], stretches)
        if number is not None:
            point, offset = number
            current = Stretch(a + offset, _without_tasks(text, a + offset, b), point)
            stretches.append(current)
            remarks = False
        elif (
            current is not None
            and stretches
            and (is_bullet(text[a:b]) or text[a:b][:1].islower())
            and not remarks
        ):
            current = Stretch(current.start, b, current.point)
            stretches[-1] = current
        elif listing and is_bullet(text[a:b]) and find_outcome(text[a:b]) is None:
            stretches[-1] = Stretch(stretches[-1].start, b, stretches[-1].point)
        else:
            current = None
            remarks = _is_remark_title(text[a:b]) or (remarks and is_bullet(text[a:b]))
            if not remarks:
                stretches.extend(_sentence_stretches(text, a, b))
            listing = text[b - 1] == ":" and bool(stretches) and stretches[-1].end == b
    return stretches


def _is_aside(sentence: str) -> bool:
    return ONLY_VOTES.match(sentence) is not None or is_only_follow_up(sentence)


def _without_tasks(text: str, start: int, end: int) -> int:
    """Where a point ends when the sentences at its end that only hand out a task, or a vote, are left out."""
    sentences = find_sentences(text, start, end)
    while len(sentences) > 1 and _is_aside(text[slice(*sentences[-1])].strip("* ")):
        sentences.pop()
    return sentences[-1][1] if sentences else end


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start]
    cuts += [m.end() for m in re.finditer(r"\n", text[:end]) if m.end() > start]
    cuts += [m.end() for m in INLINE.finditer(text[:end]) if m.end() > start]
    cuts = sorted({*cuts, end})
    found = []
    for a, b in itertools.pairwise(cuts):
        while b > a and text[b - 1].isspace():
            b -= 1
        if b > a:
            found.append((a, b))
    return found


def _number_of(paragraph: str, before: Sequence[Stretch]) -> tuple[int, int] | None:
    """The number a paragraph starts with and where its text starts; only numbers that count upwards."""
    match = NUMBERED.match(paragraph)
    if match is None or DATED.match(paragraph) or any(hit.start == 0 for hit in find_dates(paragraph[:30])):
        return None
    printed = match["n1"] or match["n2"]
    point = int(printed) if printed.isdigit() else ord(printed.lower()) - ord("a") + 1
    last = next((s.point for s in reversed(before) if s.point is not None), 0) or 0
    if match["word"] is None and not (point == last + 1 or (last == 0 and point <= 2)):
        return None
    said = match[0][-2:].isalnum() or match[0][-2:-1].isalnum()
    if said and match["word"] and match["word"][0].lower() in "pi" and paragraph[match.end()].islower():
        return point, 0  # "Punkt 2 anbefales ikke.": the number is what the sentence speaks of
    return point, match.end()


def _is_remark_title(paragraph: str) -> bool:
    return (
        len(paragraph.split()) <= 3
        and not paragraph.endswith((".", "!", "?"))
        and find_outcome(paragraph) is None
        and not is_bullet(paragraph)
    )


def _sentence_stretches(text: str, start: int, end: int) -> list[Stretch]:
    """The deciding sentences of a paragraph, each with the sentences that lean on it.

    What some members are quoted for, or go on to say ("... Han ønsker ..."), decides nothing.
    """
    bullet = re.match(r"[-–•▪*·]\s*", text[start:end]) if is_bullet(text[start:end]) else None
    start += bullet.end() if bullet else 0
    found: list[Stretch] = []
    open_one = silent = apart = False
    quoted = [*find_quotes(text, start, end)]
    for a, b in find_sentences(text, start, end):
        sentence = text[a:b].strip("* ")
        spoken = (silent and any(low < a < high for low, high in quoted)) or (apart and goes_on(sentence))
        decides = not spoken and find_outcome(sentence) is not None
        apart = spoken or (not decides and is_minority(sentence))
        silent = spoken or not (decides or found)
        if spoken or is_only_follow_up(sentence):
            open_one = False
        elif open_one and _leans(text[found[-1].start : found[-1].end], sentence):
            found[-1] = Stretch(found[-1].start, b)
        elif not decides or TELLS_AWAY.search(sentence) or REGRETS_FROM.match(sentence):
            open_one = False
        else:
            found.append(Stretch(a, b))
            open_one = True
    return found


def find_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of text[start:end]; a full stop after an abbreviation or an initial ends none."""
    cuts = [start, *(match.end() for match in VOTES_END.finditer(text, start, end))]
    for match in SENTENCE_END.finditer(text, start, end):
        head = text[start : match.start() + 1]
        if (
            not ABBREVIATED.search(head[-12:])
            or (text[match.start()] != ".")
            or PARTY_LETTER.search(head[-40:])
            or (re.search(r"\b(?:kr|pct)\.$", head[-6:]) and text[match.end()].isalpha())
            or re.search(r"\bmv\.$|\bosv\.$|\bm\.[mv]\.$|\b(?:19|20)\d\d\.$", head[-12:])
        ):
            cuts.append(match.end())
    cuts = [*sorted(set(cuts)), end]
    return [(a, _trim(text, a, b)) for a, b in itertools.pairwise(cuts) if text[a:b].strip()]


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


@cache
def _continuations() -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = load_lexicon("decisions")["continuations"]
    return tuple(words["starts"]), tuple(words["inside"])


def _leans(before: str, sentence: str) -> bool:
    """Whether a sentence only goes on with the one before: it points back to it, or names its thing again."""
    lower = sentence.lower()
    starts, inside = _continuations()
    hit = find_outcome(sentence)
    if hit is not None and not hit.duty and hit.outcome != "other":
        return False
    if any(lower.startswith(start) and not lower[len(start) : len(start) + 1].isalpha() for start in starts):
        return hit is None or not hit.duty
    if any(phrase in lower[:60] for phrase in inside):
        return True
    again = re.match(r"(?:i|på|til|for|med|af)\s+(?P<noun>[^\W\d_]{4,}?)(?:en|et|n|t|erne|ene)\b", lower)
    return (
        again is not None
        and re.search(rf"\b{re.escape(again['noun'])}\w{{0,3}}\b", before.lower()) is not None
    )


def _build_point(
    prose: Prose, stretch: Stretch, hit: OutcomeHit | None, body: Found[str] | None, day: Found[date] | None
) -> DecisionPoint:
    text = prose.text
    outcome: Found[Outcome]
    if hit is None:
        outcome = prose.value("other", stretch.start, stretch.end, "minutes.decision.no_phrase", "uncertain")
        outcome = replace(outcome, note="Udfaldet af beslutningen er ikke genkendt.")
    else:
        a, b = stretch.start + hit.start, stretch.start + hit.end
        rule = "minutes.decision.negated" if hit.negated else "minutes.decision.phrase"
        outcome = prose.value(hit.outcome, a, b, rule, "uncertain" if hit.twice else "printed")
        outcome = replace(outcome, note="Der siges nej til et afslag.") if hit.twice else outcome
    condition = None
    if hit is not None and hit.outcome in OUTCOMES_WITH_CONDITION:
        match = CONDITION.search(text, stretch.start + hit.start, stretch.end)
        if match and (hit.outcome == "approved_with_changes" or match["said"]):
            group = "plain" if match["plain"] else "said"
            stop = match.end(group) if group == "said" else _first_sentence(text, *match.span(group))
            condition = prose.found(
                match.start(group),
                _without_stop(text, match.start(group), stop),
                "minutes.decision.condition",
            )
    return DecisionPoint(
        point=stretch.point,
        text=prose.found(stretch.start, stretch.end, "minutes.decision.point"),
        outcome=outcome,
        condition=condition,
        body=body,
        date=day,
    )


def without_other_items(point: DecisionPoint, number: str) -> DecisionPoint:
    """A point of item `number`; where it takes another item off the agenda, this one is not withdrawn."""
    other = OTHER_ITEM.match(point.text.value) if point.outcome.value == "withdrawn" and number else None
    if other is None or other["number"] == number:
        return point
    note = "Det er et andet punkt, der udgår."
    return replace(point, outcome=replace(point.outcome, value="other", certainty="inferred", note=note))


def _first_sentence(text: str, start: int, end: int) -> int:
    return find_sentences(text, start, end)[0][1] if text[start:end].strip() else end


def _without_stop(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in ". \n":
        end -= 1
    return end
