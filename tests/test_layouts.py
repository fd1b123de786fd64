"""Layouts of one's own: drafted from a paper, tried where their marks stand, taken where they find more."""

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models.errors import ConfigError
from models.page import Document
from models.records import Parsed
from parsers.document import parse_document
from parsers.flow import build_flow
from parsers.layout_draft import find_own_words
from parsers.layout_hints import LayoutHint, find_hints, fingerprint, load_hint, load_layout_hints
from parsers.minutes.phrases.headings import find_heading
from referat import open_store
from referat.cli import main
from referat.config import Settings
from referat.pipeline import import_paths
from tests.paper import build_text

LAYOUTS = Path(__file__).parent.parent / "data" / "layouts"
SAMPLE = LAYOUTS / "havneraad" / "havneraadet.txt"
HINT = load_hint(LAYOUTS / "havneraad.toml")
PLAIN = """\
Nørreby Byråd
Referat af møde den 3. juni 2025

1. Havnens takster
Beslutning
Godkendt.

2. Nyt fra havnen
Beslutning
Taget til efterretning.
"""


def _paper() -> Document:
    return build_text(SAMPLE.read_text(encoding="utf-8"))


def _decisions(parsed: Parsed) -> list[str | None]:
    items = [item for meeting in parsed.meetings for item in meeting.items]
    return [item.decision_text.value if item.decision_text else None for item in items]


def test_words_of_a_hint_find_what_no_list_knows() -> None:
    assert _decisions(parse_document(_paper())) == []
    parsed = parse_document(_paper(), (HINT,))
    assert _decisions(parsed) == [
        "Rådet følger oplægget.\nJens Brandt tog forbehold for tidspunktet.",
        "Taksterne hæves med 5 pct.",
    ]
    numbers = [item.case_number.value for item in parsed.meetings[0].items if item.case_number]
    assert numbers == ["25/118", "25/121"]
    assert [issue.code for issue in parsed.issues if issue.code.startswith("layout.")] == ["layout.hint_used"]


def test_paper_that_seems_minutes_and_gives_no_meeting_is_told_of() -> None:
    parsed = parse_document(_paper())
    assert [issue.code for issue in parsed.issues] == ["document.nothing_recognised"]
    assert parsed.kind == "other"


def test_hint_whose_marks_are_not_there_is_not_tried() -> None:
    flow = build_flow(build_text(PLAIN))
    assert find_hints(flow, (HINT,)) == ()
    one = LayoutHint(name="én", marks=("havnens takster", "rådets ord"), least=1)
    assert find_hints(flow, (one, HINT)) == (one,)


def test_tie_goes_to_the_general_reader() -> None:
    paper = build_text(PLAIN)
    idle = LayoutHint(name="tom", marks=("nørreby byråd",), least=1, headings={"other": ["ord uden brug"]})
    assert parse_document(paper, (idle,)) == parse_document(paper)


def test_hint_that_finds_less_is_not_taken() -> None:
    paper = build_text(PLAIN)
    bad = LayoutHint(name="værre", marks=("nørreby byråd",), least=1, headings={"contents": ["beslutning"]})
    assert _decisions(parse_document(paper, (bad,))) == ["Godkendt.", "Taget til efterretning."]


def test_words_of_a_hint_are_gone_when_its_paper_is_read() -> None:
    parse_document(_paper(), (HINT,))
    assert find_heading("Rådets ord") is None
    assert find_heading("Beslutning") is not None


def test_hint_counts_for_its_papers_alone_where_threads_parse() -> None:
    papers = [_paper() if n % 2 else build_text(PLAIN) for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        parsed = list(pool.map(lambda paper: parse_document(paper, (HINT,)), papers))
    assert [len(_decisions(one)) for one in parsed] == [2] * 12
    used = [any(issue.code == "layout.hint_used" for issue in one.issues) for one in parsed]
    assert used == [bool(n % 2) for n in range(12)]


def test_paper_with_less_than_the_layout_expects_is_a_finding() -> None:
    many = LayoutHint(name="stor", marks=HINT.marks, least=2, headings=HINT.headings, items=5, decisions=2)
    issues = parse_document(_paper(), (many,)).issues
    said = [(i.code, i.expected, i.found) for i in issues if i.code.startswith("layout.")]
    assert said == [("layout.hint_used", None, None), ("layout.less_than_expected", "5", "2")]


def test_draft_lists_headings_and_labels_that_no_list_knows() -> None:
    found = {(own.text, own.label): own.times for own in find_own_words(build_flow(_paper()))}
    assert found["Rådets ord", False] == found["Havnefogedens oplæg", False] == 2
    assert found["Løbenr.", True] == 2
    assert not any(text in ("Sted", "Karen Holm") for text, _ in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[recognised", "ikke gyldig TOML"),
        ("[kendetegn]\n", "ukendt afsnit [kendetegn]"),
        ("[headings]\n", "mindst ét kendetegn"),
        ("recognised = 3\n", "skal være et afsnit"),
        ('[recognised]\nmarks = "x"\n', "liste af ord"),
        ('[recognised]\nmarks = ["x"]\nleast = -1\n', "helt tal"),
        ('[recognised]\nmarks = ["x"]\n[headings]\nbeslutning = ["y"]\n', "headings.beslutning kendes ikke"),
        ('[recognised]\nmarks = ["x"]\n[labels]\ncase_number = [""]\n', "liste af ord"),
    ],
)
def test_file_that_is_no_hint_says_what_is_wrong(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as err:
        load_layout_hints([tmp_path])
    assert str(path) in str(err.value) and said in str(err.value)


def test_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="findes ikke"):
        load_layout_hints([tmp_path / "nej"])


def test_import_parses_anew_when_a_layout_comes_or_changes(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db", create=True)
    shutil.copyfile(SAMPLE, tmp_path / "havn.txt")
    folder = tmp_path / "layouts"
    shutil.copytree(LAYOUTS, folder)
    plain, hinted = Settings(jobs=1), Settings(jobs=1, layouts=(folder,))
    fates = []
    for settings in (plain, plain, hinted, hinted):
        report = import_paths([tmp_path / "havn.txt"], store, settings)
        fates += [(file.fate, len(store.decisions())) for file in report.files]
    assert fates == [("added", 0), ("unchanged", 0), ("replaced", 2), ("unchanged", 2)]
    text = (folder / "havneraad.toml").read_text(encoding="utf-8")
    hint = folder / "havneraad.toml"
    hint.write_text(text.replace('decision = ["Rådets ord"]', "decision = []"), encoding="utf-8")
    assert fingerprint(load_layout_hints([folder])) != fingerprint((HINT,))
    import_paths([tmp_path / "havn.txt"], store, hinted)
    assert len(store.decisions()) == 0


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, list(words))


def test_command_drafts_a_layout_which_is_then_mended_and_accepted(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    made = run("new-layout", "havn", str(SAMPLE))
    assert (made.exit_code, made.stdout) == (0, "layouts/havn.toml\n")
    draft = (tmp_path / "layouts" / "havn.toml").read_text(encoding="utf-8")
    assert '#   "Rådets ord" (2 gange)' in draft and "decision = []" in draft
    listed = run("layouts", "--json")
    assert listed.exit_code == 1
    assert [(row["layout"], row["state"], row["used"]) for row in json.loads(listed.stdout)] == [
        ("havn", "draft", False)
    ]
    empty = run("layouts", "havn", "--accept")
    assert empty.exit_code == 2 and "intet punkt" in empty.stderr
    missing = run("new-layout", "skov", "findes-ikke.txt")
    assert missing.exit_code == 4 and "findes-ikke.txt" in missing.stderr and "exist" not in missing.stderr
    shutil.copyfile(LAYOUTS / "havneraad.toml", tmp_path / "layouts" / "havn.toml")
    (tmp_path / "layouts" / "havn" / ".DS_Store").write_bytes(b"\0")
    read = run("layouts", "havn", "--json")
    assert [row["decision"] for row in json.loads(read.stdout)][1:] == ["Taksterne hæves med 5 pct."]
    assert run("layouts", "havn", "--accept").exit_code == 0
    assert run("layouts").exit_code == 0
    (tmp_path / "layouts" / "havn.toml").write_text(draft, encoding="utf-8")
    changed = run("layouts", "havn")
    assert changed.exit_code == 1
    assert "læses anderledes end godkendt" in changed.stderr


def test_name_that_is_taken_or_odd_is_refused(run: Callable[..., Result]) -> None:
    assert run("new-layout", "havn", str(SAMPLE)).exit_code == 0
    again = run("new-layout", "havn", str(SAMPLE))
    assert again.exit_code == 2 and "findes allerede" in again.stderr
    odd = run("new-layout", "../havn", str(SAMPLE))
    assert odd.exit_code == 2 and "navn" in odd.stderr
    missing = run("layouts", "skov")
    assert missing.exit_code == 7 and "havn" in missing.stderr


def test_layouts_of_the_project_are_read_as_accepted(run: Callable[..., Result]) -> None:
    done = CliRunner().invoke(main, ["layouts"], env={"REFERAT_LAYOUTS": str(LAYOUTS)})
    assert done.exit_code == 0, done.output
