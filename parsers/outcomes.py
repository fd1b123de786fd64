"""What a sentence of a decision comes to: its outcome, and the words that outcome rests on.

The Danish pipeline is a blank one with a lookup of base forms; its tables take a moment to load, so it is
made when the first decision is read and kept for the rest of the run.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from models.records import Outcome
from parsers.lexicons import load_lexicon

# how many words may stand for the three dots of a phrase
LONGEST_GAP = 40
# a phrase without a full stop of its own reaches back and forth this far for a "not"
NEGATION_BEFORE, NEGATION_AFTER = 5, 3
# these lose to any other outcome in the same sentence
WEAK = ("other", "discussed", "no_record")
# these open a subordinate clause at the start of a sentence too
FIRST_OPENERS = frozenset(
    {"hvis", "når", "da", "mens", "såfremt", "idet", "eftersom", "inden", "før", "fordi"}
)
# "som dermed er godkendt": what a vote came to stands in a clause of its own
RESULTS = frozenset({"dermed", "hermed", "herefter", "derefter", "derfor"})


@dataclass(frozen=True, slots=True)
class OutcomeHit:
    """An outcome and the characters it rests on; negated tells that a "not" turned it round.

    duty is true for a sentence that only lays down what is to be done ("skal afklares").
    """

    outcome: Outcome
    start: int
    end: int
    negated: bool = False
    duty: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    label: str
    start: int
    end: int
    lemma: str


@cache
def pipeline() -> Language:
    """The Danish tokeniser with base forms, and the few forms that its tables lack."""
    nlp = spacy.blank("da")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.initialize()
    return nlp


def read_words(text: str) -> Doc:
    """A sentence as words with base forms; offsets are those of the text."""
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    doc = pipeline()(lowered)
    forms = load_lexicon("decisions")["forms"]
    for token in doc:
        token.lemma_ = forms.get(token.text, token.lemma_)
    return doc


@cache
def _matcher() -> Matcher:
    """All phrases of the lexicon as patterns; a label is "approved", "referred+" (needs the matter), ..."""
    nlp, lexicon = pipeline(), load_lexicon("decisions")
    matcher = Matcher(nlp.vocab)
    for outcome, lists in lexicon["outcomes"].items():
        _add(matcher, nlp, outcome, lists["phrases"])
        _add(matcher, nlp, f"{outcome}+", lists.get("with_matter", []))
        _add(matcher, nlp, f"{outcome}!", lists.get("duties", []))
    _add(matcher, nlp, "changes", lexicon["changes"]["phrases"])
    _add(matcher, nlp, "ignored", lexicon["ignored"]["phrases"])
    return matcher


def _add(matcher: Matcher, nlp: Language, label: str, phrases: list[str]) -> None:
    plain = [phrase for phrase in phrases if "..." not in phrase]
    if plain:
        matcher.add(label, [phrase_pattern(phrase) for phrase in plain])


@cache
def _gapped() -> tuple[tuple[str, tuple[tuple[frozenset[str], ...], ...]], ...]:
    """The phrases with three dots: label, and the base forms of each part's words."""
    lexicon = load_lexicon("decisions")["outcomes"]
    found = []
    for outcome, lists in lexicon.items():
        for phrase in lists["phrases"]:
            if "..." in phrase:
                parts = [phrase_pattern(part) for part in phrase.split("...")]
                words = tuple(tuple(frozenset(word["LEMMA"]["IN"]) for word in part) for part in parts)
                found.append((outcome, words))
    return tuple(found)


def _find_gapped(doc: Doc) -> list[_Match]:
    lemmas = [(token.lemma_, token.text) for token in doc]
    found: list[_Match] = []
    for label, (first, second) in _gapped():
        starts = _occurrences(lemmas, first)
        ends = _occurrences(lemmas, second)
        for a in starts:
            b = next((b for b in ends if a + len(first) <= b <= a + LONGEST_GAP), None)
            if b is not None:
                found.append(_Match(label, a, b + len(second), doc[a].lemma_))
    return found


def _occurrences(lemmas: list[tuple[str, str]], words: tuple[frozenset[str], ...]) -> list[int]:
    return [
        i
        for i in range(len(lemmas) - len(words) + 1)
        if all(lemmas[i + k][0] in word or lemmas[i + k][1] in word for k, word in enumerate(words))
    ]


def phrase_pattern(phrase: str) -> list[dict[str, Any]]:
    """A phrase of the lexicon, without dots, as a pattern: base forms, "=" for the very form."""
    forms = load_lexicon("decisions")["forms"]
    pattern: list[dict[str, Any]] = []
    for word in phrase.split():
        if word.startswith("="):
            pattern.append({"LOWER": word[1:]})
        else:
            lemma = forms.get(word) or pipeline()(word)[0].lemma_
            pattern.append({"LEMMA": {"IN": sorted({word, lemma})}})
    return pattern


def find_outcome(text: str) -> OutcomeHit | None:
    """The outcome of one sentence (or one point with its list), None for mere background.

    "Planen kunne ikke tiltrædes" is rejected; "Planen blev godkendt uden bemærkninger" is approved.
    """
    doc = read_words(text)
    matches = _find_matches(doc)
    clauses = _clauses(doc)
    main = [m for m in matches if not clauses[m.start] and m.label != "changes"]
    hit = _choose(doc, main, matches)
    if hit is None:
        return None
    return _finish(doc, hit, matches)


def _find_matches(doc: Doc) -> list[_Match]:
    found = [_Match(doc.vocab.strings[i], a, b, doc[a].lemma_) for i, a, b in _matcher()(doc)]
    found += _find_gapped(doc)
    ignored = [m for m in found if m.label == "ignored"]
    matter = {word for word in load_lexicon("decisions")["matter"]}
    subject = next((token.i for token in doc if token.text in matter), len(doc))
    kept: list[_Match] = []
    for match in sorted(found, key=lambda m: (m.start, m.end - m.start > LONGEST_GAP, -(m.end - m.start))):
        hidden = (
            any(i.start < match.end and match.start < i.end for i in ignored) and match.label != "changes"
        )
        if match.label == "ignored" or hidden or (match.label.endswith("+") and subject > match.start):
            continue
        if any(k.label == match.label and k.start <= match.start < k.end for k in kept):
            continue
        kept.append(match)
    return kept


def _clauses(doc: Doc) -> list[bool]:
    """For each word whether it stands in a subordinate clause."""
    openers = set(load_lexicon("decisions")["subordinators"])
    inside = False
    flags: list[bool] = []
    for token in doc:
        before = doc[token.i - 1].text if token.i else ""
        if token.text in (",", ";", ":", ")"):
            inside = False
        elif token.text in openers:
            opens = before == "," or (token.i == 0 and token.text in FIRST_OPENERS)
            inside = inside or opens or (token.i > 0 and token.text in ("at", "hvis", "hvorvidt", "fordi"))
        flags.append(inside)
    return flags


@cache
def _matter() -> frozenset[str]:
    return frozenset(load_lexicon("decisions")["matter"])


def _choose(doc: Doc, main: list[_Match], matches: list[_Match]) -> _Match | None:
    """The match that decides: the first strong one of the main clause, or what was decided on the matter."""
    strong = [m for m in main if _outcome(m) not in WEAK]
    deciding = [m for m in main if m.lemma in ("vedtage", "beslutte", "aftale", "enes")]
    if deciding and (not strong or strong[0] in deciding):
        decided = _decided_on(doc, deciding[0], matches)
        if decided is not None:
            return decided
    if strong:
        return strong[0]
    discussed = [m for m in main if m.label == "discussed"]
    nothing = [m for m in main if m.label == "no_record" and (m.start <= 2 or m.end - m.start > 2)]
    results = [m for m in matches if _outcome(m) not in (*WEAK, "changes") and _is_result(doc, m)]
    return next(iter([*results, *nothing, *discussed, *(m for m in main if _outcome(m) == "other")]), None)


def _is_result(doc: Doc, match: _Match) -> bool:
    return any(doc[k].text in RESULTS for k in range(max(0, match.start - 3), match.start))


def _decided_on(doc: Doc, deciding: _Match, matches: list[_Match]) -> _Match | None:
    """What was decided about the matter: "besluttede, at sagen udsættes", "vedtog at udsætte sagen"."""
    for match in matches:
        if match.start < deciding.end or _outcome(match) in (*WEAK, "changes") or match is deciding:
            continue
        between = doc[deciding.end : match.start]
        words = [token.text for token in between if not token.is_punct]
        infinitive = bool(words) and words[-1] == "at" and len(words) <= 4
        about = len(words) >= 2 and words[0] == "at" and any(word in _matter() for word in words[1:4])
        if infinitive or about:
            return match
    return None


def _outcome(match: _Match) -> str:
    return match.label.rstrip("+!")


def _finish(doc: Doc, match: _Match, matches: list[_Match]) -> OutcomeHit:
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
    changed = next((m for m in matches if m.label == "changes" and _applies(doc, m)), None)
    if outcome == "approved" and changed is not None:
        outcome, end = "approved_with_changes", max(end, changed.end)
    start = min([match.start, *(k for k in _negations(doc, match) if k < match.start)])
    first, last = doc[start], doc[end - 1]
    checked: Outcome = next((o for o in get_args(Outcome) if o == outcome), "other")
    return OutcomeHit(checked, first.idx, last.idx + len(last.text), negated, match.label.endswith("!"))


def _applies(doc: Doc, match: _Match) -> bool:
    return match.start == 0 or doc[match.start - 1].text not in ("uden", "ikke")


def _negations(doc: Doc, match: _Match) -> list[int]:
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


def _is_negated(doc: Doc, match: _Match) -> bool:
    phrase_has_it = any(doc[k].text in ("ikke", "ingen", "intet") for k in range(match.start, match.end))
    own = match.label.rstrip("+!") in ("rejected", "postponed", "no_record") and phrase_has_it
    return bool(_negations(doc, match)) and not own
