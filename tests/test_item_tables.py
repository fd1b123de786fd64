"""Tables that stand in the items of minutes and agendas; all of it is made up."""

from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.read import read_document
from models.records import Parsed
from models.store import open_store
from parsers.document import parse_document

BEFORE = """Referat
Teknikudvalget i Nørreby
Mødedato: 3. marts 2031
Mødet begyndte kl. 15.00
Punkt 1: Opfølgning på anlæg
Sagsfremstilling
Forvaltningen fremlægger opfølgning på anlæg.
"""
AFTER = """Afvigelsen på havnen skyldes vejret.
Indstilling
Det indstilles, at opfølgningen godkendes.
Beslutning
Godkendt.
Punkt 2: Meddelelser
Sagsfremstilling
Intet nyt i sagen om havnen.
Beslutning
Taget til efterretning.
"""
BUDGETS = """Tabel 1. Anlæg
1.000 kr. Oprindeligt budget Korrigeret budget Forbrug Afvigelse
Ny hal 1.200 1.300 1.250 50
Havnen 800 900 980 -80
I alt 2.000 2.200 2.230 -30
"""
YEARS = """Tabel 2. Bevilling
1.000 kr. 2031 2032 2033
Ny hal 10 20 30
Havnen 1 2 3
I alt 11 22 33
"""
HEAD = ["Projekt", "Budget", "Forbrug", "Rest"]
GRID = [
    HEAD,
    ["Ny hal", "1.200", "700", "500"],
    ["Havnen", "800", "500", "300"],
    ["I alt", "2.000", "1.200", "800"],
]
CASES = [["Sag", "Bydel", "Afgjort"], ["Nyt tag", "Vest", "12. maj 2030"], ["Ny port", "Øst", "1. juni 2030"]]
DUTIES = [["Opgave", "Ansvarlig", "Frist"], ["Nyt notat", "Karen Holm", "12. maj 2031"]]


def parse(folder: Path, text: str) -> Parsed:
    """The records of a text file."""
    path = folder / "referat.txt"
    path.write_text(text, encoding="utf-8")
    return parse_document(read_document(path))


def draw(path: Path, rows: list[list[str]]) -> Path:
    """Minutes as a PDF with a table between the lines of their first item."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    y = A4[1] - 60
    for line in [*BEFORE.splitlines(), rows, *AFTER.splitlines()]:
        if isinstance(line, str):
            head = line.startswith(("Punkt", "Referat")) or line in ("Sagsfremstilling", "Beslutning")
            canvas.setFont("Helvetica-Bold" if head else "Helvetica", 10)
            canvas.drawString(60, y, line)
            y -= 16
            continue
        for r, row in enumerate(line):
            canvas.setFont("Helvetica" if r else "Helvetica-Bold", 9)
            for c, text in enumerate(row):
                canvas.drawString(64 + 110 * c, y, text)
                canvas.rect(60 + 110 * c, y - 5, 110, 18)
            y -= 18
        y -= 10
    canvas.showPage()
    canvas.save()
    return path


def shape(parsed: Parsed) -> list[tuple[int, str | None, tuple[str, ...]]]:
    """What the items of the first meeting say, but for their tables."""
    return [
        (
            len(item.passages),
            item.decision_text and item.decision_text.value,
            tuple(r.text.value for r in item.recommendations),
        )
        for item in parsed.meetings[0].items
    ]


def test_tables_of_text_minutes_are_kept_and_stay_in_the_text(tmp_path: Path) -> None:
    parsed = parse(tmp_path, BEFORE + BUDGETS + YEARS + AFTER)
    first, second = parsed.overview_tables
    assert [c.value for c in first.columns] == [
        "Oprindeligt budget",
        "Korrigeret budget",
        "Forbrug",
        "Afvigelse",
    ]
    assert [c.value for c in second.columns] == ["2031", "2032", "2033"]
    assert first.multiplier == second.multiplier == 1000
    assert first.rows[1].values[3] is not None and first.rows[1].values[3].value == Decimal(-80)
    text = " ".join(p.text.value for p in parsed.meetings[0].items[0].passages if p.text)
    assert "Havnen 800 900 980 -80" in text and "Afvigelsen på havnen" in text


def test_sums_of_such_tables_are_checked(tmp_path: Path) -> None:
    parsed = parse(tmp_path, BEFORE + YEARS.replace("22 33", "22 64") + AFTER)
    wrong = [check for check in parsed.checks if check.status not in ("holds", "rounds")]
    assert [(check.found, check.expected) for check in wrong] == [(Decimal(64), Decimal(33))]
    assert any("der er trykt 64" in issue.message for issue in parsed.issues)


def test_the_rest_of_the_minutes_is_as_without_the_table(tmp_path: Path) -> None:
    bare = parse(tmp_path, BEFORE + AFTER)
    assert shape(parse(tmp_path, BEFORE + BUDGETS + AFTER)) == shape(bare)
    assert bare.overview_tables == () and bare.typed_tables == ()


def test_a_grid_in_an_item(tmp_path: Path) -> None:
    parsed = parse_document(read_document(draw(tmp_path / "referat.pdf", GRID)))
    (table,) = parsed.overview_tables
    assert parsed.kind == "minutes" and [c.value for c in table.columns] == HEAD[1:]
    assert [row.label.value for row in table.rows] == ["Ny hal", "Havnen", "I alt"]
    assert all(cell is None or cell.spans[0].box for row in table.rows for cell in row.values)


def test_a_list_of_cases_in_an_item(tmp_path: Path) -> None:
    parsed = parse_document(read_document(draw(tmp_path / "referat.pdf", CASES)))
    (table,) = parsed.typed_tables
    assert [c.value for c in table.columns] == CASES[0] and parsed.overview_tables == ()
    assert [cell.text.value for cell in table.cells if cell.row == 0] == CASES[1]


@pytest.mark.parametrize(
    "text",
    [
        "Tabel 1. Anlæg\n1.000 kr. 2031 2032 2033\nNy hal 10 20 30\n",
        "Udgifterne var i 2029 2030 2031\nog 12 13 14 året efter.\n",
        "Budget og forbrug er drøftet på møderne 12 13 14.\n",
    ],
)
def test_what_is_not_surely_a_table_is_none(tmp_path: Path, text: str) -> None:
    assert parse(tmp_path, BEFORE + text + AFTER).overview_tables == ()


def test_follow_ups_are_no_table(tmp_path: Path) -> None:
    parsed = parse_document(read_document(draw(tmp_path / "referat.pdf", DUTIES)))
    duties = [duty.responsible.value for item in parsed.meetings[0].items for duty in item.follow_ups]
    assert bool(duties) != bool(parsed.typed_tables)


SHARES = BUDGETS.replace("Afvigelse\n", "Afvigelse i pct.\n")


def test_a_column_of_shares_in_a_table_of_money_has_no_kroner(tmp_path: Path) -> None:
    parsed = parse(tmp_path, BEFORE + SHARES + AFTER)
    (table,) = parsed.overview_tables
    assert (table.unit and table.unit.value, table.rates) == ("1.000 kr.", (3,))
    store = open_store(tmp_path / "a.db")
    store.save_document(read_document(tmp_path / "referat.txt"), parsed, "1")
    with store.reading() as connection:
        query = "SELECT heading, amount_kroner FROM amounts WHERE label = 'Ny hal' ORDER BY amount_id"
        kroner = {row.heading: row.amount_kroner for row in connection.exec_driver_sql(query)}
    assert kroner["Forbrug"] == 1_250_000 and kroner["Afvigelse i pct."] is None
    assert store.load_parsed(1) == parsed
    store.close()
