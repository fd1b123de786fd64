"""What the pages of a meeting pack are made of: front, contents, items, memos and stamped annexes."""

from __future__ import annotations

from tests.samples_paper import Dress, Paper, plain


def page_number(paper: Paper, page: int) -> None:
    paper.at_right(paper.dress.page[0] - paper.dress.right, 34, str(page), size=9)


PACK = Dress(foot=page_number, right=72)


def front(paper: Paper, title: str, when: str, place: str, information: str) -> None:
    paper.gap(20)
    paper.text(title, bold=True, size=19, after=16)
    paper.text(when, size=12, after=8)
    paper.text(place, size=12, after=8)
    paper.text(information, size=12, after=20)


def contents(paper: Paper, groups: list[tuple[str, list[str]]]) -> None:
    """The contents: title and page, the page at the right edge of the last line of a wrapped title."""
    paper.text("Indhold", bold=True, size=15, after=10)
    for category, titles in groups:
        paper.text(f"Kategori - {category}", bold=True, after=6)
        for title in titles:
            for heading in (title, f"Beslutning for {title}"):
                if plain(heading) in paper.marks:
                    paper.text(heading, size=10, width=paper.width - 40, after=3)
                    page = str(paper.marks[plain(heading)])
                    paper.at_right(paper.dress.page[0] - paper.dress.right, paper.y + 3, page, size=10)
        paper.gap(8)


def head(number: int | str, title: str, minutes: int | None = None) -> str:
    return f"Punkt {number}: {title}" + (f" ({minutes} min)" if minutes else "")


def item_head(paper: Paper, heading: str) -> None:
    paper.room(120)
    paper.heading(heading, size=13, before=14)
    paper.text(".", after=6)


def decided(paper: Paper, heading: str, lines: list[str]) -> str:
    paper.heading(f"Beslutning for {heading}", size=12)
    for line in lines:
        paper.text(line)
    return "\n".join(plain(line) for line in lines)


def memo_head(paper: Paper, title: str, minutes: int) -> None:
    paper.new_page()
    paper.inset = 60
    paper.text("Indstilling til rådmanden", size=9, after=2)
    paper.text(f"10. marts 2025 - {minutes} minutter", size=9, after=16)
    paper.text(title, bold=True, size=15, after=10)


def section(paper: Paper, heading: str, *paragraphs: str) -> None:
    paper.heading(heading, size=10.5)
    for paragraph in paragraphs:
        paper.text(paragraph)


def memo_foot(paper: Paper, office: str, caseworker: str, case: str | None = None) -> None:
    paper.gap(10)
    paper.room(90)
    paper.text(office, size=9, after=1)
    paper.text("6. marts 2025", size=9, after=8)
    if case:
        paper.text(f"Sagsnr.: {case}", size=9, after=1)
    paper.text(f"Sagsbehandler: {caseworker}", size=9, after=1)
    paper.text("Tlf.: 70 00 12 34", size=9, after=1)
    paper.inset = 0


def annex(paper: Paper, number: int, count: int, title: str, *, low: bool = False) -> None:
    """Start the pages of an annex, each stamped with the item and the annex."""
    paper.new_page()
    paper.stamp, paper.stamp_low = f"Punkt {number}, Bilag {count}: {title}", low


def end_annex(paper: Paper) -> None:
    """Stop stamping before the next page is begun."""
    paper.new_page()
    paper.stamp, paper.stamp_low = None, False
