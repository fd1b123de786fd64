"""The pages of the reading room over samples: what they show, in both languages, and what they bear."""

from __future__ import annotations

import html
import io
import re
import shutil
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette
from PIL import Image

import referat
from models.store import open_store
from referat.danish.field_names import FIELDS, RECORD_NAMES
from referat.danish.finding_kinds import KINDS
from referat.pipeline import import_paths
from referat.web.said import Said
from tests.web_room import SECRETS, ask, code_of, import_samples, make_store, open_app

ROOT = Path(__file__).parents[1]
WEB = ROOT / "referat" / "web"
MINUTES, PROPOSALS = "byraadet-2024-10-23.pdf", "investeringsforslag-2026-uden-streger.pdf"
TEXT = "bad/aeldreraadet-latin1.txt"
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}%00'--"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sider")
    return import_samples(folder / "arkiv.db", folder, (MINUTES, PROPOSALS, TEXT))


@pytest.fixture(scope="module")
def app(path: Path) -> Datasette:
    return open_app(path, download=True)


@pytest.fixture(scope="module")
def addresses(path: Path) -> dict[str, str]:
    item = code_of(path, "item", "Anlægsbevilling%")
    proposal = code_of(path, "proposal")
    return {
        "front": "/",
        "search": "/soeg?q=cykelsti",
        "browse": "/soeg?udfald=rejected",
        "meetings": "/moeder",
        "meeting": "/moede/" + item.rpartition("-")[0],
        "item": f"/punkt/{item}",
        "proposals": "/forslag",
        "proposal": f"/forslag/{proposal}",
        "item's trace": f"/forloeb/{item}",
        "proposal's trace": f"/forloeb/{proposal}",
        "topics": "/emner",
        "topic": "/emne/05",
        "import": "/indlaesning",
        "completeness": "/fuldstaendighed",
        "documents": "/dokumenter",
        "document": f"/dokument/{item[:12]}",
        "page": f"/side/{item[:12]}/1",
        "data": "/data",
        "view": "/data/decisions?outcome=approved&_facet=body",
        "table": "/data/item",
        "row": "/data/item/1",
        "sql": "/data?" + urlencode({"sql": "select count(*) from items"}),
    }


def test_every_page_is_there_in_both_languages(app: Datasette, addresses: dict[str, str]) -> None:
    for name, address in addresses.items():
        for language in ("da", "en"):
            joint = "&" if "?" in address else "?"
            answer = ask(app, f"{address}{joint}lang={language}", follow_redirects=True)
            assert answer.status_code == 200, (name, answer.text[-400:])
            assert f'<html lang="{language}">' in answer.text, name
            assert answer.text.count("<h1") == 1, name


def test_the_front_page_says_that_it_counts_otherwise_than_the_command(app: Datasette) -> None:
    assert "referat decisions tæller fil for fil" in ask(app, "/").text
    assert "referat decisions counts file by file" in ask(app, "/?lang=en", follow_redirects=True).text


def test_english_is_no_filter_of_a_table(app: Datasette) -> None:
    answer = ask(app, "/data/decisions?outcome=approved&lang=en&_facet=body")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/data/decisions?outcome=approved&_facet=body",
    )
    cookie = answer.headers["set-cookie"].partition(";")[0]
    text = ask(app, answer.headers["location"], headers={"cookie": cookie}).text
    assert "0 rows" not in text and "One row is" in text


def test_of_very_many_hits_those_read_last_are_spread(
    app: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    spread = re.compile(r'class="facets".*?</aside>', re.DOTALL)
    every = spread.search(ask(app, "/soeg?q=forslag").text)
    monkeypatch.setattr("referat.web.search_page.COUNTED", 2)
    some = spread.search(ask(app, "/soeg?q=forslag").text)
    assert every and some and "de 2 fund" in some[0] and "de 2 fund" not in every[0]
    counts = re.compile(r"<h3>Slags</h3>(.*?)</ul>", re.DOTALL)
    told = [re.findall(r'class="soft">(\d+)<', counts.findall(one[0])[0]) for one in (every, some)]
    assert sum(map(int, told[0])) > 2 == sum(map(int, told[1]))


def test_nothing_comes_from_elsewhere_and_no_script_is_inline(
    app: Datasette, addresses: dict[str, str]
) -> None:
    for name, address in addresses.items():
        text = ask(app, address).text
        assert not re.search(r'(?:src|href)="(?:https?:)?//(?!localhost/)', text), name
        assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", text), name


def test_an_item_has_recommendation_and_decision_side_by_side(
    app: Datasette, addresses: dict[str, str]
) -> None:
    text = ask(app, addresses["item"]).text
    row = text.partition('<table class="pair">')[2].partition("</table>")[0]
    assert "rådighedsbeløbet frigives" in row and "Indstillingen tiltrådt." in row and "godkendt" in row


def test_who_sent_an_excuse_is_named_once_and_others_as_absent(path: Path, app: Datasette) -> None:
    with closing(sqlite3.connect(path)) as connection:
        query = (
            "SELECT a.name, n.name IS NOT NULL, substr(d.sha256, 1, 12) || '-m' || (m.ordinal + 1)"
            " FROM attendance a JOIN meeting m ON m.id = a.meeting_id JOIN document d ON d.id = m.document_id"
            " LEFT JOIN attendance_note n ON n.meeting_id = m.id AND n.name = a.name"
            " WHERE a.status = 'absent'"
        )
        people = connection.execute(query).fetchall()
    assert {noted for _, noted, _ in people} == {0, 1}
    for name, noted, code in people:
        facts = html.unescape(ask(app, f"/moede/{code}").text).partition("<h2>")[0]
        assert facts.count(name) == 1
        assert ("<dt>Fraværende</dt>" in facts) == (not noted)


def test_a_page_tells_of_votes_statements_acts_and_attendance(tmp_path: Path) -> None:
    path = make_store(tmp_path / "stemmer.db")
    code = code_of(path, "item", "Ny cykelsti%")
    app = open_app(path)
    item = ask(app, f"/punkt/{code}").text
    told = (
        "Ændringsforslag 1",
        "forkastet",
        "De øvrige",
        "udledt",
        "B tager forbehold.",
        "vejlovens § 12, stk. 2",
        "inhabil",
    )
    assert [words for words in told if words not in item] == []
    meeting = ask(app, "/moede/" + code.rpartition("-")[0]).text
    assert [words for words in ("Afbud", "Stedfortræder", "17:15") if words not in meeting] == []


def test_a_proposal_has_its_table_as_printed_and_its_sums(app: Datasette, addresses: dict[str, str]) -> None:
    text = html.unescape(ask(app, addresses["proposal"]).text)
    line = text.partition("Samlet økonomisk påvirkning")[2].partition("</tr>")[0]
    assert [said for said in re.findall(r">([−\d.]+)</a>", line)][:2] == ["1.615", "880"]
    assert "summer stemmer" in text and '<rect x="' in text


def test_the_trace_says_what_the_command_says(path: Path, app: Datasette) -> None:
    store = open_store(path)
    told = referat.statuses(store)
    chains = {row["id"]: len(referat.trace(store, str(row["id"]))) for _, row in told.iterrows()}
    store.close()
    assert len(told) > 1
    for _, row in told.iterrows():
        text = html.unescape(ask(app, f"/forloeb/{row['id']}").text)
        assert str(row["because"]) in text
        assert text.count('<p class="when">') == chains[row["id"]]


def test_a_value_leads_to_its_place_on_the_page(app: Datasette, addresses: dict[str, str]) -> None:
    text = ask(app, addresses["item"]).text
    link = re.search(r'<a class="see" href="([^"]+)" data-page="(\d+)" data-picture="([^"]+)"', text)
    assert link is not None
    beside = ask(app, addresses["item"] + html.unescape(link[1]).partition("#")[0]).text
    picture = html.unescape(link[3]).replace("?", ".png?")
    assert html.escape(picture) in beside and "hidden" not in beside.partition('id="kilde"')[2][:120]
    answer = ask(app, picture)
    assert answer.headers["content-type"] == "image/png"
    box = [float(corner) for corner in picture.partition(":")[2].partition(";")[0].split(",")]
    drawn = Image.open(io.BytesIO(answer.content)).convert("RGB")
    plain = Image.open(io.BytesIO(ask(app, picture.partition("m=")[0]).content)).convert("RGB")
    middle = (round((box[0] - 0.5) * 2), round(box[1] + box[3]))
    assert drawn.getpixel(middle) != plain.getpixel(middle)
    assert drawn.getpixel((2, 2)) == plain.getpixel((2, 2))


def test_a_text_is_shown_with_its_place_marked(path: Path, app: Datasette) -> None:
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute(
            "SELECT e.code, s.page, s.start, s.end, s.printed FROM search_entry e"
            " JOIN evidence v ON v.record_table = 'item' AND v.record_id = e.record_id AND v.field = 'title'"
            " JOIN evidence_span s ON s.evidence_id = v.id"
            " JOIN document_name n ON n.document_id = e.document_id"
            " WHERE e.kind = 'item' AND n.name = ?",
            (Path(TEXT).name,),
        ).fetchone()
    code, page, start, end, printed = row
    place = f"{page}:{start}-{end}"
    for address in (f"/side/{code[:12]}/{page}?m={place}", f"/punkt/{code}?vis={place}"):
        assert f"<mark>{html.escape(printed)}</mark>" in ask(app, address).text


def test_an_original_that_is_gone_or_changed_is_said_in_danish(tmp_path: Path) -> None:
    path = import_samples(tmp_path / "arkiv.db", tmp_path, (MINUTES,))
    paper = tmp_path / "papirer" / MINUTES
    code = code_of(path, "item")[:12]
    paper.write_bytes(paper.read_bytes() + b"\n")
    app = open_app(path, download=True)
    for address in (f"/side/{code}/1.png", f"/original/{code}"):
        answer = ask(app, address)
        assert answer.status_code == 404
    assert "flyttet eller ændret" in ask(app, f"/side/{code}/1.png").text


def test_the_original_can_be_had_only_where_that_is_allowed(path: Path, app: Datasette) -> None:
    code = code_of(path, "proposal")[:12]
    answer = ask(app, f"/original/{code}")
    assert answer.content.startswith(b"%PDF") and answer.headers["content-disposition"].startswith(
        "attachment"
    )
    assert ask(open_app(path), f"/original/{code}").status_code == 404


def test_a_file_with_a_closed_item_is_not_given_out_and_its_place_is_covered(
    path: Path, app: Datasette
) -> None:
    code = code_of(path, "item", "Anlægsbevilling%")[:12]
    assert ask(app, f"/original/{code}").status_code == 404
    with closing(sqlite3.connect(path)) as connection:
        page, top = connection.execute(
            "SELECT s.page, s.top FROM item i"
            " JOIN evidence e ON e.record_table = 'item' AND e.record_id = i.id AND e.field = 'number'"
            " JOIN evidence_span s ON s.evidence_id = e.id WHERE i.closed"
        ).fetchone()
    picture = Image.open(io.BytesIO(ask(app, f"/side/{code}/{page}.png").content)).convert("L")
    strip = picture.crop((0, round(top * 2), picture.width, round((top + 10) * 2)))
    low, high = strip.getextrema()
    assert high - low < 4
    above = picture.crop((0, 0, picture.width, round((top - 4) * 2)))
    assert above.getextrema()[0] < 60


@pytest.mark.parametrize(
    "address",
    [
        *("/side/000000000000/1", "/side/{code}/999", "/side/{code}/0", "/punkt/000000000000-m1-1"),
        *("/moede/000000000000-m1", "/forslag/{code}-f99", "/forloeb/{code}-m9-9", "/emne/findes-ikke"),
        *("/indlaesning?koersel=77", "/side/../../etc/passwd", "/side/%2e%2e%2f%2e%2e%2fetc%2fpasswd/1"),
        *("/original/..%2f..%2fetc", "/-/rum/../app.py", "/-/rum/%2e%2e/app.py"),
    ],
)
def test_what_is_not_there_is_said(path: Path, app: Datasette, address: str) -> None:
    answer = ask(app, address.format(code=code_of(path, "item")[:12]))
    if answer.status_code == 302:  # to the same address as Datasette writes it
        answer = ask(app, answer.headers["location"])
    assert answer.status_code == 404
    assert "root:" not in answer.text and "import" not in answer.text.partition("<main")[2]


@pytest.mark.parametrize(
    "name", ["q", "slags", "udvalg", "kommune", "fra", "til", "udfald", "mindst", "hoejst"]
)
def test_hostile_filters_are_only_words(app: Datasette, name: str) -> None:
    _bear(app, "/soeg?" + urlencode({"q": "cykelsti", name: HOSTILE}))
    _bear(app, "/soeg?" + urlencode({name: HOSTILE}))


@pytest.mark.parametrize(
    "name", ["emne", "fil", "side", "lang", "vis", "m", "aar", "koersel", "token", "_facet"]
)
def test_hostile_parameters_are_only_words(app: Datasette, addresses: dict[str, str], name: str) -> None:
    for address in addresses.values():
        joint = "&" if "?" in address else "?"
        _bear(app, address + joint + urlencode({name: HOSTILE}))


def _bear(app: Datasette, address: str) -> None:
    answer = ask(app, address)
    assert answer.status_code < 500, (address, answer.text[-600:])
    assert "<script>alert" not in answer.text and "<img src=x" not in answer.text, address
    assert "{{7*7}}" not in answer.headers.get("set-cookie", "")


def test_no_page_tells_of_a_closed_item(tmp_path: Path) -> None:
    path = make_store(tmp_path / "arkiv.db")
    app = open_app(path)
    with closing(sqlite3.connect(path)) as connection:
        code = connection.execute("SELECT substr(sha256, 1, 12) FROM document").fetchone()[0]
    pages = ["/", "/moeder", "/fuldstaendighed", "/emner", "/indlaesning", f"/dokument/{code}"]
    pages += [f"/moede/{code}-m1", f"/punkt/{code}-m1-3", f"/punkt/{code}-m1-5"]
    pages += [f"/forloeb/{code}-m1-3", f"/forloeb/{code}-m1-5", *(f"/soeg?q={secret}" for secret in SECRETS)]
    for page in pages:
        text = ask(app, page).text
        shown = text.partition("<main")[2] if "q=" in page else text
        shown = re.sub(r'value="[^"]*"', "", shown) if "q=" in page else shown
        assert not [secret for secret in SECRETS if secret in shown], page
    assert "0 fund" in ask(app, f"/soeg?q={SECRETS[0]}").text
    assert "Punktet er lukket" in ask(app, f"/punkt/{code}-m1-5").text


def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    open_store(tmp_path / "tom.db", create=True).close()
    app = open_app(tmp_path / "tom.db")
    assert "referat --db tom.db import MAPPE" in ask(app, "/").text
    pages = ("/moeder", "/forslag", "/emner", "/indlaesning", "/fuldstaendighed", "/dokumenter")
    for page in (*pages, "/soeg?q=skole"):
        assert ask(app, page).status_code == 200, page


def test_all_that_is_said_has_its_english() -> None:
    known = tomllib.loads((WEB / "english.toml").read_text(encoding="utf-8"))["said"]
    said: set[str] = set()
    for template in (WEB / "templates").rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        said |= set(re.findall(r"""\b_\(["']([^"']+)["']""", text))
        said |= {word for pair in re.findall(r'count\([^"]*?"([^"]+)", "([^"]+)"\)', text) for word in pair}
    for module in WEB.glob("*.py"):
        said |= set(re.findall(r'\bsay\(\s*"([^"]+)"', module.read_text(encoding="utf-8")))
    assert len(said) > 100
    assert sorted(said - known.keys()) == []


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        (
            "12 filer er set på. Alle er inde. 8 filer bør ses efter.",
            "12 files were looked at. All are in. 8 files should be looked at.",
        ),
        ("Regnet på samme måde stemmer 5 andre tal.", "5 other numbers made in the same way add up."),
        ("NB12 Tabel 1, række 'I alt', 2030", "NB12 Table 1, row 'I alt', 2030"),
        ("2 × sum passer ikke, side uden tekst", "2 × sum does not add up, page without text"),
        ("Byrådet, punkt 4, med andre beløb", "Byrådet, item 4, with other amounts"),
        ("usikker: flere læsninger er mulige", "uncertain: other readings are possible"),
        ("Noget, som ingen kender. Og mere.", "Noget, som ingen kender. Og mere."),
        (
            "gælder det også her? Karen Holm har sagt om fil.pdf: afslået",
            "does it hold here too? Karen Holm has said of fil.pdf: rejected",
        ),
        ("", ""),
    ],
)
def test_sentences_of_the_program_are_english_on_english_pages(danish: str, english: str) -> None:
    assert Said("en").sentence(danish) == english
    assert Said("da").sentence(danish) == danish


def test_records_and_fields_have_their_english() -> None:
    english = Said("en")
    same = {"Start"}
    lacking = [name for name in FIELDS.values() if name not in same and english.name(name) == name]
    lacking += [name for name in RECORD_NAMES.values() if name != "For" and english.name(name) == name]
    assert lacking == ["For"]
    assert english.place("Møde 1, Punkt 3, Indstilling til andre 2") == (
        "Meeting 1, Item 3, Recommendation to others 2"
    )
    assert english.place("NB12 Tabel 1, række 'Løn', 2030") == "NB12 Table 1, row 'Løn', 2030"
    assert Said("da").place("Møde 1") == "Møde 1" and Said("da").value("afslået") == "afslået"


def test_every_kind_of_finding_has_its_english() -> None:
    lacking = [said for said in KINDS.values() if Said("en").sentence(said) == said]
    assert not lacking


def test_a_file_of_the_report_leads_to_its_document(tmp_path: Path) -> None:
    (tmp_path / "papirer").mkdir()
    shutil.copy(ROOT / "data" / "samples" / PROPOSALS, tmp_path / "papirer")
    (tmp_path / "papirer" / "brev.txt").write_text("Kære alle\nHilsen Karen Holm", encoding="utf-8")
    store = open_store(tmp_path / "arkiv.db", create=True)
    import_paths([tmp_path / "papirer"], store)
    store.close()
    text = ask(open_app(tmp_path / "arkiv.db"), "/indlaesning").text
    way = re.search(r'<a href="(/dokument/[0-9a-f]{12})">[^<]*brev.txt</a>', text)
    assert way is not None
    assert "brev.txt" in ask(open_app(tmp_path / "arkiv.db"), way[1]).text
