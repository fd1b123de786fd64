"""Minutes as a Word document whose numbers Word sets itself: no number stands in any paragraph's text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from tests.samples_truth import Record, decision, document, item, meeting, recommendations

DAY = (2025, 4, 8, 12, 0, 0)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# The numbers of items run through the paper (list 1); each recommendation has a list of its own (2, 3, ...).
ITEM_LIST, ITEM_LEVELS = 1, '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
POINT_LEVELS = '<w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>'

BODY, PLACE = "Havneudvalget", "Havnekontoret, Kajgade 2"
ITEMS = (
    ("Godkendelse af dagsorden", None, (), "Godkendt."),
    (
        "Ny belysning på nordmolen",
        "Lamperne på nordmolen er fra 1988 og kan ikke længere repareres.",
        ("der opsættes 24 nye lamper på nordmolen", "udgiften på 460.000 kr. afholdes af havnens opsparing"),
        "Indstillingen blev godkendt.",
    ),
    (
        "Takster for gæstesejlere i 2026",
        "Antallet af gæstesejlere faldt med otte procent i 2024.",
        ("taksterne for 2026 er uændrede", "der indføres et klippekort til ti overnatninger"),
        "Sagen blev udsat.",
    ),
    ("Orientering om oprensning af sejlrenden", None, (), "Taget til efterretning."),
)


def havneudvalget() -> tuple[bytes, Record]:
    """The document and what it prints, the automatic numbers included."""
    return _package(_body(), 1 + sum(1 for entry in ITEMS if entry[2])), _truth()


def _body() -> str:
    parts = [
        _paragraph("Nørreby Kommune"),
        _paragraph(f"Referat fra møde i {BODY}", bold=True),
        _paragraph("Mødedato: 8. april 2025"),
        _paragraph("Mødetid: kl. 15.30 - 17.00"),
        _paragraph(f"Mødested: {PLACE}"),
        _paragraph("Til stede: Karen Holm, Jens Friis, Åse Lind"),
        _paragraph("Afbud: Ole Krag"),
    ]
    lists = ITEM_LIST
    for title, case, points, decided in ITEMS:
        parts.append(_paragraph(title, bold=True, listed=ITEM_LIST))
        if case:
            parts += [_paragraph("Sagsfremstilling", bold=True), _paragraph(case)]
        if points:
            lists += 1
            parts += [_paragraph("Indstilling", bold=True), _paragraph("Forvaltningen indstiller, at")]
            parts += [_paragraph(point, listed=lists) for point in points]
        parts += [_paragraph("Beslutning", bold=True), _paragraph(decided)]
    return f"<w:document {W}><w:body>{''.join(parts)}</w:body></w:document>"


def _paragraph(text: str, *, bold: bool = False, listed: int | None = None) -> str:
    number = (
        ""
        if listed is None
        else f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{listed}"/></w:numPr></w:pPr>'
    )
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p>{number}<w:r>{look}<w:t>{escape(text)}</w:t></w:r></w:p>"


def _numbering(lists: int) -> str:
    kinds = (ITEM_LEVELS, POINT_LEVELS)
    made = [
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in enumerate(kinds)
    ]
    for name in range(ITEM_LIST, lists + 1):
        restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        made.append(
            f'<w:num w:numId="{name}"><w:abstractNumId w:val="{int(name > ITEM_LIST)}"/>'
            f"{restart if name > ITEM_LIST else ''}</w:num>"
        )
    return f"<w:numbering {W}>{''.join(made)}</w:numbering>"


def _package(body: str, lists: int) -> bytes:
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations([("numbering", "numbering.xml")]),
        "word/document.xml": body,
        "word/numbering.xml": _numbering(lists),
    }
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return packed({name: (head + text).encode() for name, text in parts.items()}, DAY)


def _relations(named: Iterable[tuple[str, str]]) -> str:
    made = (
        f'<Relationship Id="r{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(named, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(made)}</Relationships>'


def packed(parts: Mapping[str, bytes], day: tuple[int, int, int, int, int, int]) -> bytes:
    """A ZIP of the parts, the same bytes each time: all of one time, and not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, day), data)
    return buffer.getvalue()


def _truth() -> Record:
    outcomes = ("approved", "approved", "postponed", "noted")
    items = [
        item(
            str(number),
            title,
            recommendations=recommendations(list(points)),
            decision_text=decided,
            decision_points=[decision(decided, outcome)],
        )
        for number, ((title, _, points, decided), outcome) in enumerate(zip(ITEMS, outcomes, strict=True), 1)
    ]
    held = meeting(
        "minutes",
        body=BODY,
        municipality="Nørreby Kommune",
        date="2025-04-08",
        start="15:30",
        end="17:00",
        location=PLACE,
        present=["Karen Holm", "Jens Friis", "Åse Lind"],
        absent=["Ole Krag"],
        items=items,
    )
    del held["title"]
    return document("minutes", meetings=[held]) | {"pages": 1}
