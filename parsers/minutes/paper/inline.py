"""Lines that a printer ran together: labels, headings and page marks that stand inside a line.

Where a paper was set again, "Ansvarlig: Karen Holm", "Tid: 16.10" and the next heading share one line. Such a
line is cut, so that each part can be read as the line it was.
"""

import itertools
import re

from parsers.dates import date_pattern
from parsers.flow import Piece
from parsers.lexicons import load_lexicon, remembered
from parsers.minutes.phrases.headings import alone_words
from parsers.minutes.phrases.people import is_only_body
from parsers.text import key

# " Side 2 af 4" in the middle of a line, and the "side 1 af 4" of a memo's head, on a scan behind a speck
PAGE_INSIDE = re.compile(
    r"(?:(?<=\s)|(?<=\s['’‘`´.,])|^)[Ss]ide\s\d{1,3}\s(?:af|/)\s\d{1,3}(?=\D|\d\.\s?[A-ZÆØÅ]|$)"
)
# "2. Indstilling Det indstilles:", "3. Hvem betaler? Planen ..."
SECTION = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})*[.)]?\s+)(?P<words>[A-ZÆØÅ].*)$")
QUESTION = re.compile(r"^\d{1,2}[.)]\s[A-ZÆØÅ][^.:;?]{4,70}\?:?\s(?=[A-ZÆØÅ])")
# "Sag 516-2015-46980 Dok. 516-2015-330927 Initialer: KHO Åbent": the line of a case under its heading
CASE_LINE = re.compile(r"^(?:Sag|Sagsnr\.?|J\.?nr\.?):?\s+\d[\w./-]{4,24}\s+\S")
CASE_PART = re.compile(r"(?<=\w)\s(?=Dok\.?(?:nr\.?)?:?\s\d|Initialer:?\s|(?:Åbent?|Lukket)$)")
# "Sagsnr. 08/4417   Behandles i: ØU, KB": another label behind the case's number
CASE_THEN_LABEL = re.compile(
    r"^(?:Sagsnr\.?|J\.?\s?nr\.?):?\s+\d[\w./-]{4,24}\s+(?=[A-ZÆØÅ][a-zæøå]+(?:\s[a-zæøå]+){0,2}:\s)"
)
# "12. Takster for 1995   J.nr. 07.01.08S55": the case at the right end of an item's heading
CASE_TAIL = re.compile(
    r"(?<=\S)\s(?=(?:J\.?\s?nr\.?|Sags-?nr\.?|Sagsnummer|Journalnr\.?)\s?:?\s*\d[\w./-]{4,24}$)",
    re.IGNORECASE,
)
# "Pkt. 211     J.nr. 00.01.12": the case beside the number of an item, whose title is below
CASE_BESIDE = re.compile(
    r"^(?:Punkt|Pkt|Sag|Dagsordenspunkt)\.?\s*(?:nr\.?\s*)?\d{1,4}[.:]?\s+"
    r"(?=(?:J\.?\s?nr\.?|Sags-?nr\.?|Sagsnummer|Journalnr\.?)\s?:?\s*(?:\d[\w./-]{4,24})?$)",
    re.IGNORECASE,
)
# "1. Fraværende: Karen Holm", "2. Udvalg:": an item of its own, whose title is no label
ITEM_NUMBER = re.compile(r"^\d{1,3}[.)]?\s+")
# "9. Orientering 10.Eventuelt"
NEXT_NUMBER = re.compile(r"^(?P<one>\d{1,2})[.)]\s?[A-ZÆØÅ].*?\s(?P<two>(?P<n>\d{1,2})[.)]\s?[A-ZÆØÅ].*)$")
# "8. Skriftlige orienteringer A) Opfølgning"
SUB_ITEM = re.compile(r"(?<=[^\W\d_])\s(?=[A-H]\)\s[A-ZÆØÅ])")
# "Bilag Bilag 1: Budget"
LIST_START = re.compile(r"\bBilag\s(?=Bilag\s\d)")
LIST_MORE = re.compile(r"(?<=[^\W\d_.:])\s(?=Bilag\s\d{1,2}\s?:)")
# "Bilag 1: Budget for havnenBilag 2: Kort": the end of a line between them is lost
GLUED_ANNEX = re.compile(r"(?<=[a-zæøå])(?=Bilag\s\d{1,2}\s?:)")
# "... planen. Til Byrådet Fra Økonomi Dato 7. maj 2024"
MEMO_TO = re.compile(r"(?:^|(?<=[.!?:]\s))Til\s(?=[A-ZÆØÅ][\wæøå]*(?:\s[\wæøå]+){0,4}\sFra\s[A-ZÆØÅ])")
MEMO_FROM = re.compile(r"(?<=\s)Fra\s(?=[A-ZÆØÅ])")
MEMO_DATE = re.compile(r"(?<=\s)Dato\s(?=\d{1,2}\.)")
# "1. Budget ........ 3 2. Havnen ........ 4", "Punkt 1: Budget 3 Beslutning for Punkt 1: Budget 3"
LED_ENTRY = re.compile(r"(?:[.…_]{4,}|(?:\.\s){4,})\s*\d{1,3}\s+(?=\S)")
WORDED_ENTRY = re.compile(r"\s(?=Beslutning\sfor\sPunkt\s\d{1,3}:)|(?<!for)\s(?=Punkt\s\d{1,3}:\s[A-ZÆØÅ])")
# "... at planen godkendes.Beslutning fra Byrådet, 3. maj 2020, pkt. 5:", "Indholdsfortegnelse1. Budget"
GLUED_RULING = re.compile(r"(?<=[a-zæøå][.!?])(?=Beslutning\s(?:i|fra|af)\s[^.:;]{3,60}?[\s,]\s?\d)")
# "MødestedRådssalen", "UdvalgÆldreråd": two cells of a table run together
GLUED_LABEL = re.compile(
    r"^(?:Mødested|Mødedato|Mødetid|Mødetidspunkt|Mødelokale|Udvalg|Starttidspunkt|Sluttidspunkt|Afbud|Sagsnr)"
    r"(?=[A-ZÆØÅ\d])"
)
# "UdskrivSagsid.: 29/12": a button run together with the label of the next item
GLUED_BUTTON = re.compile(r"^Udskriv(?=Sags)")
GLUED_CONTENTS = re.compile(r"^Indholdsfortegnelse(?=\d{1,3}[.)]\s?[A-ZÆØÅ])")


@remembered()
def _labels() -> re.Pattern[str]:
    """A label with its colon, capital first, after a space."""
    lexicon = load_lexicon("headings")
    words = [word for words in lexicon["labels"].values() for word in words]
    for role in (
        "attachments",
        "case_presentation",
        "contents",
        "absent",
        "present",
        "secretary",
        "authoritative",
        "history",
    ):
        words += lexicon["alone"][role]
    words += ["metode", "beslutningstema"]
    short = {
        "til",
        "fra",
        "start",
        "slut",
        "sted",
        "oversigt",
        "punkter",
        "deltog",
        "medlemmer",
        "mail",
        "kle",
        "dok",
        "formål",
        "vurdering",
        "løsning",
        "hævet",
        "udvalg",
    }
    options = sorted({word for word in words if word not in short}, key=len, reverse=True)
    alternatives = "|".join(f"{re.escape(word[0].upper())}{re.escape(word[1:])}" for word in options)
    return re.compile(rf"(?<=\s)(?:{alternatives})\.?\s?:(?=\s|$)")


def label_starts(text: str) -> list[int]:
    """Where labels with their colon begin in a line: "... Sagsnr.: 29/12 Initialer: KHO"."""
    return [match.start() for match in _labels().finditer(text)] if ":" in text else []


def cut_line(piece: Piece) -> list[Piece]:
    """The parts of a line that each were a line of their own; mostly that is the line itself."""
    text = piece.text
    cuts = {0, len(text)}
    if ":" in text:
        cuts |= set(label_starts(text))
        if text[:1].isdigit() and (item := ITEM_NUMBER.match(text)) is not None:
            cuts.discard(item.end())
    if "ide" in text:
        for match in PAGE_INSIDE.finditer(text):
            memo = text[match.start()] == "s"  # "Budget side 1 af 4": its title stands before it
            cuts.add(match.end() if memo else match.start())
    if text[:1].isdigit():
        cuts |= _section_cuts(text) | _number_cuts(text)
        cuts |= {match.end() for match in CASE_TAIL.finditer(text)}
    if text[:1] in "PSDpsd" and (beside := CASE_BESIDE.match(text)) is not None:
        cuts.add(beside.end())
    if "Bilag" in text:
        cuts |= {
            match.end()
            for pattern in (LIST_START, LIST_MORE, GLUED_ANNEX)
            for match in pattern.finditer(text)
        }
        cuts |= {match.start() for match in LIST_START.finditer(text)}
    if "...." in text or ". . . ." in text or "____" in text:
        cuts |= {match.end() for match in LED_ENTRY.finditer(text)}
    if text.count("Punkt ") > 1 and (text.startswith("Punkt ") or "Beslutning for Punkt" in text):
        cuts |= {match.end() for match in WORDED_ENTRY.finditer(text)}
    if "Til" in text or "Dato" in text:
        cuts |= {match.start() for match in MEMO_TO.finditer(text)} | _memo_cuts(text)
    if ".Beslutning" in text:
        cuts |= {match.start() for match in GLUED_RULING.finditer(text)}
    if text.startswith("Indholdsfortegnelse"):
        cuts |= {match.end() for match in GLUED_CONTENTS.finditer(text)}
    if text[:1] == "U" and (button := GLUED_BUTTON.match(text)) is not None:
        cuts.add(button.end())
    if text[:1] in "MUSA" and (label := GLUED_LABEL.match(text)) is not None:
        cuts.add(label.end())
    if CASE_LINE.match(text):
        cuts |= {match.end() for match in CASE_PART.finditer(text)}
        if ":" in text and (labelled := CASE_THEN_LABEL.match(text)) is not None:
            cuts.add(labelled.end())
    return _pieces(piece, sorted(cuts))


def _section_cuts(text: str) -> set[int]:
    """After a numbered heading word that running text follows on the same line."""
    match = SECTION.match(text)
    if match is None:
        return set()
    cuts = {m.start() for m in SUB_ITEM.finditer(text)}
    asked = QUESTION.match(text)
    if asked is not None:
        return cuts | {asked.end()}
    words = match["words"].split(" ")
    if words[0].endswith(":") and not text.endswith((".", ":", ",", ";")):  # "1. Beslutning: Årsrapport 2030"
        return cuts
    if text.isupper():  # "4. REDEGØRELSE FOR VENTETIDER": every word has a capital
        return cuts
    for count in range(min(9, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        role = alone_words().get(key(head))
        whole = words[count - 1] not in ("-", "–")  # "1. Tema - Besøg fra havnen" is a title
        if role not in (None, "closed") and whole and words[count][:1].isupper() and not is_only_body(head):
            return cuts | {match.start("words") + len(head) + 1}
    return cuts


def _number_cuts(text: str) -> set[int]:
    match = NEXT_NUMBER.match(text)
    if match is None or int(match["n"]) != int(match["one"]) + 1 or len(text) > 130:
        return set()
    return {match.start("two")}


def _memo_cuts(text: str) -> set[int]:
    cuts = {match.start() for match in MEMO_DATE.finditer(text) if date_pattern().match(text, match.end())}
    to = MEMO_TO.search(text)
    if to is not None:
        origin = MEMO_FROM.search(text, to.end())
        cuts |= {origin.start()} if origin else set()
    return cuts


def _pieces(piece: Piece, cuts: list[int]) -> list[Piece]:
    parts: list[Piece] = []
    text = piece.text
    for start, end in itertools.pairwise(cuts):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            parts.append(Piece(piece.place, piece.start + start, piece.start + end))
    return parts
