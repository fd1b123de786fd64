"""Proposals in the templates of many municipalities, in plain lines and on paper; made-up text."""

import pytest

from extract.formats.text import read_text
from models.page import Source
from models.records import Proposal
from parsers.flow import build_flow
from parsers.proposals.heads import find_banded, find_code, is_form_head, opens_table
from parsers.proposals.parser import ProposalsParsed, looks_like_proposals, parse_proposals


def parse(text: str) -> ProposalsParsed:
    data = text.encode()
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(data))
    return parse_proposals(build_flow(read_text(source, data)))


def told(proposal: Proposal) -> tuple[str | None, str, str | None]:
    """Code, title and department."""
    code, department = proposal.code, proposal.department
    return code and code.value, proposal.title.value, department and department.value


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("INVESTERINGSFORSLAG", True),
        ("DRIFTSFORSLAG – BUDGET 2031-2034", True),
        ("Råderumsforslag nr. 4", True),
        ("Skema til anlægsønsker", True),
        ("Reduktionsforslag til budget 2031", True),
        ("Business case til investeringspuljen", True),
        ("Driftsønske D 7", True),
        ("Business case om nye busser", False),
        ("MODERNISERINGSFORSLAG", True),
        ("Harmoniseringsønske nr. 3", True),
        ("Ændringsforslag", False),
        ("Vedtægtsændringsforslag", False),
        ("Servicereduktionsforslag", True),
        ("Fredningsforslag", False),
        ("Placeringsforslag", False),
        ("Status for moderniseringsforslag", False),
        ("Anlægsønsker i hele byen", False),
        ("Budget 2031", False),
    ],
)
def test_headings_of_forms(text: str, heads: bool) -> None:
    assert is_form_head(text) is heads


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RÅD-BU-01 – Fælles klub", "RÅD-BU-01"),
        ("BC-11: Ny portal", "BC-11"),
        ("B.1 Færre kontroller", "B.1"),
        ("OMP 3 Nye haver", "OMP 3"),
        ("SIDE 2 Nye haver", None),
        ("CO2 fra nye haver", None),
    ],
)
def test_codes_before_titles(text: str, code: str | None) -> None:
    hit = find_code(text)
    assert (hit and hit["code"]) == code


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("1.000 kr. 2031 2032 2033", True),
        ("t.kr. År 0 År 1 År 2", True),
        ("Tabel 1: Økonomi", True),
        ("Det begyndte i år 2 og 3.", False),
    ],
)
def test_heads_of_tables(text: str, opens: bool) -> None:
    assert opens_table(text) is opens


def test_only_words_for_proposals_stand_before_a_number() -> None:
    assert find_banded("Forslag 14 Færre busser") is not None
    assert find_banded("Punkt 14 Færre busser") is None
    assert find_banded("Forslag 14 viser") is None


TABLE = "1.000 kr. 2031 2032 2033\nLøn -10 -20 -20\nI alt -10 -20 -20\n"

BANDED = f"""Forslag 14 Færre busser om aftenen TM-07
Center: Center for Veje
Beskrivelse
Der kører få med de sene busser.
{TABLE}
Forslag 15 Fælles værksted TM-08
Center: Center for Have
Beskrivelse
Værkstederne lægges sammen.
{TABLE}"""


def test_numbers_that_run_need_no_mark_behind_them() -> None:
    assert [told(proposal) for proposal in parse(BANDED).proposals] == [
        ("TM-07", "Færre busser om aftenen", "Center for Veje"),
        ("TM-08", "Fælles værksted", "Center for Have"),
    ]


def test_numbers_that_do_not_run_need_one() -> None:
    assert parse(BANDED.replace("Forslag 15", "Forslag 19")).proposals == ()


def test_title_below_a_heading_with_the_code() -> None:
    text = f"Driftsønske D 7\nLængere åbent på biblioteket\nAfdeling: Kultur\n\n{TABLE}"
    text += f"\nDriftsønske D 8\nFlere haver\nAfdeling: Have\n\n{TABLE}"
    assert [told(proposal) for proposal in parse(text).proposals] == [
        ("D 7", "Længere åbent på biblioteket", "Kultur"),
        ("D 8", "Flere haver", "Have"),
    ]


SHEET = f"""Forslagsnr.: TM-04
Udvalg: Teknik Område: Natur
Forslag: Færre slåninger
Beskrivelse: Græsset slås sjældnere.
Risiko: Lav Type: Besparelse
{TABLE}"""


def test_common_words_name_the_title_among_other_labels() -> None:
    assert [told(proposal) for proposal in parse(SHEET).proposals] == [("TM-04", "Færre slåninger", None)]


def test_a_common_word_alone_names_none() -> None:
    assert parse(f"Forslag: Udvalget foreslår færre slåninger.\n\n{TABLE}").proposals == ()


def test_fields_that_share_a_line() -> None:
    text = SHEET.replace("Udvalg: Teknik Område: Natur", "Udvalg: Teknik Center: Center for Natur")
    assert told(parse(text).proposals[0])[2] == "Center for Natur"


CATALOGUE = f"""Bilag 4: Reduktionsforslag

4.1 Tilpasning af timer i jobhuset
Der er færre ledige.
{TABLE}
4.2 Nedsat tilskud til lokale arkiver
Tilskuddet sættes ned.
{TABLE}
4.3 Ny fælles vagt for haller
Hallerne får fælles vagt.
{TABLE}"""


def test_numbered_headings_over_tables_in_a_paper_of_proposals() -> None:
    assert [told(proposal)[:2] for proposal in parse(CATALOGUE).proposals] == [
        ("4.1", "Tilpasning af timer i jobhuset"),
        ("4.2", "Nedsat tilskud til lokale arkiver"),
        ("4.3", "Ny fælles vagt for haller"),
    ]


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("Reduktionsforslag", "Budgetopfølgning"),  # no paper of proposals
        ("4.2", "4.4"),  # numbers that do not run
        (TABLE, ""),  # no tables
    ],
)
def test_other_numbered_headings_are_none(printed: str, instead: str) -> None:
    assert len(parse(CATALOGUE.replace(printed, instead)).proposals) < 2


def test_sections_of_one_proposal_are_none() -> None:
    text = f"Reduktionsforslag\n\n1. Drift\n{TABLE}\n2. Personale\n{TABLE}\n3. Anlæg\n{TABLE}"
    assert parse(text).proposals == ()


def test_summary_in_a_section_of_its_own() -> None:
    text = f"BC-11: Ny portal til haver\n1. Resumé\nPortalen viser haverne.\n2. Økonomi\n{TABLE}"
    summary = parse(text).proposals[0].summary
    assert summary is not None and summary.value == "Portalen viser haverne."


def test_a_catalogue_is_known_as_such() -> None:
    data = CATALOGUE.encode()
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(data))
    assert looks_like_proposals(build_flow(read_text(source, data))) > 0.5


COLUMNS = """ANLÆGSFORSLAG - BUDGET 2031

Forslag nr. {code} Udvalg Haveudvalget
Projekt {title} Center Center for Have
{wrap}
Kort beskrivelse Haverne får vand og
nye bede.
Uddybende beskrivelse
Der graves dybt.
Anlæg (1.000 kr., 2031-pl) 2031 2032 2033
Jord 10 20 30
Anlæg i alt 10 20 30
Afledt drift (1.000 kr., 2031-pl) 2031 2032 2033
Vand 1 2 3
Afledt drift i alt 1 2 3
"""
TWO_FORMS = COLUMNS.format(
    code="A-03", title="Vand i alle de fælles", wrap="haver i Nørreby"
) + COLUMNS.format(code="A-04", title="Nye bede ved Sundby Skole", wrap="og ved hallen")


def test_labels_with_nothing_before_their_values() -> None:
    proposals = parse(TWO_FORMS).proposals
    assert [told(proposal) for proposal in proposals] == [
        ("A-03", "Vand i alle de fælles haver i Nørreby", "Center for Have"),
        ("A-04", "Nye bede ved Sundby Skole og ved hallen", "Center for Have"),
    ]
    assert [p.summary and p.summary.value for p in proposals] == ["Haverne får vand og nye bede."] * 2


def test_a_head_with_other_words_before_its_years_begins_a_table() -> None:
    assert [len(proposal.tables) for proposal in parse(TWO_FORMS).proposals] == [2, 2]


def test_labels_that_stand_once_need_a_colon() -> None:
    assert parse(COLUMNS.format(code="A-03", title="Vand", wrap="")).proposals == ()


def test_price_level_said_of_the_whole_paper() -> None:
    text = CATALOGUE.replace(
        "Bilag 4: Reduktionsforslag", "Bilag 4: Reduktionsforslag\nBeløb er i 2031-priser."
    )
    first = parse(text).proposals[0]
    assert first.price_year is not None and first.price_year.value == 2031
    year = first.tables[0].price_year
    assert year is not None and (year.value, year.certainty) == (2031, "inferred")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("Beløb er i 2031-priser.\nHaverne får vand.", "Beløb er i 2031-priser."),
        ("Beløbene er i\n2031-priser.", "Beløbene er i\n2031-priser."),
        ("Beløbene er afrundet.\nKilde: 2031-priser.", None),
    ],
)
def test_price_level_of_the_paper_rests_on_the_lines_that_say_it(lines: str, said: str | None) -> None:
    text = CATALOGUE.replace("Bilag 4: Reduktionsforslag", f"Bilag 4: Reduktionsforslag\n{lines}")
    year = parse(text).proposals[0].price_year
    assert (None if year is None else "".join(span.printed for span in year.spans)) == said


def test_price_level_of_the_form_is_that_of_its_tables() -> None:
    (proposal,) = parse(SHEET.replace("Risiko: Lav", "Prisniveau: 2030-pl")).proposals
    assert proposal.tables[0].price_year is not None and proposal.tables[0].price_year.value == 2030


def test_the_head_of_a_page_is_no_section() -> None:
    text = BANDED.replace("\nForslag 15", "\nNørreby Kommune\nForslag 15") + "Nørreby Kommune\n"
    headings = [s.heading and s.heading.value for p in parse(text).proposals for s in p.sections]
    assert headings == ["Beskrivelse", "Beskrivelse"]


def test_the_unit_of_an_overview_is_not_said_of_the_whole_paper() -> None:
    text = CATALOGUE.replace("\n4.1", "Mio. kr., 2031-priser\n4.1")
    assert parse(text).proposals[0].price_year is None


WRAPPED = """BUSINESS CASE

Forslagets titel: {title}
Resumé: Haverne får vand.
Fremstillende
forvaltning:
Haveforvaltningen
"""


def test_a_label_over_two_lines_is_no_heading() -> None:
    text = "".join(WRAPPED.format(title=title) + TABLE for title in ("Vand", "Bede"))
    assert [told(p)[2] for p in parse(text).proposals] == ["Haveforvaltningen"] * 2


def test_the_number_of_a_form_under_its_heading() -> None:
    form = "Anlægsønske\n\nAnlægsønske nr. {}\nProjektets navn {}\nKort beskrivelse Haverne får vand.\n"
    unit = "Beløb i 1.000 kr. (2031-pl)\n"
    text = "".join(form.format(*named) + unit + TABLE for named in ((17, "Vand"), (18, "Bede")))
    proposals = parse(text).proposals
    assert [told(proposal)[:2] for proposal in proposals] == [("17", "Vand"), ("18", "Bede")]
    assert [p.summary and p.summary.value for p in proposals] == ["Haverne får vand."] * 2


def test_forms_without_headings_begin_at_their_titles() -> None:
    form = "Forslagets titel K{} Nye haver\nResumé Haverne får vand.\n"
    text = "".join(form.format(number) + TABLE for number in (8, 9))
    assert [told(proposal)[:2] for proposal in parse(text).proposals] == [
        ("K8", "Nye haver"),
        ("K9", "Nye haver"),
    ]
