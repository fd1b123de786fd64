"""Papers of the made-up archive: proposals by committee and year, overviews of what was approved, plans."""

from dataclasses import replace
from pathlib import Path
from random import Random

from benchmarks.archive_model import YEARS, Archive, Case
from benchmarks.archive_words import FIELDS, MUNICIPALITY, NEIGHBOUR
from benchmarks.made_proposals_dress import DRESSES
from benchmarks.made_proposals_model import Paper, Proposal, Row, Section, Table
from benchmarks.made_proposals_pdf import draw_paper
from benchmarks.made_proposals_tables import NumberForm, build_row, build_table

DRESS = next(dress for dress in DRESSES if dress.name == "lines")
OTHERS = ("Fælles indkøb af møbler", "Ny telefoncentral", "Udskiftning af servere")


def write_papers(folder: Path, archive: Archive, seed: int) -> None:
    """All papers that are no minutes."""
    papers: dict[str, list[Case]] = {}
    for case in archive.cases:
        for name in (case.paper, *case.copies):
            papers.setdefault(name, []).append(case)
    for name, cases in papers.items():
        build = build_plan if name.startswith("budgetplan") else build_paper
        paper = build(cases)
        if name.startswith("bilag"):
            paper = replace(paper, foot="Bilag")
        draw_paper(paper, folder / f"{name}.pdf", DRESS, seed)
    for year in YEARS:
        rows = [case for case in archive.cases if case.row and case.year == year]
        draw_paper(build_overview(rows, year), folder / f"oversigt-{year}.pdf", DRESS, seed)
    shared = next(case for case in archive.cases if case.status == "approved" and case.code and case.row)
    foreign = build_paper([shared], NEIGHBOUR)
    draw_paper(foreign, folder / f"nabo-forslag-{shared.year}.pdf", DRESS, seed)


def draw_form(year: int) -> NumberForm:
    """How the tables of a year print their numbers."""
    years = tuple(str(year + step) for step in range(1, 5))
    return NumberForm(
        years=years, price_year=year + 1, price_text=f"1.000 kr. {year + 1} p/l", areas=False, nothing="0"
    )


def build_paper(cases: list[Case], municipality: str = MUNICIPALITY) -> Paper:
    """The proposals of one committee and year on their form."""
    head = f"{municipality} Kommune – Investeringsforslag {cases[0].year}"
    return Paper(foot="Side {n}", page_head=head, proposals=tuple(build_proposal(case) for case in cases))


def build_proposal(case: Case) -> Proposal:
    """One proposal: its form, the table of what is asked, and some prose."""
    department = next(field.department for field in FIELDS if field.mark == case.mark)
    printed = f"{case.code} {case.title}" if case.code else case.title
    form = draw_form(case.year)
    first = tuple(amount // 300 * 100 for amount in case.asked)
    rest = tuple(amount - part for amount, part in zip(case.asked, first, strict=True))
    rows = [
        build_row("Indkøb og etablering", rest, form, kind="detail", section=None),
        build_row("Løn og drift", first, form, kind="detail", section=None),
        build_row("Samlet økonomisk påvirkning", case.asked, form, kind="grand_total", section=None),
    ]
    table = build_table(Random(1), form, rows, "Forslagets samlede økonomi", "1", main=True)
    return Proposal(
        code=case.code,
        title=case.title,
        heading="INVESTERINGSFORSLAG",
        fields=(
            ("Forslagets titel:", printed),
            ("Resumé:", case.about),
            ("Fremstillende forvaltning:", department),
        ),
        sections=(
            Section(title="", tables=(table,)),
            Section(title="1. Baggrund og formål", paragraphs=(case.about,)),
            Section(title="2. Forslagets indhold", paragraphs=("Forslaget gennemføres over to år.",)),
        ),
    )


def build_overview(cases: list[Case], year: int) -> Paper:
    """What was approved in a year, department by department, with rows that are nobody's proposals too."""
    form = draw_form(year)
    rows: list[Row] = []
    blank = ("",) * len(form.years)
    for field in FIELDS:
        own = [case for case in cases if case.mark == field.mark]
        if not own:
            continue
        rows.append(Row(label=field.department, kind="heading", cells=blank, values=(None,) * len(blank)))
        rows += [
            build_row(case.row or "", case.granted or (), form, kind="detail", section=field.department)
            for case in own
        ]
    rows.append(Row(label="Tværgående", kind="heading", cells=blank, values=(None,) * len(blank)))
    rows.append(build_row(OTHERS[year % 3], (500, 0, 0, 0), form, kind="detail", section="Tværgående"))
    totals = [sum(column) for column in zip(*((case.granted or ()) for case in cases), strict=True)]
    totals[0] += 500
    rows.append(build_row("I alt", tuple(totals), form, kind="grand_total", section=None))
    caption = f"Oversigt over godkendte investeringer {year}"
    table = build_table(Random(1), form, rows, caption, None)
    return Paper(title=f"{MUNICIPALITY} Kommune", foot="Side {n}", overviews=(table,))


def build_plan(cases: list[Case]) -> Paper:
    """A budget plan: an overview of its initiatives, and each under the theme."""
    year = cases[0].year
    form = draw_form(year)
    label = "1. Nye veje"
    rows = [build_row(case.title, case.asked, form, kind="detail", section=label) for case in cases]
    totals = tuple(sum(column) for column in zip(*(case.asked for case in cases), strict=True))
    rows.append(build_row("I alt", totals, form, kind="grand_total", section=None))
    overview = build_table(Random(1), form, rows, "Samlet overblik", None)
    proposals = tuple(build_initiative(case, form, number) for number, case in enumerate(cases, 1))
    intro = (f"{MUNICIPALITY} Kommune lægger hermed en plan for de kommende år.",)
    return Paper(
        title=f"BUDGETPLAN {year}", foot="{n}", intro=intro, overviews=(overview,), proposals=proposals
    )


def build_initiative(case: Case, form: NumberForm, number: int) -> Proposal:
    """One initiative of the plan with its small table."""
    row = build_row(case.title, case.asked, form, kind="detail", section=None)
    table = Table(
        number=None,
        caption="Økonomi (1.000 kr.)",
        caption_line="Økonomi (1.000 kr.)",
        unit="1.000 kr.",
        corner="1.000 kr.",
        multiplier=1000,
        columns=form.columns,
        rows=(row,),
    )
    return Proposal(
        code=None,
        title=case.title,
        heading=f"{number} | {case.title}",
        sections=(
            Section(title="Hvad går initiativet ud på?", paragraphs=(case.about,)),
            Section(title="Hvad er økonomien?", tables=(table,)),
        ),
        theme="TEMA 1 – NYE VEJE",
    )
