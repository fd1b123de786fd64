"""HTML inside other formats unfolded to lines: a paragraph a line, blank lines between paragraphs."""

import re
from typing import Any

from lxml import html

SPACES = re.compile(r"[ \t\r\n\f\u00a0\u2000-\u200b\u202f]+")
TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,12});")
# tags that part paragraphs, and tags that only end a line
PARAGRAPHS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "section", "article",
    "pre", "hr", "dl",
})  # fmt: skip
LINES = frozenset({"br", "li", "tr", "thead", "tbody", "dt", "dd", "body", "html"})
INLINE = frozenset({
    "span", "b", "strong", "i", "em", "u", "font", "a", "sup", "sub", "small", "big", "s", "strike", "td",
    "th",
    "img", "col", "colgroup", "center", "o", "label", "style", "script", "head", "meta", "title",
})  # fmt: skip
TAGS = PARAGRAPHS | LINES | INLINE
# tags that stand as they are in the XML around, which may have names like Title, Label and Section of its own
PLAIN = TAGS - {
    "title",
    "label",
    "section",
    "article",
    "head",
    "body",
    "html",
    "meta",
    "style",
    "script",
    "col",
    "o",
}
UNSEEN = frozenset({"style", "script", "head", "meta", "col", "colgroup", "img"})
DEEPEST = 200


def looks_like_html(text: str) -> bool:
    """Whether a text holds marks of HTML: a tag that HTML knows, or an entity."""
    return any(match[1].lower() in TAGS for match in TAG.finditer(text)) or ENTITY.search(text) is not None


def is_markup(name: str) -> bool:
    """Whether an element of an XML file is HTML: small letters, and a name that is hardly anything else."""
    return name in PLAIN


def unfold_html(text: str) -> tuple[str, ...]:
    """A piece of HTML as lines; "" parts paragraphs.

    unfold_html("<p>Resume</p><ul><li>Budget</li></ul>") is ("Resume", "", "- Budget").
    """
    if not text.strip():
        return ()
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = html.fragment_fromstring(text.encode("utf-8"), create_parent="div", parser=parser)
    return unfold_element(root)


def unfold_text(text: str) -> tuple[str, ...]:
    """A plain text as its own lines; blank ones are kept between others."""
    lines = [
        SPACES.sub(" ", line).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]
    return _trimmed(lines)


def unfold_element(root: Any) -> tuple[str, ...]:
    """The text of an lxml element that holds HTML, as lines."""
    sheet = _Sheet()
    _walk(root, sheet, 0)
    sheet.end(blank=False)
    return _trimmed(sheet.lines)


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    """Without blank lines at the ends, and never two in a row."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return tuple(kept[:-1] if kept and not kept[-1] else kept)


class _Sheet:
    """The lines so far and the words of the present one."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []

    def add(self, text: str | None) -> None:
        if text:
            self.words.append(text)

    def end(self, *, blank: bool) -> None:
        line = SPACES.sub(" ", "".join(self.words)).strip()
        self.words = []
        if line:
            self.lines.append(line)
        if blank:
            self.lines.append("")


def _walk(node: Any, sheet: _Sheet, depth: int) -> None:
    """Add what a node shows, its tail left out."""
    tag = tag_of(node)
    if tag in UNSEEN:
        return
    if depth > DEEPEST:
        sheet.add("".join(map(str, node.itertext())))
        return
    parts, breaks = tag in PARAGRAPHS, tag in PARAGRAPHS or tag in LINES
    if breaks:
        sheet.end(blank=parts)
    if tag == "li":
        sheet.add(_mark(node))
    sheet.add(node.text)
    for child in node:
        _walk(child, sheet, depth + 1)
        sheet.add(child.tail)
    if breaks and tag != "br":
        sheet.end(blank=parts)
    elif tag in ("td", "th"):
        sheet.add(" ")


def tag_of(node: Any) -> str:
    """A node's tag in small letters without namespace; "" for what is no element."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _mark(item: Any) -> str:
    """What stands before an entry of a list: its number, or a dash."""
    above = item.getparent()
    if above is None or tag_of(above) != "ol":
        return "- "
    before = sum(1 for other in item.itersiblings(preceding=True) if tag_of(other) == "li")
    first = above.get("start") or "1"
    return f"{int(first) + before if first.isdecimal() and len(first) < 6 else 1 + before}. "
