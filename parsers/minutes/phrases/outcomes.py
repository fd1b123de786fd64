"""What a sentence of a decision comes to: its outcome, and the words that outcome rests on."""

import itertools
from dataclasses import replace
from functools import cache, lru_cache
from typing import get_args

from spacy.tokens import Doc

from models.frozen import dataclass
from models.records import Outcome
from parsers.lexicons import load_lexicon
from parsers.minutes.decisions.minority import is_minority
from parsers.minutes.phrases.changes import Match, find_change_end
from parsers.minutes.phrases.matching import find_clauses, find_matches, negating, read_words
from parsers.minutes.phrases.nothing_said import find_question, find_refused, says_nothing

# a phrase without a full stop of its own reaches back and forth this far for a "not"
NEGATION_BEFORE, NEGATION_AFTER = 5, 3
# these lose to any other outcome in the same sentence
WEAK = ("other", "discussed", "no_record")
# a recommendation is about what another body is to do
ADVISING = frozenset({"anbefale", "indstille"})
# "besluttede at enstemmigt godkende"
BETWEEN = frozenset({"ikke", "enstemmigt", "endeligt", "fortsat", "alligevel"})
# "Et ændringsforslag fra A om udsættelse blev forkastet": a motion among the first words, and what it became
MOTIONS, MOTION_BEFORE, BECAME = ("forslag", "forslaget"), 4, frozenset({"blev", "bliver", "er", "var"})
# "som dermed er godkendt": what a vote came to stands in a clause of its own
RESULTS = frozenset({"hvorefter", "dermed", "hermed", "herefter", "derefter", "derfor"})


@dataclass(frozen=True, slots=True)
class OutcomeHit:
    """An outcome and the characters it rests on; negated tells that a "not" turned it round.

    duty is true for a sentence that only lays down what is to be done ("skal afklares"), twice for one that
    says no to a refusal ("tiltræder ikke, at der gives afslag"): the matter itself may well go on.
    """

    outcome: Outcome
    start: int
    end: int
    negated: bool = False
    duty: bool = False
    twice: bool = False


@lru_cache(maxsize=4096)
def find_outcome(text: str) -> OutcomeHit | None:
    """The outcome of one sentence (or one point with its list), None for mere background.

    "Planen kunne ikke tiltrædes" is rejected; "Planen blev godkendt uden bemærkninger" is approved.
    A question decides nothing.
    """
    if text.endswith("?"):
        text = text[: find_question(text)].rstrip()
    if not text or is_minority(text):
        return None
    if says_nothing(text):
        return OutcomeHit("no_record", 0, len(text))
    if (refused := find_refused(text)) is not None:
        return OutcomeHit(refused[0], 0, refused[1], True)
    doc = read_words(text)
    clauses = find_clauses(doc)
    matches = find_matches(doc, clauses)
    if _is_remark(matches):
        return None
    main = [m for m in matches if not clauses[m.start] and m.label not in ("changes", "remark")]
    hit = _choose(doc, main, matches)
    if hit is None:
        return None
    return _finish(doc, hit, matches)


def _is_remark(matches: list[Match]) -> bool:
    """Whether a sentence has something put on the record and decides nothing before it."""
    marks = [m.start for m in matches if m.label == "remark"]
    return bool(marks) and not any(m.start < marks[0] and _outcome(m) not in WEAK for m in matches)


@cache
def _matter() -> frozenset[str]:
    return frozenset(load_lexicon("decisions")["matter"])


def _choose(doc: Doc, main: list[Match], matches: list[Match]) -> Match | None:
    """The match that decides: the first strong one of the main clause, or what was decided on the matter."""
    if (fate := _fate_of_motion(doc, matches)) is not None:
        return fate
    strong = [m for m in main if _outcome(m) not in WEAK]
    openers = set(load_lexicon("decisions")["matters_again"])
    deciding = [m for m in main if any(doc[k].lemma_ in openers for k in range(m.start, m.end))]
    if deciding and (not strong or strong[0] in deciding):
        decided = _decided_on(doc, deciding[0], matches)
        if decided is not None:
            return decided
    if strong:
        first = strong[1] if _goes_on_to(doc, strong) else strong[0]
        return replace(first, label="other") if _advises_against(doc, first) else first
    discussed = [m for m in main if m.label == "discussed"]
    nothing = [m for m in main if m.label == "no_record" and (m.start <= 2 or m.end - m.start > 2)]
    results = [m for m in matches if _outcome(m) not in (*WEAK, "changes", "remark") and _is_result(doc, m)]
    return next(iter([*results, *nothing, *discussed, *(m for m in main if _outcome(m) == "other")]), None)


def _fate_of_motion(doc: Doc, matches: list[Match]) -> Match | None:
    """What became of a motion, and not what it moved: "Et forslag om at udsætte sagen blev forkastet"."""
    motion = next((token.i for token in doc[:MOTION_BEFORE] if token.lemma_.endswith(MOTIONS)), None)
    if motion is None:
        return None
    about = next((token.i for token in doc[motion:] if token.text in ("om", ",")), len(doc))
    if about == len(doc) or doc[about].text != "om":
        return None
    ends = [m for m in matches if m.start > about + 1 and _outcome(m) in ("approved", "rejected")]
    return next((m for m in ends if BECAME & {token.text for token in doc[m.start - 2 : m.start]}), None)


def _goes_on_to(doc: Doc, strong: list[Match]) -> bool:
    """Whether what was told was decided in the same breath: "Regnskabet blev gennemgået og godkendt"."""
    if len(strong) < 2 or _outcome(strong[0]) != "noted" or _outcome(strong[1]) == "noted":
        return False
    between = [token.text for token in doc[strong[0].end : strong[1].start]]
    return between[:1] == ["og"] and len(between) <= 2


def _advises_against(doc: Doc, match: Match) -> bool:
    """Whether a body advises against something of its own: "anbefaler, at taksten ikke nedsættes"."""
    if doc[match.start].lemma_ not in ADVISING:
        return False
    after = itertools.dropwhile(lambda token: token.text != "at", doc[match.end :])
    clause = itertools.takewhile(lambda token: token.text not in (".", ";", ","), after)
    return not negating().isdisjoint(token.text for token in clause)


def _is_result(doc: Doc, match: Match) -> bool:
    return any(doc[k].text in RESULTS for k in range(max(0, match.start - 3), match.start))


def _decided_on(doc: Doc, deciding: Match, matches: list[Match]) -> Match | None:
    """What was decided about the matter: "besluttede, at sagen udsættes", "vedtog at udsætte sagen".

    A recommendation takes the outcome of what it recommends, whoever is to do it: "anbefaler, at byrådet
    tager regnskabet til efterretning".
    """
    advises = doc[deciding.start].lemma_ in ADVISING
    for match in matches:
        if match.start < deciding.end or _outcome(match) in (*WEAK, "changes", "remark") or match is deciding:
            continue
        words = [token.text for token in doc[deciding.end : match.start] if not token.is_punct]
        infinitive = "at" in (words[-1:] or [""]) or (words[-2:-1] == ["at"] and words[-1] in BETWEEN)
        infinitive = infinitive and len(words) <= 5
        clause = len(words) >= 2 and words[0] == "at" and "og" not in words
        refused = (
            words == ["at", "der"] and _outcome(match) == "rejected"
        )  # "besluttede, at der gives afslag"
        about = clause and (advises or any(word in _matter() for word in words[1:4]))
        direct = len(words) <= 3 and "at" not in words and not {"til", "som", "der"} & set(words)
        joined = any(token.text in (",", ":", ";") for token in doc[deciding.end : match.start])
        if infinitive or about or refused or (direct and not joined):
            return match
    return None


def _outcome(match: Match) -> str:
    return match.label.rstrip("+!")


def _finish(doc: Doc, match: Match, matches: list[Match]) -> OutcomeHit:
    outcome, negated = _outcome(match), _is_negated(doc, match)
    end = match.end
    if negated:
        outcome = {
            "approved": "rejected",
            "noted": "rejected",
            "referred": "other",
            "withdrawn": "other",
        }.get(outcome, outcome)
        outcome = (
            "other"
            if _outcome(match) in ("rejected", "postponed", "discussed") and doc[match.start].text != "ikke"
            else outcome
        )
    changed = find_change_end(doc, match, matches) if outcome == "approved" else None
    if changed is not None:
        outcome, end = "approved_with_changes", max(end, changed)
    start = min([match.start, *(k for k in _negations(doc, match) if k < match.start)])
    first, last = doc[start], doc[end - 1]
    checked: Outcome = next((o for o in get_args(Outcome) if o == outcome), "other")
    refusal = any(_outcome(m) == "rejected" and m.start >= match.end for m in matches)
    twice = refusal and negated and outcome == "rejected"
    end = last.idx + len(last.text)
    return OutcomeHit(checked, first.idx, end, negated, match.label.endswith("!"), twice)


def _negations(doc: Doc, match: Match) -> list[int]:
    """The words that turn a match round: a "not" before or after it in the same clause."""
    lexicon = load_lexicon("decisions")
    words, harmless = set(lexicon["negations"]), set(lexicon["not_negating_before"])
    found: list[int] = []
    for k in range(match.start - 1, max(-1, match.start - 1 - NEGATION_BEFORE), -1):
        if doc[k].text in (",", ";", ".", ":", "og", "men"):
            break
        if doc[k].text in words and doc[k + 1].text not in harmless:
            found.append(k)
    for k in range(match.start + 1, min(len(doc), match.end + NEGATION_AFTER)):
        if doc[k].text in (",", ";", ".", ":", "og", "men", "med", "uden", "dog"):
            break
        follower = doc[k + 1].text if k + 1 < len(doc) else ""
        if doc[k].text in words and follower not in harmless:
            found.append(k)
    return found


def _is_negated(doc: Doc, match: Match) -> bool:
    phrase_has_it = any(doc[k].text in ("ikke", "ingen", "intet") for k in range(match.start, match.end))
    own = match.label.rstrip("+!") in ("rejected", "postponed", "no_record") and phrase_has_it
    return bool(_negations(doc, match)) and not own
