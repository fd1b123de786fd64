"""Files that something is wrong with: a locked, a damaged and an empty file, a text in Latin-1."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.samples_truth import Record, decision, document, item, meeting

LATIN = """Nørreby Kommune
Ældrerådet
Referat

Mødedato: 14. januar 2025
Mødetid: kl. 10.00
Mødested: Aktivitetscenter Bøgen
Afbud: Åse Ørum

1. Godkendelse af dagsorden

Beslutning

Godkendt.

2. Høring om kvalitetsstandarder for rengøring

Sagsfremstilling

Ældrerådet er bedt om at udtale sig om forslaget til nye standarder.

Beslutning

Drøftet. Rådet ønsker, at rengøring fortsat sker hver fjortende dag.
"""


def locked() -> bytes:
    buffer = io.BytesIO()
    lock = StandardEncryption("hemmelig", ownerPassword="ejer", strength=128)
    canvas = Canvas(buffer, pagesize=A4, invariant=1, encrypt=lock)
    canvas.drawString(70, 760, "Lukket dagsorden: personalesag")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def damaged() -> bytes:
    """The first bytes of a PDF whose copying was broken off before any page came."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.drawString(70, 760, "Dagsorden")
    canvas.save()
    return buffer.getvalue()[:220]


def latin() -> tuple[bytes, Record]:
    text = "Drøftet. Rådet ønsker, at rengøring fortsat sker hver fjortende dag."
    held = meeting(
        "minutes",
        body="Ældrerådet",
        municipality="Nørreby Kommune",
        date="2025-01-14",
        start="10:00",
        location="Aktivitetscenter Bøgen",
        absent=["Åse Ørum"],
        items=[
            item(
                "1",
                "Godkendelse af dagsorden",
                decision_text="Godkendt.",
                decision_points=[decision("Godkendt.", "approved")],
            ),
            item(
                "2",
                "Høring om kvalitetsstandarder for rengøring",
                decision_text=text,
                decision_points=[
                    decision("Drøftet.", "discussed"),
                    decision("Rådet ønsker, at rengøring fortsat sker hver fjortende dag.", "other"),
                ],
            ),
        ],
    )
    del held["title"]
    return LATIN.encode("latin-1"), document("minutes", meetings=[held]) | {"pages": 1}
