"""Characters as fonts encode them to the letters a reader sees."""

import re

# What stands for a hyphen at a line end in PDFium's text, and the hyphens that fonts mix up.
HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-"}
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
# Bullets and boxes of Symbol and Wingdings, which have no Unicode of their own, and boxes that look alike.
SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf076": "❖",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0fc": "✓",
    "\uf050": "✓",
    "\uf04f": "✗",
    "\uf0fb": "✗",
    "\uf0fe": "☑",
    "\uf052": "☑",
    "\uf0fd": "☒",
    "\uf078": "☒",
    "\uf051": "☒",
    "\uf053": "☒",
    "\uf054": "☒",
    "\uf0a8": "☐",
    "\uf06f": "☐",
    "\uf0a3": "☐",
    "\uf071": "☐",
    "\uf072": "☐",
    "❏": "☐",
    "❐": "☐",
    "❑": "☐",
    "❒": "☐",
    "◻": "☐",
    "⬜": "☐",
    "▢": "☐",
    "⊠": "☒",
    "\u2bbd": "☒",
    "\U0001f5f7": "☒",
    "\U0001f5f9": "☑",
    "\u25fc": "■",
    "⬛": "■",
    "\uf06e": "■",
    "\uf02d": "-",
    "\uf020": "",
}
# Characters that are check boxes or tick them, and the numbers of such glyphs in Wingdings.
CHECK_BOXES = "☐☑☒□■✓✔✗✘" + "".join(glyph for glyph, seen in SYMBOLS.items() if seen in "☐☑☒■✓✗" and seen)
PLAIN = str.maketrans(HYPHENS | LIGATURES | SYMBOLS)
# Office fonts have ligature glyphs without a Unicode of their own; some exports write the glyph's number.
MISREAD = {"\u019f": "ti", "\u01a9": "tt", "\u01ab": "tti", "\u01af": "ff", "\u014c": "ft"}
# "informa\u019fon": such a letter with a small one beside it
MISREAD_LIGATURE = re.compile(
    r"(?<=[a-zæøå])[\u019f\u01a9\u01ab\u01af\u014c]|[\u019f\u01a9\u01ab\u01af](?=[a-zæøå])"
)
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff\uffff]")

# With none of these on a page no word of it needs mending.
SPECIAL = frozenset(
    letter
    for letter in map(
        chr, (*PLAIN, *map(ord, MISREAD), *range(0x20), *range(0x7F, 0xA0), *range(0x200B, 0x2061))
    )
    if not letter.isspace()
) | {"\ufeff", "\uffff"}


def repair(text: str) -> tuple[str, int]:
    r"""A word with hyphens, ligatures and symbols as one reads them, and how many glyphs were mended.

    Example: repair("e\\ufb00ekt") gives ("effekt", 0), repair("informa\\u019fon") gives ("information", 1).
    """
    if text.isascii() and text.isprintable():
        return text, 0
    text = UNPRINTABLE.sub("", text.translate(PLAIN))
    mended, count = MISREAD_LIGATURE.subn(_spelled_out, text)
    return mended, count


def symbol(letter: str) -> str:
    """What a letter of a symbol font is a picture of: "☒" for "x"."""
    return SYMBOLS.get(chr(0xF000 + ord(letter)), letter) if ord(letter) < 0x100 else letter


def _spelled_out(match: re.Match[str]) -> str:
    return MISREAD[match[0]]
