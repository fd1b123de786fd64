"""What a sentence of a decision comes to: its outcome, and the words that outcome rests on.

spaCy's Danish tokeniser cuts the words, and its table gives their base forms. Both take a moment to load, so
that is done when the first decision is read, once a process.
"""

import itertools
from collections import defaultdict
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, get_args

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from models.danish_words import look_up
from models.frozen import dataclass
from models.records import Outcome
from parsers.lexicons import load_lexicon
from parsers.minutes.decisions.minority import is_minority
from parsers.minutes.phrases.changes import Match, find_change_end
from parsers.minutes.phrases.nothing_said import find_refused, says_nothing

# how many words may stand for the three dots of a phrase
LONGEST_GAP = 40
# a phrase without dots is no longer than this
LONGEST_PHRASE = 6
# a phrase without a full stop of its own reaches back and forth this far for a "not"
NEGATION_BEFORE, NEGATION_AFTER = 5, 3
# these lose to any other outcome in the same sentence
WEAK = ("other", "discussed", "no_record")
# a recommendation is about what another body is to do
ADVISING = frozenset({"anbefale", "indstille"})
# "besluttede at enstemmigt godkende"
BETWEEN = frozenset({"ikke", "enstemmigt", "endeligt", "fortsat", "alligevel"})
# these open a subordinate clause at the start of a sentence too
FIRST_OPENERS = frozenset(
    {"hvis", "når", "da", "mens", "såfremt", "idet", "eftersom", "inden", "før", "fordi"}
)
# "Andet at blev ikke godkendt": a point of the recommendation, no clause
COUNTED = frozenset({"første", "andet", "tredje", "fjerde", "femte", "sjette", "1.", "2.", "3.", "4.", "5."})
# "som dermed er godkendt": what a vote came to stands in a clause of its own
RESULTS = frozenset({"hvorefter", "dermed", "hermed", "herefter", "derefter", "derfor"})


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


@cache
def pipeline() -> Language:
    """The Danish tokeniser."""
    return spacy.blank("da")


def read_words(text: str) -> Doc:
    """A sentence as words with base forms; offsets are those of the text."""
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    doc = pipeline()(lowered)
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


def _find_gapped(doc: Doc) -> list[Match]:
    lemmas = [(token.lemma_, token.text) for token in doc]
    spoken = {form for forms in lemmas for form in forms}
    found: list[Match] = []
    for label, (first, second) in _gapped():
        if spoken.isdisjoint(first[0]) or spoken.isdisjoint(second[0]):
            continue
        negations = _negating() if label.endswith("+") else frozenset()
        starts = _occurrences(lemmas, first)
        ends = _occurrences(lemmas, second)
        for a in starts:
            b = next((b for b in ends if a + len(first) <= b <= a + LONGEST_GAP), None)
            if b is not None and negations.isdisjoint(token.text for token in doc[a + len(first) : b]):
                found.append(Match(label, a, b + len(second), doc[a].lemma_))
    return found


@cache
def _negating() -> frozenset[str]:
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


@lru_cache(maxsize=4096)
def find_outcome(text: str) -> OutcomeHit | None:
    """The outcome of one sentence (or one point with its list), None for mere background.

    "Planen kunne ikke tiltrædes" is rejected; "Planen blev godkendt uden bemærkninger" is approved.
    A question decides nothing.
    """
    if is_minority(text) or text.endswith("?"):  # "Henvises sagen til udvalget?"
        return None
    if says_nothing(text):
        return OutcomeHit("no_record", 0, len(text))
    if (refused := find_refused(text)) is not None:
        return OutcomeHit(refused[0], 0, refused[1], True)
    doc = read_words(text)
    clauses = _clauses(doc)
    matches = _find_matches(doc, clauses)
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


def _find_matches(doc: Doc, clauses: list[bool]) -> list[Match]:
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
            joins = token.text in ("at", "hvis", "hvorvidt", "fordi") and before not in COUNTED
            inside = inside or opens or (token.i > 0 and joins)
        flags.append(inside)
    return flags


@cache
def _matter() -> frozenset[str]:
    return frozenset(load_lexicon("decisions")["matter"])


def _choose(doc: Doc, main: list[Match], matches: list[Match]) -> Match | None:
    """The match that decides: the first strong one of the main clause, or what was decided on the matter."""
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
    return not _negating().isdisjoint(token.text for token in clause)


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
        about = clause and (advises or any(word in _matter() for word in words[1:4]))
        direct = len(words) <= 3 and "at" not in words and not {"til", "som", "der"} & set(words)
        joined = any(token.text in (",", ":", ";") for token in doc[deciding.end : match.start])
        if infinitive or about or (direct and not joined):
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
    return OutcomeHit(checked, first.idx, last.idx + len(last.text), negated, match.label.endswith("!"))


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
