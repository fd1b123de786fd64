"""Files that something is wrong with: a scan, a locked, a damaged and an empty file, a text in Latin-1."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.samples_paper import FONTS
from tests.samples_truth import Record, decision, document, item, meeting

SCANNED = """Nørreby Kommune                                  Bilag til punkt 4

Notat om fugt i kælderen under børnebiblioteket

Ved gennemgangen den 11. februar 2025 blev der målt fugt i
gulvet i rum 0.14 til 0.19. Fugten stammer fra en utæt
faldstamme og har stået på i længere tid.

Vi anbefaler, at kælderen tømmes, og at gulvet brydes op,
før arbejdet med facaden går videre. Arbejdet tager seks uger.

    Tørring                                185.000 kr.
    Nyt gulv                               240.000 kr.
    Uforudsete udgifter                     60.000 kr.
    I alt                                  485.000 kr.

Venlig hilsen

Bygherrerådgiver Tage Winkel"""

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


def scan() -> bytes:
    """One page that is a picture only, a little askew as from a scanner."""
    picture = Image.new("L", (1020, 1443), 255)
    font = ImageFont.truetype(str(FONTS / "Vera.ttf"), 21)
    ImageDraw.Draw(picture).multiline_text((95, 120), SCANNED, font=font, fill=20, spacing=13)
    turned = picture.rotate(0.6, fillcolor=255).point(lambda v: 255 if v > 128 else 0)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    canvas.drawImage(ImageReader(turned), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


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
    return scan()[:220]


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
