"""The phrases of the lexicon in the words of a sentence: which of them stand where.

spaCy's Danish tokeniser cuts the words, and its table gives their base forms. Both take a moment to load, so
that is done when the first decision is read, once a process.
"""

import itertools
from collections import defaultdict
from functools import cache, lru_cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from models.danish_words import look_up
from parsers.lexicons import load_lexicon
from parsers.minutes.phrases.changes import Match
from parsers.text import lower_in_place

# how many words may stand for the three dots of a phrase
LONGEST_GAP = 40
# a phrase without dots is no longer than this
LONGEST_PHRASE = 6
# these open a subordinate clause at the start of a sentence too
FIRST_OPENERS = frozenset(
    {"hvis", "når", "da", "mens", "såfremt", "idet", "eftersom", "inden", "før", "fordi"}
)
# "Andet at blev ikke godkendt": a point of the recommendation, no clause
COUNTED = frozenset({"første", "andet", "tredje", "fjerde", "femte", "sjette", "1.", "2.", "3.", "4.", "5."})


@cache
def pipeline() -> Language:
    """The Danish tokeniser."""
    return spacy.blank("da")


def read_words(text: str) -> Doc:
    """A sentence as words with base forms; offsets are those of the text."""
    doc = pipeline()(lower_in_place(text))
    for token in doc:
        token.lemma_ = base_form(token.text, look_up(token.text))
    return doc


@lru_cache(maxsize=4096)
def base_form(word: str, looked_up: str) -> str:
    """The base form of a word: the lexicon's, the tables', or for a passive in -s that of its active form.

    base_form("hjemvises", "hjemvises") is "hjemvise".
    """
    forms = load_lexicon("decisions")["forms"]
    if word in forms:
        return str(forms[word])
    if looked_up == word and "aa" in word:  # "tiltraadtes", as it was spelt until 1948
        modern = word.replace("aa", "å")
        return base_form(modern, look_up(modern))
    if looked_up != word or not word.endswith("s") or len(word) < 5:
        return looked_up
    active = word[:-1]
    return str(forms.get(active) or look_up(pipeline()(active)[0].text))


@cache
def _matchers() -> dict[str, Matcher]:
    """All phrases of the lexicon as patterns, by the first word's form: few of them can be in a sentence.

    A label is "approved", "referred+" (needs the matter), ...
    """
    nlp, lexicon = pipeline(), load_lexicon("decisions")
    matchers: defaultdict[str, Matcher] = defaultdict(lambda: Matcher(nlp.vocab))
    for outcome, lists in lexicon["outcomes"].items():
        _add(matchers, outcome, lists["phrases"])
        _add(matchers, f"{outcome}+", lists.get("with_matter", []))
        _add(matchers, f"{outcome}!", lists.get("duties", []))
    _add(matchers, "changes", lexicon["changes"]["phrases"])
    _add(matchers, "ignored", lexicon["ignored"]["phrases"])
    _add(matchers, "remark", lexicon["remarks"]["phrases"])
    return dict(matchers)


def _add(matchers: defaultdict[str, Matcher], label: str, phrases: list[str]) -> None:
    """Teach the matchers phrases, one form a pattern: comparing is far faster than asking for one of many."""
    by_first: defaultdict[str, list[list[dict[str, Any]]]] = defaultdict(list)
    for phrase in phrases:
        if "..." not in phrase:
            for pattern in _one_form_each(phrase_pattern(phrase)):
                by_first[next(iter(pattern[0].values()))].append(pattern)
    for first, patterns in by_first.items():
        matchers[first].add(label, patterns)


def _one_form_each(pattern: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The patterns that together match what one with several forms a word matches."""
    forms = [
        [{"LEMMA": form} for form in word["LEMMA"]["IN"]] if "LEMMA" in word else [word] for word in pattern
    ]
    return [list(choice) for choice in itertools.product(*forms)]


@cache
def _gapped() -> tuple[tuple[str, tuple[tuple[frozenset[str], ...], ...]], ...]:
    """The phrases with three dots: label, and the base forms of each part's words."""
    lexicon = load_lexicon("decisions")["outcomes"]
    found = []
    for outcome, lists in lexicon.items():
        labels = [(outcome, lists["phrases"]), (f"{outcome}+", lists.get("with_matter", []))]
        for label, phrase in ((label, phrase) for label, phrases in labels for phrase in phrases):
            if "..." in phrase:
                parts = [phrase_pattern(part) for part in phrase.split("...")]
                words = tuple(tuple(frozenset(word["LEMMA"]["IN"]) for word in part) for part in parts)
                found.append((label, words))
    return tuple(found)


@cache
def _gapped_by_word() -> dict[str, list[int]]:
    """Which of the phrases with three dots begin with a form."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for nth, (_, (first, _)) in enumerate(_gapped()):
        for form in first[0]:
            numbers[form].append(nth)
    return dict(numbers)


def _find_gapped(doc: Doc) -> list[Match]:
    lemmas = [(token.lemma_, token.text) for token in doc]
    spoken = {form for forms in lemmas for form in forms}
    begun = {nth for form in spoken for nth in _gapped_by_word().get(form, ())}
    found: list[Match] = []
    for label, (first, second) in map(_gapped().__getitem__, sorted(begun)):
        if spoken.isdisjoint(second[0]):
            continue
        negations = negating() if label.endswith("+") else frozenset()
        starts = _occurrences(lemmas, first)
        ends = _occurrences(lemmas, second)
        for a in starts:
            b = next((b for b in ends if a + len(first) <= b <= a + LONGEST_GAP), None)
            if b is not None and negations.isdisjoint(token.text for token in doc[a + len(first) : b]):
                found.append(Match(label, a, b + len(second), doc[a].lemma_))
    return found


@cache
def negating() -> frozenset[str]:
    """The words that turn a phrase round: "ikke", "ej"."""
    return frozenset(load_lexicon("decisions")["negations"])


def _occurrences(lemmas: list[tuple[str, str]], words: tuple[frozenset[str], ...]) -> list[int]:
    return [
        i
        for i in range(len(lemmas) - len(words) + 1)
        if all(lemmas[i + k][0] in word or lemmas[i + k][1] in word for k, word in enumerate(words))
    ]


def phrase_pattern(phrase: str) -> list[dict[str, Any]]:
    """A phrase of the lexicon, without dots, as a pattern: base forms, "=" for the very form."""
    pattern: list[dict[str, Any]] = []
    for word in phrase.split():
        if word.startswith("="):
            pattern.append({"LOWER": word[1:]})
        else:
            lemma = base_form(word, look_up(pipeline()(word)[0].text))
            pattern.append({"LEMMA": {"IN": sorted({word, lemma})}})
    return pattern


def find_matches(doc: Doc, clauses: list[bool]) -> list[Match]:
    """The phrases in a sentence, by where they start; clauses are the words' of find_clauses."""
    spoken = dict.fromkeys(form for token in doc for form in (token.lemma_, token.text))
    matchers = [matcher for form in spoken if (matcher := _matchers().get(form)) is not None]
    hits = [hit for matcher in matchers for hit in matcher(doc)]
    found = [Match(doc.vocab.strings[i], a, b, doc[a].lemma_) for i, a, b in hits]
    found += _find_gapped(doc)
    ignored = [m for m in found if m.label == "ignored"]
    matter = {word for word in load_lexicon("decisions")["matter"]}
    subject = next((token.i for token in doc if token.text in matter), len(doc))
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start, m.end - m.start > LONGEST_GAP, -(m.end - m.start))):
        hidden = match.label != "changes" and any(_hides(i, match, clauses) for i in ignored)
        told = subject < match.end or match.start == 0  # "Henvises til ...": the matter goes without saying
        if match.label == "ignored" or hidden or (match.label.endswith("+") and not told):
            continue
        if any(k.label == match.label and k.start <= match.start < k.end for k in kept):
            continue
        kept.append(match)
    return kept


def _hides(ignored: Match, match: Match, clauses: list[bool]) -> bool:
    """Whether words that only look like a decision touch a match that is no longer phrase around them.

    In a subordinate clause they always do: "Det aftales, at emnet tages op igen".
    """
    around = match.start <= ignored.start and ignored.end <= match.end and not clauses[match.start]
    longer = ignored.end - ignored.start < match.end - match.start <= LONGEST_PHRASE
    return ignored.start < match.end and match.start < ignored.end and not (around and longer)


def find_clauses(doc: Doc) -> list[bool]:
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
            joins = token.text in ("at", "hvis", "hvorvidt", "fordi") and before not in COUNTED
            inside = inside or opens or (token.i > 0 and joins)
        flags.append(inside)
    return flags
