"""One made-up paper as Word document, OpenDocument text, web page, PDF and plain text."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import odfdo
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Rows:
    rows: tuple[tuple[str, ...], ...]


Part = Heading | Text | Rows

MINUTES: tuple[Part, ...] = (
    Heading("Referat fra møde i Økonomiudvalget"),
    Text("Nørreby Kommune"),
    Text("Mødedato: 12. maj 2025"),
    Text("Mødetidspunkt: kl. 16.00 - 18.30"),
    Text("Mødested: Rådhuset, lokale 3"),
    Text("Til stede: Karen Holm (A), Jens Bro (V), Åse Lind (F)"),
    Text("Afbud: Søren Møl (C)"),
    Heading("Punkt 1: Godkendelse af dagsorden"),
    Heading("Beslutning"),
    Text("Dagsordenen blev godkendt."),
    Heading("Punkt 2: Budgetopfølgning pr. 30. april"),
    Heading("Resume"),
    Text("Forvaltningen fremlægger årets første opfølgning på budgettet for Nørreby Kommune."),
    Heading("Indstilling"),
    Text("Forvaltningen indstiller, at opfølgningen tages til efterretning."),
    Heading("Beslutning"),
    Text("Taget til efterretning. Jens Bro (V) tog forbehold."),
    Heading("Punkt 3: Eventuelt"),
    Heading("Beslutning"),
    Text("Intet at bemærke."),
)

PROPOSAL: tuple[Part, ...] = (
    Heading("INVESTERINGSFORSLAG"),
    Text("Forslagets titel: NB04 Nye cykelstier ved skolerne"),
    Text("Resumé: Der anlægges cykelstier ved tre skoler i Nørreby."),
    Text("Fremstillende forvaltning: Teknisk Forvaltning"),
    Text("Tabel 1. Forslagets samlede økonomiske konsekvenser"),
    Rows(
        (
            ("1.000 kr. 2025 p/l", "Styringsområde", "2025", "2026", "2027", "2028"),
            ("Varige ændringer", "", "", "", "", ""),
            ("Mindre vedligehold", "Service", "0", "-120", "-240", "-240"),
            ("Samlet varig ændring", "Service", "0", "-120", "-240", "-240"),
            ("Implementeringsomkostninger", "", "", "", "", ""),
            ("Anlæg af stier", "Anlæg", "1.500", "2.250", "-", "-"),
            ("Samlede implementeringsomkostninger", "Anlæg", "1.500", "2.250", "-", "-"),
            ("Samlet økonomisk påvirkning", "", "1.500", "2.130", "-240", "-240"),
        )
    ),
    Heading("1. Baggrund og formål"),
    Text("Flere børn skal kunne cykle sikkert til skole."),
)


def write_docx(path: Path, parts: Sequence[Part]) -> Path:
    document = docx.Document()
    for part in parts:
        if isinstance(part, Heading):
            document.add_heading(part.text, 1)
        elif isinstance(part, Text):
            document.add_paragraph(part.text)
        else:
            table = document.add_table(len(part.rows), len(part.rows[0]))
            for r, row in enumerate(part.rows):
                for c, text in enumerate(row):
                    table.cell(r, c).text = text
    document.save(str(path))
    return path


def write_odt(path: Path, parts: Sequence[Part]) -> Path:
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    style = odfdo.Style("paragraph", name="Fremhævet", area="text", bold=True)
    style.set_properties({"fo:margin-top": "0.4cm"}, area="paragraph")
    document.insert_style(style, automatic=True)
    for part in parts:
        if isinstance(part, Heading):
            body.append(odfdo.Paragraph(part.text, style="Fremhævet"))
        elif isinstance(part, Text):
            body.append(odfdo.Paragraph(part.text))
        else:
            table = odfdo.Table("Tabel", width=len(part.rows[0]), height=len(part.rows))
            for r, row in enumerate(part.rows):
                for c, text in enumerate(row):
                    table.set_value((c, r), text)
            body.append(table)
    document.save(str(path))
    return path


def write_html(path: Path, parts: Sequence[Part]) -> Path:
    made = ['<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>']
    for part in parts:
        if isinstance(part, Heading):
            made.append(f"<h2>{html.escape(part.text)}</h2>")
        elif isinstance(part, Text):
            made.append(f"<p>{html.escape(part.text)}</p>")
        else:
            rows = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in part.rows)
            made.append(f"<table>{rows}</table>")
    path.write_text("\n".join([*made, "</body></html>"]), encoding="utf-8")
    return path


def _html_cell(text: str) -> str:
    return f"<td>{'<br>'.join(html.escape(text).splitlines())}</td>"


def write_txt(path: Path, parts: Sequence[Part]) -> Path:
    made: list[str] = []
    for part in parts:
        if isinstance(part, Rows):
            made += [" ".join(text for text in row if text) for row in part.rows]
        else:
            made += ["", part.text] if isinstance(part, Heading) else [part.text]
    path.write_text("\n".join(made) + "\n", encoding="utf-8")
    return path


def write_pdf(path: Path, parts: Sequence[Part]) -> Path:
    page = canvas.Canvas(str(path), pagesize=A4, invariant=1)
    top = A4[1] - 60
    for part in parts:
        if isinstance(part, Rows):
            for row in part.rows:
                for c, text in enumerate(row):
                    page.setFont("Helvetica", 8)
                    x = 60 + (0 if c == 0 else 130 + 65 * c)
                    page.rect(x - 3, top - 4, 195 if c == 0 else 65, 15)
                    page.drawString(x, top, text)
                top -= 15
        else:
            heading = isinstance(part, Heading)
            top -= 10 if heading else 0
            page.setFont("Helvetica-Bold" if heading else "Helvetica", 12 if heading else 10)
            page.drawString(60, top, part.text)
            top -= 16
    page.save()
    return path


WRITERS = {".docx": write_docx, ".odt": write_odt, ".html": write_html, ".txt": write_txt, ".pdf": write_pdf}
