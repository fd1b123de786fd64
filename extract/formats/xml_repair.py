"""XML that is not well-formed, mended where what was meant is plain: text that says so goes to the notes."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.entities import html5

from extract.formats.markup import is_markup

NAME = r"[^\W\d][\w.:-]*"
# a tag as it should be; attribute values may hold marks that they should not, but are not endless
VALUE = r"(?:\"[^\"]{0,4000}\"|'[^']{0,4000}')"
TAG = re.compile(rf"<(?P<name>{NAME})(?P<attributes>(?:\s+{NAME}\s*=\s*{VALUE})*)\s*(?P<empty>/?)>")
END = re.compile(rf"</(?P<name>{NAME})\s*>")
# a tag with something odd in it: an attribute without quotes, a quote too many
ODD = re.compile(rf"<(?P<name>{NAME})(?P<attributes>(?:\s[^<>]*)?)>")
ASIDE = re.compile(r"<!--.*?-->|<\?[^<>]*\?>|<!\[CDATA\[.*?\]\]>", re.S)
UNQUOTED = re.compile(rf"(?P<name>\s{NAME})\s*=\s*(?P<value>[^\s\"'=<>]+)(?=\s|$)")
FULL_ATTRIBUTE = re.compile(rf"\s+{NAME}\s*=\s*{VALUE}")
DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.S | re.I)
DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")
REFERENCE = re.compile(r"&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,30})|#(?P<number>\d{1,7}|x[0-9a-fA-F]{1,6}));|&")
OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

SAID = {
    "doctype": "{count} DOCTYPE med egne forkortelser er ikke brugt.",
    "control": "{count} styretegn uden betydning er fjernet.",
    "entity": "{count} HTML-forkortelser (som &nbsp;) er læst som tegn.",
    "ampersand": "{count} &-tegn stod alene og er læst som tegn.",
    "less": "{count} <-tegn stod i teksten og er læst som tegn.",
    "quotes": "{count} attributter manglede anførselstegn.",
    "unclosed": "{count} elementer var ikke lukket og er lukket, hvor de må slutte.",
    "stray": "{count} sluttegn uden begyndelse er set bort fra.",
    "cdata": "{count} CDATA-stykker var ikke lukket.",
}


@dataclass(slots=True)
class Mended:
    """The text as XML should be, and what was mended: how many times, and on which line first."""

    text: str
    counts: Counter[str] = field(default_factory=Counter)
    lines: dict[str, int] = field(default_factory=dict)

    def note(self, what: str, line: int, count: int = 1) -> None:
        """Count a repair."""
        self.counts[what] += count
        self.lines.setdefault(what, line)


def clean(text: str) -> Mended:
    """The text without declaration, DOCTYPE and control characters, HTML's entities as characters.

    This is safe for text that is well-formed too; entities of a document's own are never followed.
    """
    mended = Mended(DECLARATION.sub(_blank, text, count=1))
    match = DOCTYPE.search(mended.text)
    if match:
        if "<!ENTITY" in match[0].upper():
            mended.note("doctype", 1 + mended.text.count("\n", 0, match.start()))
        mended.text = DOCTYPE.sub(_blank, mended.text, count=1)
    bad = CONTROL.search(mended.text)
    if bad:
        mended.text, count = CONTROL.subn("", mended.text)
        mended.note("control", 1 + text.count("\n", 0, bad.start()), count)
    return mended


def _blank(match: re.Match[str]) -> str:
    """As many lines as were there, so that line numbers stay."""
    return "\n" * match[0].count("\n")


def mend(cleaned: Mended) -> Mended:
    """The text with what stands in XML's way mended, as far as it is plain what was meant.

    A lone & or < becomes a character; an element that is not closed ends where its parent does, or where
    what cannot be inside it begins; an end without a beginning goes.
    """
    writer = _Writer(cleaned)
    at, text = 0, cleaned.text
    while at < len(text):
        start = text.find("<", at)
        writer.text(text[at : start if start >= 0 else len(text)])
        if start < 0:
            break
        at = writer.mark(text, start)
    writer.close_all()
    cleaned.text = "".join(writer.parts)
    return cleaned


class _Writer:
    """Writes the mended text; knows which elements are open."""

    def __init__(self, mended: Mended) -> None:
        self.mended = mended
        self.parts: list[str] = []
        self.open: list[str] = []
        self.line = 1
        self.lost, self.leaves = _tendencies(mended.text)

    def text(self, text: str) -> None:
        """Character data."""
        self.parts.append(REFERENCE.sub(self._reference, text) if "&" in text else text)
        self.line += text.count("\n")

    def mark(self, text: str, start: int) -> int:
        """What begins with < at start; gives where to go on."""
        aside = ASIDE.match(text, start)
        if aside:
            self.parts.append(aside[0])
            self.line += aside[0].count("\n")
            return aside.end()
        if text.startswith("<![CDATA[", start):
            self.mended.note("cdata", self.line)
            return start + len("<![CDATA[")
        end = END.match(text, start)
        if end:
            self._end(end["name"])
            self.line += end[0].count("\n")
            return end.end()
        tag = TAG.match(text, start)
        odd = tag or ODD.match(text, start)
        if odd is None or (tag is None and not self._is_plausible(odd)):
            self.parts.append("&lt;")
            self.mended.note("less", self.line)
            return start + 1
        self._begin(odd, empty=bool(tag and tag["empty"]) or odd["attributes"].endswith("/"), whole=bool(tag))
        self.line += odd[0].count("\n")
        return odd.end()

    def close_all(self) -> None:
        """End what is open at the end of the text."""
        while self.open:
            self._close("unclosed")

    def _is_plausible(self, odd: re.Match[str]) -> bool:
        return odd["name"] in self.leaves or "=" in odd["attributes"] or not odd["attributes"].strip()

    def _begin(self, tag: re.Match[str], *, empty: bool, whole: bool) -> None:
        name = tag["name"]
        while self.open and self._cannot_hold(self.open[-1], name):
            self._close("unclosed")
        if name in self.lost and name in self.open and not is_markup(name):
            while self.open[-1] != name:
                self._close("unclosed")
            self._close("unclosed")
        attributes = tag["attributes"] if whole else self._quoted(tag["attributes"])
        attributes = REFERENCE.sub(self._reference, attributes)
        inner = attributes.replace("<", "&lt;")
        if inner != attributes:
            self.mended.note("less", self.line, attributes.count("<"))
        self.parts.append(f"<{name}{inner.rstrip()}{'/' if empty else ''}>")
        if not empty:
            self.open.append(name)

    def _cannot_hold(self, outer: str, name: str) -> bool:
        """Whether an open element that lost its end holds no others elsewhere."""
        return outer in self.lost and outer in self.leaves and not is_markup(name)

    def _quoted(self, attributes: str) -> str:
        fixed, count = UNQUOTED.subn(r'\g<name>="\g<value>"', attributes.rstrip("/"))
        if count:
            self.mended.note("quotes", self.line, count)
        return "".join(FULL_ATTRIBUTE.findall(fixed))

    def _end(self, name: str) -> None:
        if name not in self.open:
            self.mended.note("stray", self.line)
            return
        while self.open[-1] != name:
            self._close("unclosed")
        self._close(None)

    def _close(self, why: str | None) -> None:
        name = self.open.pop()
        self.parts.append(f"</{name}>")
        if why and not is_markup(name):
            self.mended.note(why, self.line)

    def _reference(self, match: re.Match[str]) -> str:
        name, number = match["name"], match["number"]
        if name in OWN or (number and not CONTROL.match(_character(number))):
            return match[0]
        if name and f"{name};" in html5:
            self.mended.note("entity", self.line)
            return html5[f"{name};"].replace("&", "&amp;").replace("<", "&lt;")
        if number:
            self.mended.note("control", self.line)
            return ""
        self.mended.note("ampersand", self.line)
        return f"&amp;{match[0][1:]}"


def _character(number: str) -> str:
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return chr(code) if code <= 0x10FFFF else "\x00"


def _tendencies(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names that are opened more often than closed, and those that elsewhere hold no element."""
    plain = ASIDE.sub("", text)
    opened = Counter(match["name"] for match in TAG.finditer(plain) if not match["empty"])
    closed = Counter(match["name"] for match in END.finditer(plain))
    leaves = Counter(match[1] for match in re.finditer(rf"<({NAME})(?:\s[^<>]*)?>[^<]*</\1\s*>", plain))
    lost = frozenset(name for name, count in opened.items() if count > closed[name])
    return lost, frozenset(name for name, count in leaves.items() if 2 * count >= closed[name])
