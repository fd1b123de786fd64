"""Draws whole papers: proposals, bundles that begin with an overview, and plans of themes and initiatives."""

from dataclasses import replace
from random import Random

from benchmarks import made_proposals_words as words
from benchmarks.made_proposals_model import Hearing, Paper, Proposal, Row, Section, Table
from benchmarks.made_proposals_tables import (
    NumberForm,
    add_up,
    build_row,
    build_table,
    draw_amounts,
    draw_form,
    draw_main,
    draw_repeat,
    draw_staff,
)

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


def draw_proposals(
    rng: Random, *, signs: tuple[str, ...], wide: bool = False, count: int | None = None
) -> Paper:
    """A file of one to five proposals on the same form."""
    form = draw_form(rng, signs=signs, wide=wide)
    number = count or rng.choice((1, 2, 2, 3, 3, 5))
    titles = rng.sample(words.TITLES, number)
    codes = draw_codes(rng, number)
    style = draw_style(rng)
    proposals = tuple(
        draw_proposal(rng, form, title, code, style) for title, code in zip(titles, codes, strict=True)
    )
    foot = rng.choice(("Side {n}", "Side {n} af {m}", "{n}", ""))
    page_head = rng.choice(words.PAGE_HEADS).format(y=form.years[0][:4])
    return Paper(foot=foot, page_head=page_head, proposals=proposals)


def draw_bundle(rng: Random, *, signs: tuple[str, ...], wide: bool = False) -> Paper:
    """A bundle: tables of what was approved, area by area or in one, and then the business cases."""
    paper = draw_proposals(rng, signs=signs, wide=wide, count=rng.choice((2, 3, 4)))
    form = replace(draw_form(rng, signs=signs), appropriations=False, total_column=False, unit_place="corner")
    form = replace(form, caption_mark="", nothing="-")
    names = [proposal.title for proposal in paper.proposals]
    names += rng.sample([title for title in words.TITLES if title not in names], rng.randint(1, 4))
    areas = rng.sample(words.THEMES, 2)
    heading = rng.choice(words.OVERVIEWS)
    if rng.random() < 0.5:
        overviews: tuple[Table, ...] = (draw_overview(rng, form, heading, areas, names),)
    else:
        half = len(names) // 2
        overviews = tuple(
            draw_area_overview(rng, form, f"{heading}, {area}", part)
            for area, part in zip(areas, (names[:half], names[half:]), strict=True)
        )
    return replace(paper, overviews=overviews)


def draw_codes(rng: Random, count: int) -> list[str | None]:
    """Running codes of one system, or none at all."""
    pattern = rng.choice(("BC{:02d}", "SU-{:02d}", "F{}", "INV-{:03d}", "", ""))
    first = rng.randint(1, 40)
    return [pattern.format(first + step) if pattern else None for step in range(count)]


def draw_style(rng: Random) -> dict[str, str]:
    """The wording of the form, which is one for all proposals of a file."""
    return {
        "head": rng.choice((*words.HEADS, "")),
        "title": rng.choice(words.TITLE_LABELS),
        "summary": rng.choice(words.SUMMARY_LABELS),
        "department": rng.choice(words.DEPARTMENT_LABELS),
        "affected": rng.choice(words.AFFECTED_LABELS),
        "code": rng.choice(words.CODE_LABELS),
        "code_place": rng.choice(("title", "title", "title", "row", "head")),
        "code_mark": rng.choice((" ", " ", ": ", " – ")),
        "numbering": rng.choice(("{n}. ", "{n}. ", "{n} ", "")),
        "order": rng.choice(("table first", "table first", "in economy")),
    }


def draw_proposal(
    rng: Random, form: NumberForm, title: str, code: str | None, style: dict[str, str]
) -> Proposal:
    """One proposal: the form, its tables and its prose under numbered or plain headings."""
    main, blocks, payback = draw_main(rng, form)
    departments = tuple(rng.sample(words.DEPARTMENTS, rng.choice((5, 6, 7))))
    summary = " ".join(draw_prose(rng, form, rng.choice((2, 3))))
    department = rng.choice(departments)
    place = style["code_place"] if style["head"] else style["code_place"].replace("head", "title")
    printed = code + style["code_mark"] + title if code and place == "title" else title
    fields = [(style["title"], printed), (style["summary"], summary), (style["department"], department)]
    if code and place == "row":
        fields.insert(0, (style["code"], code))
    later = [
        draw_repeat(rng, form, block, str(number))
        for number, block in enumerate(blocks, 2)
        if rng.random() < 0.75
    ]
    later = [renumber(table, index) for index, table in enumerate(later, 2)]
    if rng.random() < 0.35:
        later.append(draw_staff(rng, form, str(len(later) + 2)))
    return Proposal(
        code=code,
        title=title,
        heading=f"{style['head']} {code}" if code and place == "head" else style["head"],
        fields=tuple(fields),
        affected_label=style["affected"] if rng.random() < 0.9 else "",
        departments=departments,
        marked=tuple(name for name in departments if rng.random() < 0.35),
        summary=summary,
        department=department,
        price_year=form.price_year,
        payback=payback,
        sections=draw_sections(rng, form, main, later, style),
    )


def renumber(table: Table, number: int) -> Table:
    """The table with the number it gets when tables before it were left out."""
    if table.number is None:
        return table
    line = table.caption_line.replace(f"Tabel {table.number}", f"Tabel {number}", 1)
    return replace(table, number=str(number), caption_line=line)


def draw_sections(
    rng: Random, form: NumberForm, main: Table, later: list[Table], style: dict[str, str]
) -> tuple[Section, ...]:
    """The headed parts: the first table stands before them, or in the one on the economy with the others."""
    first = Section(title="", tables=(main,)) if style["order"] == "table first" else None
    sections = [first] if first else []
    number = 0
    for index, titles in enumerate(words.SECTION_TITLES):
        if index in (4, 5, 6, 7) and rng.random() < 0.35:
            continue
        number += 1
        section = Section(
            title=style["numbering"].format(n=number) + titles[rng.randrange(len(titles))],
            paragraphs=() if index == 7 else draw_paragraphs(rng, form),
            tables=(tuple(later) if first else (main, *later)) if index == 2 else (),
        )
        if index == 5:
            rows = tuple(rng.sample(words.CRITERIA, rng.randint(1, 3)))
            section = replace(section, criteria=(words.CRITERIA_HEADERS, *rows), paragraphs=())
        if index == 7:
            section = replace(
                section, hearings=draw_hearings(rng, form), hearing_header=rng.choice(words.HEARING_HEADERS)
            )
        sections.append(section)
    return tuple(sections)


def draw_prose(rng: Random, form: NumberForm, count: int) -> list[str]:
    """Sentences with made-up figures in them."""
    return [
        sentence.format(
            D=rng.choice(words.DEPARTMENTS),
            n=rng.randint(2, 20),
            y=rng.choice(form.years)[:4],
            m=f"{rng.randint(1, 9)},{rng.randint(1, 9)}",
        )
        for sentence in rng.sample(words.SENTENCES, count)
    ]


def draw_paragraphs(rng: Random, form: NumberForm) -> tuple[str, ...]:
    """One to three paragraphs."""
    return tuple(" ".join(draw_prose(rng, form, rng.randint(2, 5))) for _ in range(rng.randint(1, 3)))


def lengthen(paper: Paper, rng: Random, paragraphs: int) -> Paper:
    """The paper with so many more paragraphs in each section that has some."""
    form = draw_form(rng, signs=("-",))

    def longer(section: Section) -> Section:
        more = [" ".join(draw_prose(rng, form, rng.randint(2, 5))) for _ in range(paragraphs)]
        return replace(section, paragraphs=(*section.paragraphs, *more)) if section.paragraphs else section

    proposals = [replace(p, sections=tuple(longer(s) for s in p.sections)) for p in paper.proposals]
    return replace(paper, proposals=tuple(proposals))


def draw_hearings(rng: Random, form: NumberForm) -> tuple[Hearing, ...]:
    """The parties heard, with an answer and a date, a remark or a dash."""
    hearings = []
    date_form = rng.choice(("{d:02d}-{m:02d}-{y}", "{d:02d}.{m:02d}.{y}", "{d}. {name} {y}"))
    for party in rng.sample(words.PARTIES, rng.randint(3, 6)):
        answer = rng.choice(("Ja", "Ja", "Nej", "Ikke relevant"))
        day, month, year = rng.randint(1, 28), rng.randint(1, 12), int(form.years[0][:4]) - 1
        what = (
            rng.choice(("date", "date", "note", "none"))
            if answer == "Ja"
            else rng.choice(("none", "none", "note"))
        )
        if what == "date":
            cell = date_form.format(d=day, m=month, y=year, name=MONTHS[month - 1])
            hearings.append(
                Hearing(party=party, answer=answer, cell=cell, date=f"{year}-{month:02d}-{day:02d}")
            )
        elif what == "note":
            note = rng.choice(words.HEARING_NOTES)
            hearings.append(Hearing(party=party, answer=answer, cell=note, note=note))
        else:
            hearings.append(Hearing(party=party, answer=answer, cell=rng.choice(("-", ""))))
    return tuple(hearings)


def draw_overview(rng: Random, form: NumberForm, caption: str, areas: list[str], names: list[str]) -> Table:
    """One table of all that is approved: areas as headings, a total for each and one for all."""
    form = replace(form, areas=False)
    rows, sums = [], []
    half = len(names) // 2
    for area, part in zip(areas, (names[:half], names[half:]), strict=True):
        blank = ("",) * len(form.columns)
        rows.append(Row(label=area, kind="heading", cells=blank, values=(None,) * len(blank)))
        amounts = [negative(draw_amounts(rng, "lasting", form)) for _ in part]
        rows += [
            build_row(name, values, form, kind="detail", section=area)
            for name, values in zip(part, amounts, strict=True)
        ]
        sums.append(add_up(amounts, rng))
        rows.append(build_row(f"{area} i alt", sums[-1], form, kind="total", section=area))
    rows.append(build_row("I alt", add_up(list(sums), rng), form, kind="grand_total", section=None))
    return build_table(rng, form, rows, caption, None)


def draw_area_overview(rng: Random, form: NumberForm, caption: str, names: list[str]) -> Table:
    """The approved proposals of one area with the investment under each."""
    form = replace(form, areas=False)
    rows, effects, needs = [], [], []
    for name in names:
        effects.append(negative(draw_amounts(rng, "lasting", form)))
        needs.append(tuple(amount or 0 for amount in draw_amounts(rng, "one_off", form)))
        rows.append(build_row(name, effects[-1], form, kind="detail", section=None))
        rows.append(build_row("Heraf anlæg", needs[-1], form, kind="detail", section=None))
    rows.append(build_row("Effektivisering i alt", add_up(effects, rng), form, kind="total", section=None))
    rows.append(build_row("Investering i alt", add_up(needs, rng), form, kind="total", section=None))
    return build_table(rng, form, rows, caption, None)


def negative(amounts: tuple[int | None, ...]) -> tuple[int | None, ...]:
    """The amounts as savings."""
    return tuple(-amount if amount else amount for amount in amounts)


def draw_plan(rng: Random, *, signs: tuple[str, ...], wide: bool = False) -> Paper:
    """A plan: foreword, overview with totals for each theme, and the initiatives with small tables."""
    form = replace(
        draw_form(rng, signs=signs), areas=False, appropriations=False, total_column=False, caption_mark=""
    )
    form = replace(
        form,
        years=form.years[: rng.choice((3, 4))],
        nothing="-",
        unit_place="corner",
        scale="million",
        unit="mio. kr.",
    )
    form = replace(form, price_text=f"Mio. kr., {form.price_year}-priser")
    small = replace(form, scale="thousand", unit="1.000 kr.", price_text="1.000 kr.")
    titles = rng.sample(words.TITLES, rng.randint(4, 7))
    themes = rng.sample(words.THEMES, rng.choice((2, 3)))
    mark = rng.choice(("{i} | ", "{t}.{i} ", "Initiativ {k}: ", "{k}. "))
    named = rng.random() < 0.6
    rows: list[Row] = []
    proposals: list[Proposal] = []
    sums = []
    for index, theme in enumerate(themes, 1):
        part = titles[(index - 1) :: len(themes)]
        amounts = [
            negative(tuple(amount or 0 for amount in draw_amounts(rng, "lasting", form))) for _ in part
        ]
        label = f"{index}. {theme}"
        sums.append(add_up(amounts, rng))
        rows.append(build_row(label, sums[-1], form, kind="total", section=None))
        rows += [
            build_row(name, values, form, kind="detail", section=label)
            for name, values in zip(part, amounts, strict=True)
        ]
        for place, (name, values) in enumerate(zip(part, amounts, strict=True), 1):
            heading = mark.format(i=place, t=index, k=len(proposals) + 1) + name
            thousands = tuple(amount * 100 if amount is not None else None for amount in values)
            sections = draw_initiative(rng, small, name, thousands, named)
            proposals.append(
                Proposal(
                    code=None,
                    title=name,
                    heading=heading,
                    sections=sections,
                    theme=f"TEMA {index} – {theme.upper()}",
                )
            )
    rows.append(build_row("I alt", add_up(list(sums), rng), form, kind="grand_total", section=None))
    overview = build_table(
        rng, form, rows, rng.choice(("OVERBLIK", "Samlet overblik", "Planens økonomi")), None
    )
    intro = draw_paragraphs(rng, form) + draw_paragraphs(rng, form)
    return Paper(
        title=rng.choice(words.PLAN_TITLES),
        foot="{n}",
        intro=intro,
        overviews=(overview,),
        proposals=tuple(proposals),
    )


def draw_initiative(
    rng: Random, form: NumberForm, name: str, amounts: tuple[int | None, ...], named: bool
) -> tuple[Section, ...]:
    """The parts of an initiative: what it is, its economy and its staff."""
    years = {"a": form.years[0][:4], "b": form.years[-1][:4]}
    titles = [rng.choice(pair) for pair in words.PLAN_QUESTIONS]
    sections = [Section(title=titles[0], paragraphs=draw_paragraphs(rng, form))]
    money = plan_table(
        form, name, amounts, named, rng.choice(words.PLAN_CAPTIONS).format(u=form.unit, **years)
    )
    sections.append(Section(title=titles[1], paragraphs=draw_paragraphs(rng, form), tables=(money,)))
    if rng.random() < 0.6:
        posts = replace(form, scale="million", unit="antal", price_text="antal")
        staff = tuple(-(amount or 0) for amount in draw_amounts(rng, "lasting", posts))
        caption = rng.choice(words.PLAN_STAFF_CAPTIONS).format(**years)
        unit = caption[caption.index("(") + 1 : -1]
        table = plan_table(replace(posts, unit=unit), name, staff, named, caption)
        sections.append(
            Section(
                title=titles[2],
                paragraphs=draw_paragraphs(rng, form)[:1],
                tables=(replace(table, multiplier=1),),
            )
        )
    return tuple(sections)


def plan_table(
    form: NumberForm, name: str, amounts: tuple[int | None, ...], named: bool, caption: str
) -> Table:
    """A table of one row, whose label is the initiative or is not printed at all."""
    row = build_row(name if named else "", amounts, form, kind="detail", section=None)
    row = replace(row, truth_label=name)
    return Table(
        number=None,
        caption=caption,
        caption_line=caption,
        unit=form.unit,
        corner=form.unit if named else "",
        multiplier=1000,
        columns=form.columns,
        rows=(row,),
    )
