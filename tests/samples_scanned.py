"""Scans: papers printed, laid on the glass by hand, and kept as pictures without any text."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from tests.samples_finance import Money, Row, draw_money
from tests.samples_form import payback, section, total
from tests.samples_paper import FONTS, Dress, Paper, plain, write
from tests.samples_truth import Record, document, proposal

# Dots on an inch and on a point, and the time that a scan says it was made.
DPI = 300
DOT = DPI / 72
MADE = time.struct_time((2025, 3, 3, 9, 0, 0, 0, 62, 0))
WHITE, BLACK, MIDDLE = 255, 0, 150

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

YEARS = "2019 2020 2021 2022"
UNIT = "1.000 kr. 2019 p/l"
LEDGER = {
    "code": "NB03",
    "title": "Genbrug af møbler mellem kommunens kontorer",
    "summary": "Når et kontor flytter, bliver møblerne smidt ud, mens et andet køber nye. Med et fælles "
    "lager og en liste med billeder kan møblerne bruges igen.",
    "department": "By- og Klimaforvaltningen",
    "section": "Forslagets indhold",
    "text": "Lageret lægges i den tomme hal på Gasværksvej. To medarbejdere henter, reparerer og bringer "
    "ud. Kontorerne betaler kun for kørslen.",
}
SCAN_DRESS = Dress(size=11, leading=1.4, left=64, right=64, top=72)


def bilag() -> tuple[bytes, Record]:
    """One page that is a picture only, a little askew; no meeting and no proposal stands on it."""
    picture = Image.new("L", (2040, 2886), WHITE)
    font = ImageFont.truetype(str(FONTS / "Vera.ttf"), 42)
    ImageDraw.Draw(picture).multiline_text((190, 240), SCANNED, font=font, fill=20, spacing=26)
    printed = [{"text": [line for line in SCANNED.splitlines() if line]}]
    truth = document("other") | {"pages": 1, "printed": printed}
    return as_scan([picture], turns=(0.6,), sideways=()), truth


def forslag_scan() -> tuple[bytes, Record]:
    """A proposal on two pages: the first askew, the second, with the table, lying on its side."""
    data, truth = write(SCAN_DRESS, "Investeringsforslag 2019", build_ledger)
    return as_scan(pictures(data), turns=(-0.7, 0.4), sideways=(2,)), truth


def build_ledger(paper: Paper) -> Record:
    paper.text("INVESTERINGSFORSLAG", bold=True, size=17, after=12)
    for label, value in (
        ("Forslagets titel", f"{LEDGER['code']} {LEDGER['title']}"),
        ("Resumé", LEDGER["summary"]),
        ("Fremstillende forvaltning", LEDGER["department"]),
        ("Angiv p/l", "2019"),
    ):
        paper.text(f"{label}: {value}", after=8)
    paper.heading(f"1. {LEDGER['section']}", size=12.5)
    paper.text(LEDGER["text"])
    paper.new_page()
    table = draw_money(paper, ledger_table(), "grid", size=10)
    return document(
        "proposals",
        proposals=[
            proposal(
                LEDGER["code"],
                LEDGER["title"],
                summary=LEDGER["summary"],
                department=LEDGER["department"],
                price_year=2019,
                payback_service_years=3,
                payback_total_years=4,
                section_titles=[f"1. {plain(LEDGER['section'])}"],
                pages=[1, 2],
                tables=[table],
            )
        ],
    )


def ledger_table() -> Money:
    return Money(
        "1",
        "Samlede økonomiske konsekvenser af forslaget",
        UNIT,
        YEARS,
        [
            section("Varige ændringer"),
            Row("Færre nye møbler", "-150 -640 -980 -980", "Service"),
            Row("Løn og drift af lageret", "95 370 370 370", "Service"),
            total("Samlet varig ændring", "-55 -270 -610 -610", "Service"),
            section("Implementeringsomkostninger"),
            Row("Reoler og varevogn", "875 120 0 0", "Anlæg"),
            total("Samlede implementerings¬omkostninger", "875 120 0 0", "Anlæg"),
            total("Samlet økonomisk påvirkning", "820 -150 -610 -610", "", "grand_total"),
            *payback("3", "4"),
        ],
        price_year=2019,
        area="Styrings¬område",
    )


def pictures(data: bytes) -> list[Image.Image]:
    """The pages of a PDF in grey, as a scanner's glass sees them."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=DOT, grayscale=True).to_pil() for page in pdf]
    finally:
        pdf.close()


def as_scan(pages: Sequence[Image.Image], *, turns: Sequence[float], sideways: Sequence[int]) -> bytes:
    """A PDF of pictures in black and white: each turned by so many degrees, some on their side."""
    scanned = []
    for number, (page, turn) in enumerate(zip(pages, turns, strict=True), 1):
        turned = page.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=WHITE)
        sharp = turned.point([BLACK if grey < MIDDLE else WHITE for grey in range(256)])
        scanned.append(
            (sharp.transpose(Image.Transpose.ROTATE_90) if number in sideways else sharp).convert("1")
        )
    buffer = io.BytesIO()
    scanned[0].save(
        buffer,
        format="PDF",
        save_all=True,
        append_images=scanned[1:],
        resolution=DPI,
        creationDate=MADE,
        modDate=MADE,
    )
    return buffer.getvalue()
