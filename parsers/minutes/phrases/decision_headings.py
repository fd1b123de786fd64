"""The headings of decisions: which lines they are, and the body and the day that they name."""

import re

from parsers.dates import find_dates
from parsers.lexicons import load_lexicon, remembered
from parsers.minutes.phrases.heading_forms import (
    AWAY_FROM,
    BODY_RULED,
    COLON_BODY,
    DAY_LEFT_OUT,
    IN_CAPITALS,
    PUT_TO_VOTE,
    Heading,
)

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
# "Teknisk Udvalgs beslutning den 04.12.2012 Punkt 2", "Byrådets beslutning i mødet den 7. oktober 2021",
# "Byrådets beslutning: Godkendt."
OF_BODY = re.compile(
    rf"^(?P<body>[^\W\d][^.:;]{{2,70}}?s)\s+(?P<ruling>{RULING})\b(?P<rest>(?:\s*,?\s*(?:(?:i|på|fra"
    r"|ved)\s+(?:mødet|møde)\b|den\b|d\.|af\b|fra\b|,|\d|pkt|punkt).*)?)\s*(?::(?:\s+(?P<said>\S.*))?)?$",
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
# "Teknisk Udvalgs møde den 12. december 2011:", "Byrådets møde 3. maj 2005 Punkt 2: ...", over a decision
MET = re.compile(
    r"^(?P<body>[A-ZÆØÅ][^.:;\d]{2,70}?s)\s+møde\s+(?:den\s|d\.\s?)?(?P<date>\d[^:]{5,30}?)"
    r"(?:\s*:|,?\s+(?i:punkt|pkt\.?)\s*\d{1,3}\s*:\s*(?P<rest>\S.*)?)$"
)
# "Økonomiudvalget indstiller til Byrådet, at ..."
ADVISES = re.compile(r"^(?P<body>[A-ZÆØÅ][^.:;,]{2,70}?)\s+(?:indstiller|anbefaler|foreslår)\b")


def find_decision_heading(text: str, lowered: str) -> Heading | None:
    """The heading of a decision that a line is; lowered is the line in small letters.

    find_decision_heading("Beslutning i Byrådet den 3. maj 2022:", ...) has the body and the day.
    """
    if text[:3].isupper() and (ruling := _find_in_capitals(text)) is not None:
        return ruling
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
        loose = match is not None and (not match["of"] if pattern is IN_BODY else bool(match["said"]))
        if match and loose and not _deciding_bodies().search(match["body"]):
            continue  # "BESLUTNING Liste C foreslog § 7 ændret."
        if match and _may_decide(match["body"], match["ruling"], text):
            start, end = match.span("body")
            body = (start, end - 1) if pattern is OF_BODY else (start, _without_place(text, start, end))
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


def _find_in_capitals(text: str) -> Heading | None:
    """The heading that a body in capitals is before what it decided: "BYRÅDET: Godkendt."."""
    named = IN_CAPITALS.match(text) if ":" in text else None
    if named is None or not is_body_that_decides(named["body"]):
        return None
    if not PUT_TO_VOTE.search(named["rest"]) and not _rules(named["rest"]):
        return None
    return Heading("decision", named.start("rest"), named.span("body"))


def _rules(text: str) -> bool:
    """Whether a text begins what was decided."""
    # with spaCy, which those who only ask for headings of what is stored need not load
    from parsers.minutes.phrases.matching import find_clauses, find_matches, read_words

    said = read_words(text)
    clauses = find_clauses(said)
    labels = [match.label for match in find_matches(said, clauses) if not clauses[match.start]]
    return not all(label in ("changes", "remark") or label.endswith("!") for label in labels)


def _without_place(text: str, start: int, end: int) -> int:
    """Where the name of a body ends that its place follows: "Byrådet, Nørreby, den ..."."""
    comma = text.find(",", start, end)
    whole = comma >= 0 and " for " not in text[start:comma] and is_body_that_decides(text[start:comma])
    return comma if whole else end


def _find_met(text: str, lowered: str) -> Heading | None:
    """The heading that names the meeting of a body at which it was decided so."""
    met = MET.match(text) if ":" in text and " møde " in lowered else None
    hits = find_dates(met["date"]) if met is not None else []
    if (
        met is None
        or not hits
        or hits[0].end < len(met["date"])
        or not _deciding_bodies().search(met["body"])
    ):
        return None
    start, end = met.span("body")
    rest = met.start("rest") if met["rest"] else None
    return Heading("decision", rest, body=(start, end - 1), date=met.span("date"))


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
