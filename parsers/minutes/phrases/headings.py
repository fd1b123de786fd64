"""The heading words of minutes: which canonical role a printed line opens."""

import re
from collections.abc import Iterable

from parsers.dates import find_dates
from parsers.lexicons import load_lexicon, remembered
from parsers.minutes.phrases.decision_headings import find_decision_heading, is_body_that_decides
from parsers.minutes.phrases.heading_forms import (
    ANNEXES_OF,
    AWAY_FROM,
    MEMO,
    PROPOSED_BY,
    PROPOSES,
    PROPOSES_INLINE,
    Heading,
)
from parsers.text import close_up, key

# "3. Økonomi", "2.1 Økonomi", "A) Økonomi"
NUMBERING = r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?"
NUMBERED = re.compile(rf"^{NUMBERING}")
# "Indholdsfortegnelse Side"
CONTENTS_TAIL = re.compile(r"(?<=fortegnelse)\s+side$|(?<=indhold)\s+side$", re.IGNORECASE)
EMPTY = re.compile(r"\s*(?:\(\s*[-–]\s*\)|[-–])\s*$")
# "Sag 12-2024-5", "J.nr. 00.16.00-P35-1-24", "Sagsnr. 299835 Byrådet Åbent punkt"
BARE_NUMBER = re.compile(
    r"^(?P<word>Sag(?:\s+nr\.?)?|Sags-?nr\.?|Sagsnummer|Sags-?id|Sags-?ID|Journalnr\.?|Journalnummer|Dok\.?(?:nr\.?)?|J\.?\s?nr\.?)"
    r"\s+(?P<rest>\d[\w./-]{4,24}(?:\s[A-ZÆØÅ].{2,60}\s(?:[Åå]bent?|[Ll]ukket)(?:\s\w+)?)?)$"
)
# what a line must have for MEMO, and for the patterns of proposals, to match at all; quick to look for
OF_MEMO = ("indstilling", "notat", "cover", "forklæde", "følgebrev")
OF_PROPOSAL = ("indstill", "anbefal", "foreslå", "forslag")
# "Forslag: ", before "Forvaltningen indstiller, at ..."
LABEL = re.compile(r"^(?=[A-ZÆØÅ])[^\W\d_]{4,}(?:\s[^\W\d_]+){0,2}:\s+(?=[A-ZÆØÅ])")
# what every label of a meeting's head without a colon begins with
OF_LABELS_WITH_VALUE = "møde"
# headings of one long word may end in a full stop
STOPPED, LEAST_STOPPED = ("decision", "recommendation", "case_presentation"), 10
# so many letters tell most lines from every heading word
TELLING = 3


@remembered()
def alone_words() -> dict[str, str]:
    """The heading words that stand alone, by their comparing key, with their role."""
    lists = load_lexicon("headings")["alone"]
    return {key(word): role for role, words in lists.items() for word in words}


@remembered()
def label_pattern() -> re.Pattern[str]:
    """A label and its colon at the start of a line."""
    words = [word for words in load_lexicon("headings")["labels"].values() for word in words]
    words += [word for words in load_lexicon("headings")["alone"].values() for word in words]
    options = "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(set(words), key=len, reverse=True)
    )
    return re.compile(rf"^(?P<word>{options})\.?\s*:\s*(?P<rest>.*)$", re.IGNORECASE)


@remembered()
def label_words() -> dict[str, str]:
    """The label words by their comparing key, with their role."""
    lists = load_lexicon("headings")["labels"]
    return {key(word): role for role, words in lists.items() for word in words}


def _beginnings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:TELLING] for word in words)


@remembered()
def _alone_beginnings() -> frozenset[str]:
    return _beginnings(alone_words())


@remembered()
def _label_beginnings() -> frozenset[str]:
    return _beginnings(_alone_labels())


def _may_be(text: str, beginnings: frozenset[str]) -> bool:
    """Whether a line can be one of some words by its first letters; quick."""
    return text[:TELLING].lower() in beginnings or not text[: TELLING + 1].isalpha()


@remembered()
def _alone_labels() -> frozenset[str]:
    """The labels that mean one thing even on a line of their own without a colon."""
    return frozenset(key(word) for word in load_lexicon("headings")["bare_labels"]["words"])


@remembered()
def _labels_with_value() -> re.Pattern[str]:
    """A label of a meeting's head with its value and no colon: "Mødested Mødelokale C"."""
    words = [
        word
        for word in load_lexicon("headings")["bare_labels"]["words"]
        if word.startswith(OF_LABELS_WITH_VALUE) and word != "mødelokale"
    ]
    options = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"^(?P<word>(?i:{options}))\s+(?P<rest>(?:[A-ZÆØÅ]|\d|(?:kl|den)\b).*[^.])$")


def find_bare(text: str) -> Heading | None:
    """The label that a text is without its colon ("Mødested"), None for other words.

    It needs the layout's word for it that the text is a label.
    """
    role = label_words().get(key(text)) if len(text) < 40 else None
    return Heading(role) if role else None


@remembered(8192)
def find_heading(text: str) -> Heading | None:
    """The heading a line is, None for running text.

    find_heading("Bilag (-)") opens "attachments" and is empty; find_heading("Ansvarlig: Karen Holm") opens
    "responsible" with rest 11.
    """
    lowered = text.lower()
    found = None
    if len(text) <= 160:
        if (closed_up := close_up(text)) is not None:
            return _find_spaced(closed_up.strip(".:").lower())
        found = find_decision_heading(text, lowered) or _find_alone(text)
    found = found or _find_label(text, lowered) or _find_proposal(text, lowered)
    return found or (Heading("attachments") if "ilag" in text and ANNEXES_OF.match(text) else None)


def _find_spaced(word: str) -> Heading | None:
    """The heading that a line in spaced letters is: "U D V A L G E T S  B E S L U T N I N G"."""
    role = _words_closed_up().get(word)
    if role is None and word.endswith("sbeslutning") and is_body_that_decides(word[: -len("beslutning")]):
        role = "decision"
    return Heading(role) if role else None


@remembered()
def _words_closed_up() -> dict[str, str]:
    return {word.replace(" ", ""): role for word, role in alone_words().items()}


def _find_alone(text: str) -> Heading | None:
    if text.startswith(("- ", "• ", "– ")):
        return None
    stripped = EMPTY.sub("", text) if text.rstrip().endswith((")", "-", "–")) else text
    plain = NUMBERED.sub("", stripped) if stripped[:1].isdigit() else stripped
    plain = plain.strip(" .:?*_")
    if not _may_be(plain, _alone_beginnings()):
        return None
    plain = CONTENTS_TAIL.sub("", plain)
    if not plain or len(plain) > 80 or stripped.rstrip().endswith(","):
        words = alone_words().get(key(plain)) if plain and len(plain) <= 80 else None
        return Heading(words) if words == "recommendation" else None
    role = alone_words().get(key(plain))
    if role is None:
        return None
    if text.rstrip().endswith(".") and not (
        _is_stopped(plain, role) or plain.lower().endswith(("nr", "liste", "pkt"))
    ):
        return None
    return Heading(role, empty=stripped != text)


def _is_stopped(plain: str, role: str) -> bool:
    """Whether a heading may end in a full stop, as typewritten ones do: "Beslutning.", "Indstilling."."""
    if role == "closed":  # "Punktet er lukket."
        return " " in plain
    return role in STOPPED and len(plain) >= LEAST_STOPPED and plain.isalpha() and plain[0].isupper()


def _find_label(text: str, lowered: str) -> Heading | None:
    match = label_pattern().match(text) if ":" in text else None
    if match is None:
        bare = label_words().get(key(text)) if len(text) < 40 and text.endswith(":") else None
        return Heading(bare) if bare else _find_memo_line(text, lowered)
    word = key(match["word"])
    role = label_words().get(word) or alone_words()[word]
    if text[:1].islower() and role != "recommendation":  # "... traf følgende / beslutning: ..."
        return None
    rest = match.start("rest") if match["rest"].strip() else None
    return Heading(role, rest)


def _find_memo_line(text: str, lowered: str) -> Heading | None:
    """The lines of a memo's head: "Til Rådmanden", "Dato 7. maj 2024"; and labels without a colon."""
    if text.endswith(":") and AWAY_FROM.match(text):
        return Heading("absent", body=(0, len(text) - 1))
    first, _, rest = text.partition(" ")
    if len(text) < 70 and first in ("Til", "Fra", "Dato") and rest and not text.endswith((".", ":", ",")):
        if first == "Dato" and not find_dates(rest):
            return None
        if first != "Dato" and (not rest[:1].isupper() or len(rest.split()) > 7):
            return None
        return Heading({"Til": "memo_to", "Fra": "memo_from", "Dato": "memo_date"}[first], len(first) + 1)
    labelled = _may_be(text, _label_beginnings()) and key(text) in _alone_labels()
    if labelled and not text.endswith((".", ",")):
        return Heading(label_words()[key(text)])
    bare = BARE_NUMBER.match(text)
    if bare:
        return Heading(
            "document_number" if bare["word"].startswith("Dok") else "case_number", bare.start("rest")
        )
    headed = len(text) < 80 and lowered.startswith(OF_LABELS_WITH_VALUE)
    if headed and (hit := _labels_with_value().match(text)):
        return Heading(label_words()[key(hit["word"])], hit.start("rest"))
    if len(text) >= 80 or not any([word in lowered for word in OF_MEMO]):
        return None
    memo = MEMO.match(text)
    if memo:
        return Heading("memo", memo.start("to"))
    return None


def _find_proposal(text: str, lowered: str) -> Heading | None:
    if not any([word in lowered for word in OF_PROPOSAL]):
        return None
    if len(text) < 140 and (PROPOSES.match(text) or PROPOSED_BY.match(text)):
        return Heading("recommendation")
    inline = PROPOSES_INLINE.match(text)
    if inline is not None:
        return Heading("recommendation", inline.start("rest"))
    label = LABEL.match(text)  # a word that no list knows, and who proposes behind it
    if label is None or _find_proposal(text[label.end() :], lowered) is None:
        return None
    return Heading("recommendation", label.end())
