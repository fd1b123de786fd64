from decimal import Decimal
from typing import Any

import pytest

from extract.formats.text import read_text
from models.page import Source
from models.records import Proposal
from parsers.flow import Flow, build_flow, claimed_spans
from parsers.proposals.parser import ProposalsParsed, looks_like_proposals, parse_proposals

FORM = """EFFEKTIVISERINGSFORSLAG
Forslagets
titel:
EL07 Fælles indkøb af vikarer
Kort resumé: Skolerne køber vikarer hver for sig. Et fælles kontor kan
forhandle en bedre pris.
Fremstillende
forvaltning:
Børne- og Skoleforvaltningen
Berørte for-
valtninger:
X Børne- og Skoleforvaltningen Økonomiforvaltningen X Kultur- og
Fritidsforvaltningen
Angiv p/l: 2025

1. Baggrund og formål
Skolerne har hver sin aftale, jf. nedenfor.
1. Indskoling
Her er vikarbehovet størst.
2. Udskoling
Her er det mindst.
2. Økonomi
Tabel 1. Samlet økonomi
1.000 kr. 2025 p/l Styringsområde 2025 2026 2027
Varige ændringer
Lavere timepris Service -200 -400 -400
Drift af kontor Service 50 100 100
Samlet varig ændring -150 -300 -300
3. Hvem er hørt?
Ja/Nej Dato for svar
Skolelederforeningen i
Nørreby Ja 14. marts 2024
MED-udvalget Ja
Udvalget er enigt i forslaget.
Elevrådet Ikke relevant -
Handicaprådet Nej (*)
(*) Rådet holder først møde efter fristen.
"""

PLAN = """Udviklingsplan for fritid
TEMA 1 - FLERE I HALLERNE
1 | Åbne haller om aftenen
2 | Fælles booking
TEMA 1 - FLERE I HALLERNE
1 | Åbne haller om aftenen
Hvad går tiltaget ud på?
Hallerne står tomme efter klokken otte.
Hvad koster det?
Der bruges flere timer til rengøring.
Forventet virkning 2025-2027 (i 1.000 kr.)
2025 2026 2027
-100 -250 -250
TEMA 1 - FLERE I HALLERNE
2 | Fælles booking
Hvad går tiltaget ud på?
Foreningerne booker samme sted.
Hvad koster det?
Systemet er købt.
Forventet virkning 2025-2027 (i 1.000 kr.)
2025 2026 2027
0 -40 -60
TEMA 2: NATUR
Flere stier og mindre støj for alle.
"""


def flow_of(words: str) -> Flow:
    source = Source(sha256="0" * 64, path="forslag.txt", media_type="text/plain", size=len(words))
    return build_flow(read_text(source, words.encode()))


def parse(words: str) -> ProposalsParsed:
    return parse_proposals(flow_of(words))


@pytest.fixture(scope="module")
def form() -> Proposal:
    parsed = parse(FORM)
    assert parsed.kind == "proposals" and len(parsed.proposals) == 1
    return parsed.proposals[0]


def value(found: Any) -> Any:
    return None if found is None else found.value


def test_a_form_in_plain_lines(form: Proposal) -> None:
    assert value(form.code) == "EL07"
    assert value(form.title) == "Fælles indkøb af vikarer"
    assert value(form.summary) == (
        "Skolerne køber vikarer hver for sig. Et fælles kontor kan forhandle en bedre pris."
    )
    assert value(form.department) == "Børne- og Skoleforvaltningen"
    assert value(form.price_year) == 2025


def test_only_marked_departments_count(form: Proposal) -> None:
    marked = [value(name) for name in form.affected_departments]
    assert marked == ["Børne- og Skoleforvaltningen", "Kultur- og Fritidsforvaltningen"]


def test_lost_marks_give_no_departments() -> None:
    lost = FORM.replace("X Børne", "Børne").replace("X Kultur", "Kultur")
    assert parse(lost).proposals[0].affected_departments == ()


def test_numbers_that_begin_again_are_no_sections(form: Proposal) -> None:
    titles = [value(section.heading) for section in form.sections]
    assert titles == ["1. Baggrund og formål", "2. Økonomi", "3. Hvem er hørt?"]
    assert "Her er vikarbehovet størst." in value(form.sections[0].text)
    assert form.sections[1].text is None  # all of it is the table


def test_hearings_in_plain_lines(form: Proposal) -> None:
    heard = [(value(h.party), value(h.answer), value(h.date), value(h.note)) for h in form.hearings]
    assert heard == [
        ("Skolelederforeningen i Nørreby", "Ja", "2024-03-14", None),
        ("MED-udvalget", "Ja", None, "Udvalget er enigt i forslaget."),
        ("Elevrådet", "Ikke relevant", None, None),
        ("Handicaprådet", "Nej", None, "(*) Rådet holder først møde efter fristen."),
    ]


def test_the_table_of_a_form(form: Proposal) -> None:
    (table,) = form.tables
    assert [[value(cell) for cell in row.values] for row in table.rows] == [
        [-200, -400, -400],
        [50, 100, 100],
        [-150, -300, -300],
    ]
    assert [row.kind.value for row in table.rows] == ["detail", "detail", "total"]


def test_initiatives_of_a_plan() -> None:
    parsed = parse(PLAN)
    assert parsed.kind == "plan"
    assert [value(p.title) for p in parsed.proposals] == ["Åbne haller om aftenen", "Fælles booking"]
    assert all(p.code is None and p.summary is None for p in parsed.proposals)


def test_initiatives_repeat_their_sections_and_end_before_the_next_theme() -> None:
    for proposal in parse(PLAN).proposals:
        titles = [value(section.heading) for section in proposal.sections]
        assert titles == ["Hvad går tiltaget ud på?", "Hvad koster det?"]
        assert all("støj" not in (value(section.text) or "") for section in proposal.sections)


def test_a_row_without_label_is_named_after_its_initiative() -> None:
    row = parse(PLAN).proposals[1].tables[0].rows[0]
    assert (row.label.value, row.label.certainty) == ("Fælles booking", "inferred")
    assert [value(cell) for cell in row.values] == [0, -40, -60]


def test_two_forms_are_two_proposals() -> None:
    second = FORM.replace("EL07 Fælles indkøb af vikarer", "CO2 og vand i skolerne")
    parsed = parse(FORM + second)
    assert [value(p.title) for p in parsed.proposals] == [
        "Fælles indkøb af vikarer",
        "CO2 og vand i skolerne",
    ]
    assert [value(p.code) for p in parsed.proposals] == ["EL07", None]


def test_headings_with_codes_stand_in_for_forms() -> None:
    body = (
        "Resumé: Kortere tekst.\n1. Baggrund\nDer spares på papir.\n"
        "Tabel 1. Økonomi\n1.000 kr. 2025 p/l 2025 2026\nPapir -20 -40\n"
    )
    parsed = parse(f"F1 Mindre papir\n{body}F2 Færre annoncer\n{body}")
    assert [(value(p.code), value(p.title)) for p in parsed.proposals] == [
        ("F1", "Mindre papir"),
        ("F2", "Færre annoncer"),
    ]
    assert [value(p.summary) for p in parsed.proposals] == ["Kortere tekst."] * 2


def test_a_total_that_does_not_add_up_is_kept_and_told() -> None:
    parsed = parse(FORM.replace("Samlet varig ændring -150 -300 -300", "Samlet varig ændring -150 -330 -300"))
    assert value(parsed.proposals[0].tables[0].rows[2].values[1]) == Decimal(-330)
    (issue,) = parsed.issues
    assert (issue.code, issue.expected, issue.found) == ("table.sum", "-300", "-330")
    assert issue.where == "EL07 Tabel 1, række 'Samlet varig ændring', 2026"


@pytest.mark.parametrize("words", [FORM, PLAN])
def test_proposals_are_known_as_such(words: str) -> None:
    assert looks_like_proposals(flow_of(words)) > 0.5


@pytest.mark.parametrize(
    "words", ["Referat af mødet\n1. Godkendelse af dagsorden\nGodkendt.", "a\n", "-\n2025\n"]
)
def test_other_papers_are_not(words: str) -> None:
    assert looks_like_proposals(flow_of(words)) == 0
    assert parse(words).proposals == ()


@pytest.mark.parametrize("words", [FORM, PLAN])
def test_evidence_is_what_is_printed(words: str) -> None:
    flow = flow_of(words)
    page = flow.document.pages[0]
    for span in claimed_spans(parse_proposals(flow)):
        assert page.text[span.start : span.end] == span.printed
