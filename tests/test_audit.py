"""Sums of finance tables worked out again: what makes a total, and whose error a difference is."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from rich.console import Console

from models.page import Document, Source
from models.records import Parsed, Proposal, SumCheck, TextAmount
from models.store import Store, open_store
from parsers.amounts.text_checks import check_sentences
from parsers.finance.checks import check_document
from referat.auditing import audit, load_cells
from referat.cli import main
from referat.screens.audit import audit_list
from tests.built_tables import build_table, check, off, parts_of, told


def test_rows_that_only_tell_apart_are_not_added() -> None:
    table = build_table("""
        Husleje: 400 500 600
        Heraf varme: 100 100 100
        Kørsel: 50 60 70
        I alt: 450 560 670""")
    checked = check(table)
    assert off(checked) == []
    assert parts_of(checked, 3) == {0, 2}


def test_subtotals_and_the_total_of_them() -> None:
    table = build_table("""
        Husleje: 400 500 600
        Kørsel: 50 60 70
        Mellemtotal: 450 560 670
        Licenser: 31 32 33
        Drift i alt: 31 32 33
        Resultat i alt: 481 592 713""")
    checked = check(table)
    assert [row.kind.value for row in table.rows] == [
        *("detail", "detail", "total", "detail", "total"),
        "grand_total",
    ]
    assert parts_of(checked, 5) == {2, 4}
    expected = ("NB01 Tabel 1, række 'Resultat i alt', 2028", "paper", 703, 713)
    assert off(checked) == [expected]
    assert [issue.check for issue in checked.issues] == ["paper"]


def test_leading_totals_are_found_by_their_numbers_alone() -> None:
    table = build_table(
        """
        Skoler: 300 -500 843 150 160
        Husleje: 100 -200 400 70 75
        Kørsel: 200 -300 413 80 85
        Havne: 71 72 73 94 95
        Licenser: 31 32 33 50 50
        Tilsyn: 40 40 40 44 45
        I alt: 371 -428 916 244 255""",
        "2026 2027 2028 2029 2030",
    )
    checked = check(table)
    assert (parts_of(checked, 0), parts_of(checked, 3), parts_of(checked, 6)) == ({1, 2}, {4, 5}, {0, 3})
    assert off(checked) == [("NB01 Tabel 1, række 'Skoler', 2028", "paper", 813, 843)]


def test_totals_of_rows_that_take_turns() -> None:
    table = build_table("""
        Nye pumper: -100 -200 -300
        Anlæg: 500 600 0
        Solceller: -600 -700 -800
        Anlæg: 900 0 0
        Nettoeffektivisering: -700 -900 -1100
        Investeringsbehov: 1400 600 0""")
    checked = check(table)
    assert off(checked) == []
    assert (parts_of(checked, 4), parts_of(checked, 5)) == ({0, 2}, {1, 3})


def test_columns_made_of_others() -> None:
    columns = "Budget Tillæg Regnskab Afvigelse"
    table = build_table(
        """
        Skoler: 1000 50 1100 50
        Havne: 700 0 650 -50
        Veje: 310 20 350 40
        Parker: 90 5 115 20""",
        columns,
    )
    made = [c for c in check(table).checks if c.kind == "columns"]
    assert [[part.sign for part in c.cells[1:]] for c in made] == [[1, -1, -1]] * 4
    assert [(c.status, int(c.off)) for c in made] == [("holds", 0), ("holds", 0), ("paper", 20), ("holds", 0)]


@pytest.mark.parametrize(
    ("total", "status"), [("451", "rounds"), ("452", "unclear"), ("454", "unclear"), ("450", "holds")]
)
def test_rounding_is_told_from_error(total: str, status: str) -> None:
    table = build_table(f"Husleje: 200\nKørsel: 150\nLicenser: 60\nTilsyn: 40\nI alt: {total}", "2026")
    (one,) = check(table).checks
    assert one.status == status


def test_an_uncertain_number_makes_the_reading_suspect() -> None:
    table = build_table("Husleje: 400 500 600\nKørsel: 50 60 70\nI alt: 450 560 699", confidence=0.55)
    ((_, status, _, _),) = off(check(table))
    assert status == "reading"
    sure = build_table("Husleje: 400 500 600\nKørsel: 50 60 70\nI alt: 450 560 699", confidence=0.97)
    assert [status for _, status, _, _ in off(check(sure))] == ["paper"]


def test_tables_of_a_proposal_that_disagree() -> None:
    first = build_table("""
        Varige ændringer/Husleje: -400 -500 -600
        Varige ændringer/Kørsel: -50 -60 -70
        Varige ændringer/Samlet varig ændring: -450 -560 -670""")
    second = build_table(
        "Husleje: -400 -500 -600\nKørsel: -50 -66 -70\nVarige ændringer i alt: -450 -566 -670",
        number="2",
        caption="Varige ændringer, service",
    )
    places = [place for place, *_ in off(check(first, second))]
    assert places == [
        "NB01 Tabel 1, række 'Kørsel', 2027",
        "NB01 Tabel 1, række 'Samlet varig ændring', 2027",
    ]


def test_an_overview_in_millions_rounds_its_proposal() -> None:
    table = build_table("Husleje: -1620 -500 -3420\nI alt: -1620 -500 -3420")
    overview = build_table(
        "Fælles vagtplan i Nørreby: -1.6 -0.7 -3.4\nAndet: -1.1 -1.2 -1.3\nI alt: -2.7 -1.9 -4.7",
        multiplier=1_000_000,
    )
    told_off = [(c.kind, c.status) for c in check(table, overviews=[overview]).checks if c.kind == "overview"]
    assert told_off == [("overview", "rounds"), ("overview", "paper"), ("overview", "rounds")]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    table = build_table("Husleje: 400 500 600\nKørsel: 50 60 70\nI alt: 450 560 699")
    proposal = Proposal(
        title=told("Fælles vagtplan i Nørreby"),
        code=told("NB01"),
        department=told("Skoleforvaltningen"),
        tables=(table,),
    )
    checked = check_document([proposal], [])
    parsed = Parsed(kind="proposals", proposals=(proposal,), checks=checked.checks, issues=checked.issues)
    source = Source(sha256="a" * 64, path=str(tmp_path / "forslag.pdf"), media_type="application/pdf", size=9)
    opened = open_store(tmp_path / "a.db")
    opened.save_document(Document(source=source, pages=(), read_by="test"), parsed, "1")
    return opened


def test_checks_are_kept_as_they_were(store: Store) -> None:
    (info,) = store.load_documents()
    kept: tuple[SumCheck, ...] = store.load_parsed(info.id).checks
    assert [(c.status, c.place, c.found) for c in kept][-1] == (
        "paper",
        "NB01 Tabel 1, række 'I alt', 2028",
        Decimal(699),
    )
    assert [part.value for part in kept[-1].cells] == [Decimal(699), Decimal(600), Decimal(70)]


def test_filters_and_cells_of_the_audit(store: Store) -> None:
    frame = audit(store, name="nb01", status="papiret", min_off=29_000)
    assert frame[["expected", "found", "off_kroner", "page"]].iloc[0].tolist() == [670, 699, 29_000, 1]
    (cells,) = load_cells(store, frame).values()
    total = cells[0]
    assert (total["role"], total["printed"], total["box"]) == ("total", "699", [220.0, 10.0, 229.0, 20.0])
    assert audit(store, min_off=30_000).empty
    assert len(audit(store)) == 3


def run(store: Store, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(store.path), *arguments])


def test_the_command(store: Store) -> None:
    shown = run(store, "audit")
    assert shown.exit_code == 0
    assert "papiret" in shown.output and "670" in shown.output
    rows = json.loads(run(store, "audit", "NB01", "--json").stdout)
    assert [(row["status"], len(row["cells"])) for row in rows] == [("paper", 3)]
    assert run(store, "audit", "ukendt").exit_code == 7
    found = json.loads(run(store, "amounts", "--kind", "sum", "--json").stdout)
    assert [row["check_status"] for row in found] == ["holds", "holds", "paper"]


def test_pages_are_drawn_with_the_numbers_marked(tmp_path: Path) -> None:
    sample = Path(__file__).parent.parent / "data" / "samples" / "investeringsforslag-2025.pdf"
    path = str(tmp_path / "b.db")
    assert CliRunner().invoke(main, ["--db", path, "import", "--jobs", "1", str(sample)]).exit_code == 0
    drawn = CliRunner().invoke(main, ["--db", path, "audit", "--images", str(tmp_path / "sider")])
    assert drawn.exit_code == 0
    (picture,) = (tmp_path / "sider").glob("*.png")
    with Image.open(picture) as drawn_page:
        wide, high = drawn_page.size
        assert high > wide * 842 / 595 + 20
        legend = drawn_page.convert("L").crop((0, high - 20, wide, high))
        assert legend.getextrema()[0] < 100


def test_years_and_bodies_are_filters(store: Store) -> None:
    assert audit(store, year=2028)["status"].tolist() == ["paper"]
    assert audit(store, year=2031).empty
    assert len(audit(store, body="skole")) == 3
    assert audit(store, body="havn").empty
    assert run(store, "audit", "--year", "2027", "--all", "--csv").stdout.count("\n") == 2


def test_rounded_sums_have_a_line_a_row() -> None:
    rows = [
        *(
            {"label": "I alt", "year": year, "heading": str(year), "off": 0.1, "note": None}
            for year in (2026, 2027, 2028)
        ),
        {"label": "Løn", "year": 2028, "heading": "2028", "off": -1, "note": "Sammenlignet med Tabel 2."},
    ]
    for row in rows:
        row |= {"status": "rounds", "file": "a.pdf", "code": "NB01", "proposal": "Fælles vagtplan"}
        row |= {"finance_table_id": 1, "kind": "rows", "table_number": "1", "caption": "Udgifter"}
    console = Console(width=200, file=io.StringIO())
    console.print(audit_list(rows, every=False))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "Tabel 1, I alt" in shown and "2026-2028" in shown
    assert "Tabel 1, Løn" in shown and "Sammenlignet med Tabel 2." in shown


def test_a_sentence_that_differs_from_the_table_is_a_check() -> None:
    table = build_table("Husleje: -400 -500\nKørsel: -50 -60\nSamlet økonomi: -450 -560", "2026 2027")
    amount = TextAmount(
        printed=told("0,7 mio. kr."),
        kroner=Decimal(700_000),
        sentence="Forslaget sparer 0,7 mio. kr. i 2027.",
        compared="differs",
        table=0,
        row=2,
        column=1,
    )
    proposal = Proposal(
        title=told("Fælles vagtplan"), code=told("NB01"), tables=(table,), text_amounts=(amount,)
    )
    (one,) = check_sentences(0, proposal)
    assert (one.kind, one.status, one.expected, one.found, one.off) == ("text", "unclear", -560, -700, -140)
    assert one.place == "NB01 Tabel 1, række 'Samlet økonomi', 2027"
    assert [cell.row for cell in one.cells] == [2]
