"""The heading words of minutes: which canonical role a printed line opens."""

import re
from collections.abc import Iterable

from models.frozen import dataclass
from parsers.dates import find_dates
from parsers.lexicons import load_lexicon, remembered
from parsers.minutes.phrases.heading_forms import (
    ANNEXES_OF,
    BODY_RULED,
    COLON_BODY,
    DAY_LEFT_OUT,
    MEMO,
    PROPOSED_BY,
    PROPOSES,
    PROPOSES_INLINE,
)
from parsers.text import close_up, key

# "3. Økonomi", "2.1 Økonomi", "A) Økonomi"
NUMBERING = r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?"
NUMBERED = re.compile(rf"^{NUMBERING}")
# what a body does that decides: "Byrådets stillingtagen", "Udvalgets vedtagelse"
RULING = r"(?:beslutning(?:er)?|stillingtagen|vedtagelse|afgørelse|konklusion|behandling)"
RULED = (
    "beslutning", "stillingtagen", "vedtagelse", "afgørelse", "konklusion", "behandling",
    "vedtog", "besluttede", "besluttet", "vedtaget",
)  # fmt: skip
# "Beslutning for Punkt 3: Budget 2024", "Beslutning til pkt. 3"
FOR_ITEM = re.compile(
    r"^beslutning(?:er)?\s+(?:for|til|vedr\.?|under|på)\s+(?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?"
    r"(?P<number>\d+\s?[a-z]?)\b\s*[:.–|-]?\s*(?P<title>.*)$",
    re.IGNORECASE,
)
# "Teknisk Udvalgs beslutning den 04.12.2012 Punkt 2", "Byrådets beslutning i mødet den 7. oktober 2021"
OF_BODY = re.compile(
    rf"^(?P<body>[^\W\d][^.:;]{{2,70}}?s)\s+(?P<ruling>{RULING})\b(?P<rest>(?:\s*,?\s*(?:(?:i|på|fra"
    r"|ved)\s+(?:mødet|møde)\b|den\b|d\.|af\b|fra\b|,|\d|pkt|punkt).*)?)\s*:?$",
    re.IGNORECASE,
)
# "Beslutning i Byrådet den 27. november 2018:", "Beslutning fra Økonomiudvalget, 3. maj 2020, pkt. 5",
# "Beslutning i Byrådet (22-25) den 03-05-2023"
IN_BODY = re.compile(
    rf"^(?P<ruling>(?i:{RULING}))\s+(?P<of>(?i:i|fra|af|ved|truffet\s+i|truffet\s+af)\s+)?"
    r"(?P<body>[^\W\d_][^.:;\d]{2,70}?)(?=\s*,(?!\s[A-ZÆØÅ][\wæøå-]+(?:,|\s+og\s))|\s+(?i:den|d\.)(?:\s|$)|\s+\(?\d|\s*:|\s*$)(?P<rest>.*)$"
)
# "Beslutning Byrådet, Karen Holm (A) stemte imod.": what follows is text of the decision
VOTED_AFTER = re.compile(r",\s+(?P<rest>[A-ZÆØÅ].*\b(?:stemte|stemmer|undlod|undlader)\b)")
# "Beslutning den 4. december 2012:", "Beslutning, 4. december 2012"
ON_DATE = re.compile(
    r"^beslutning(?:er)?,?\s+(?:truffet\s+)?(?:den\s|d\.\s?)?(?=\d)(?P<rest>[^:]{4,60}):?$", re.IGNORECASE
)
# "Økonomiudvalget, 20. august 2018, pkt. 15: Indstilles godkendt.": what a body said before
SAID_BEFORE = re.compile(
    r"^(?P<body>[A-ZÆØÅ][^.:;\d]{0,60}?(?i:udvalget|udvalg|rådet|styrelsen|magistraten|bestyrelsen|repræsentationen)),?\s+"
    r"(?:den\s|d\.\s?)?(?P<date>\d[^:]{5,30}?)(?:,\s*(?:pkt|punkt)\.?\s*(?:nr\.?\s*)?\d+)?\s*:\s*(?P<rest>\S.*)?$"
)
# "Kulturudvalget, 03-04-2019, pkt. 42": the same as a heading over what it says now
SAID_ALONE = re.compile(SAID_BEFORE.pattern.replace(r"\s*:\s*(?P<rest>\S.*)?$", r"\s*:?$"))
# "Teknisk Udvalgs møde den 12. december 2011:", over what it decided there
MET = re.compile(
    r"^(?P<body>[A-ZÆØÅ][^.:;\d]{2,70}?s)\s+møde\s+(?:den\s|d\.\s?)?(?P<date>\d[^:]{5,30}?)\s*:$"
)
# "Fraværende i Byrådet, 3. maj 2022:", over names
AWAY_FROM = re.compile(
    r"^(?:fraværende|afbud|ikke\s+til\s+stede)\s+(?:i|på|ved)\s+[^:;]{3,80}:$", re.IGNORECASE
)
# "Økonomiudvalget indstiller til Byrådet, at ..."
ADVISES = re.compile(r"^(?P<body>[A-ZÆØÅ][^.:;,]{2,70}?)\s+(?:indstiller|anbefaler|foreslår)\b")
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
# what every label of a meeting's head without a colon begins with
OF_LABELS_WITH_VALUE = "møde"
# headings of one long word may end in a full stop
STOPPED, LEAST_STOPPED = ("decision", "recommendation", "case_presentation"), 10
# so many letters tell most lines from every heading word
TELLING = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line opens: its role, and where in the line a value that follows on it starts (None: none).

    body and date are the printed words of a decision's heading; number is the item it names; empty says
    that the line itself says that nothing follows ("Bilag (-)"); inside says that the line is text under a
    heading that its column has, no heading itself.
    """

    role: str
    rest: int | None = None
    body: tuple[int, int] | None = None
    date: tuple[int, int] | None = None
    number: str | None = None
    empty: bool = False
    inside: bool = False


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
        found = _find_decision(text, lowered) or _find_alone(text)
    found = found or _find_label(text, lowered) or _find_proposal(text, lowered)
    return found or (Heading("attachments") if "ilag" in text and ANNEXES_OF.match(text) else None)


def _find_spaced(word: str) -> Heading | None:
    """The heading that a line in spaced letters is: "U D V A L G E T S  B E S L U T N I N G"."""
    role = _words_closed_up().get(word)
    if (
        role is None
        and word.endswith("sbeslutning")
        and _deciding_bodies().search(word[: -len("beslutning")])
    ):
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
    return Heading("recommendation", inline.start("rest")) if inline else None


def _find_decision(text: str, lowered: str) -> Heading | None:
    if not any([word in lowered for word in RULED]):
        said = SAID_BEFORE.match(text) if ":" in text else None
        if said is None or not find_dates(said["date"]):
            return _find_met(text, lowered)
        if AWAY_FROM.match(text):
            return Heading("absent", body=said.span("body"))
        rest = said.start("rest") if said["rest"] else None
        return Heading("history", rest, said.span("body"), said.span("date"))
    for_item = FOR_ITEM.match(text)
    if for_item:
        number = re.sub(r"\s", "", for_item["number"])
        return Heading("decision", for_item.start("title"), number=number)
    for pattern in (OF_BODY, IN_BODY):
        match = pattern.match(text)
        loose = match is not None and pattern is IN_BODY and not match["of"]
        if match and loose and not _deciding_bodies().search(match["body"]):
            continue  # "BESLUTNING Liste C foreslog § 7 ændret."
        if match and _may_decide(match["body"], match["ruling"], text):
            start, end = match.span("body")
            body = (start, end - 1) if pattern is OF_BODY else (start, end)
            told = VOTED_AFTER.search(text, end) if pattern is IN_BODY else None
            rest = told.start("rest") if told else _rest_after_colon(text, end)
            return Heading("decision", rest, body, _date_span(text[: told.start()] if told else text))
    named = COLON_BODY.match(text) if ":" in text else None
    if named and _deciding_bodies().search(named["body"]) and find_dates(named["date"]):
        return Heading("decision", body=named.span("body"), date=_date_span(text))
    ruled = BODY_RULED.match(text)
    if ruled and _deciding_bodies().search(ruled["body"]):
        return Heading("decision", body=ruled.span("body"))
    if ON_DATE.match(text) and find_dates(text):
        return Heading("decision", date=_date_span(text))
    if DAY_LEFT_OUT.match(text):
        return Heading("decision")
    return None


def _find_met(text: str, lowered: str) -> Heading | None:
    """The heading that names the meeting of a body at which it was decided so."""
    met = MET.match(text) if text.endswith(":") and " møde " in lowered else None
    hits = find_dates(met["date"]) if met is not None else []
    if (
        met is None
        or not hits
        or hits[0].end < len(met["date"])
        or not _deciding_bodies().search(met["body"])
    ):
        return None
    start, end = met.span("body")
    return Heading("decision", body=(start, end - 1), date=met.span("date"))


def find_said_alone(text: str) -> Heading | None:
    """The heading of a decision that a line is which names a body and a day and says no more.

    find_said_alone("Byrådet, 03-04-2019, pkt. 4") has body and date; a line of other words gives None.
    """
    said = SAID_ALONE.match(text) if len(text) < 120 else None
    if said is None or not find_dates(said["date"]):
        return None
    return Heading("decision", body=said.span("body"), date=said.span("date"))


def _may_decide(body: str, ruling: str, text: str) -> bool:
    """Whether a heading of a body's ruling is one: other words than "beslutning" need a body that decides."""
    if body.lower().startswith(("mødet", "møde ", "sagen")):
        return False
    if body[:1].islower() and not (find_dates(text) and _deciding_bodies().search(body)):
        return False
    if ruling.lower().startswith("beslutning"):
        return True
    dated = not ruling.lower().startswith("behandling") or bool(find_dates(text))
    about = re.search(rf"{ruling}\s+af\b", text) is not None  # "Byrådets vedtagelse af budgettet"
    return dated and not about and _deciding_bodies().search(body) is not None


def is_deciding(text: str) -> bool:
    """Whether a sentence is about what a body that decides recommends: "Økonomiudvalget indstiller, at"."""
    match = ADVISES.match(text)
    return match is not None and _deciding_bodies().search(match["body"]) is not None


def is_body_that_decides(name: str) -> bool:
    """Whether a name ends as those of councils and committees do: "Kultur- og Idrætsudvalget"."""
    return _deciding_bodies().search(name) is not None


@remembered()
def _deciding_bodies() -> re.Pattern[str]:
    """The end of a name that a body which decides may have: "Økonomiudvalgets", "Byrådet"."""
    lexicon = load_lexicon("bodies")
    kinds = "|".join(map(re.escape, (*lexicon["councils"], "udvalg", "råd", *lexicon["leaderships"])))
    return re.compile(rf"(?:{kinds})(?:et|en|n)?s?(?:\s+for\s+.*)?$", re.IGNORECASE)


def _rest_after_colon(text: str, after: int) -> int | None:
    colon = text.find(":", after)
    rest = text[colon + 1 :].lstrip() if colon >= 0 else ""
    return len(text) - len(rest) if rest else None


def _date_span(text: str) -> tuple[int, int] | None:
    hits = find_dates(text)
    return (hits[0].start, hits[0].end) if hits else None
