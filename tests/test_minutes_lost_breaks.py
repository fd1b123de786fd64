"""Papers whose line breaks are lost, so that a page is one long line."""

from models.records import Meeting
from parsers.document import parse_document
from parsers.minutes.paper.lost_titles import find_titles
from tests.minutes_told import numbered_titles, rulings
from tests.paper import build_text

FILLER = (
    "Havnen har brug for en ny mole, da den gamle er slidt ned af vinterens storme, og forvaltningen"
    " har hentet tre tilbud hjem fra firmaer på egnen. Det billigste tilbud er på 2 mio. kr., og "
    "arbejdet tager to måneder. "
)
PAGES = "\n\n".join(
    [
        "Referat. fra Havneudvalget",
        "Størrelse: px\nStarte visningen fra side:",
        "1 Referat fra Havneudvalget Mødedato: Mandag den 6. maj 2029 Mødetidspunkt: 9:30-11:00 "
        "Mødested: Lokale 4 Deltagere: Karen Holm (A), Jens Friis (V), Ole Krag (C) Afbud: Fraværende: "
        "Ida Dam (B) Bemærkninger: Mødet blev holdt på havnekontoret, fordi rådhuset var lukket, og der "
        "var adgang for alle, som ville høre på, til klokken var elleve.",
        "2 Indholdsfortegnelse Side 1. Godkendelse af dagsorden Ny mole ved fyret og den gamle havn "
        "Drøftelse af bådpladser Lukket - Salg af en grund ved havnen Underskriftsblad Side 1",
        "3 1. Godkendelse af dagsorden Dok.nr.: 19 Sagsid.: 29/40 Initialer: kho Åben sag Beslutning "
        "Havneudvalget den Godkendt. Afbud: Ingen Side 2",
        "4 2. Ny mole ved fyret Dok.nr.: 20 Sagsid.: 29/41 Initialer: jfr Åben sag Resumé Molen skal "
        f"bygges om. Sagsfremstilling {FILLER}Økonomi Pengene er sat af. Havnechefen indstiller, at molen"
        " bygges Beslutning Havneudvalget den Udsat til næste møde. Side 3",
    ]
)
ONE_LINE = (
    f"43. Ny færge Resumé En ny færge Sagsfremstilling {FILLER}Borgmesteren indstiller, at Byrådet drøfter, "
    "om der er brug for en færge Beslutning Intet at drøfte. Fraværende: Ida Dam. 44. Valg af stedfortræder "
    f"for delegeret Resumé Byrådet skal vælge en ny. Sagsfremstilling {FILLER}Listen indstiller, at Byrådet "
    "vælger en stedfortræder Beslutning Ole Krag blev valgt. Fraværende: Ida Dam."
)
DECIDED = "\n\n".join(
    [
        f"1 Møde i Byrådet torsdag den 3. maj 2029 REFERAT {FILLER}{FILLER}",
        "2 1. Meddelelser Åben sag Sagsnr.: 29/1 RESUMÉ Borgmesteren gav en orientering. BESLUTNING I "
        "BYRÅDET DEN Taget til efterretning. 1",
        f"3 2. Budget 2030 Åben sag Sagsnr.: 29/2 RESUMÉ {FILLER}BESLUTNING I BYRÅDET DEN 03-05-2029 "
        "Godkendt. 2",
    ]
)
PROSE = (
    "Udvalget for Baggrund og Beslutning har talt om sagen i 12 Uger. Det er en lang historie, og den har "
    f"hverken overskrifter eller punkter. {FILLER}{FILLER}En beslutning er der ikke truffet, og en "
    "indstilling findes ikke. Sagsfremstilling er et ord, som ingen bruger til hverdag, men her står det."
)
OWN_LINES = f"""
Byrådet den 3. maj 2029

1. Ny mole

Sagsfremstilling

{FILLER}{FILLER}{FILLER}Beslutning Intet er besluttet endnu.

Beslutning

Godkendt.

2. Ny færge

Sagsfremstilling

{FILLER}{FILLER}

Beslutning

Udsat.
"""


def read(text: str) -> Meeting:
    """The one meeting of a paper that nobody said was minutes."""
    (meeting,) = parse_document(build_text(text)).meetings
    return meeting


def test_headings_labels_and_items_are_told_apart_in_long_lines() -> None:
    meeting = read(PAGES)
    assert numbered_titles(meeting) == [("1", "Godkendelse af dagsorden"), ("2", "Ny mole ved fyret")]
    assert rulings(meeting) == ["Godkendt.\nAfbud: Ingen", "Udsat til næste møde."]
    assert [rec.text.value for rec in meeting.items[1].recommendations] == ["at molen bygges"]
    assert [item.case_number.value for item in meeting.items if item.case_number] == ["29/40", "29/41"]
    assert meeting.date is not None and meeting.date.value.isoformat() == "2029-05-06"


def test_a_whole_paper_in_one_line_is_cut_where_its_items_run_on() -> None:
    meeting = read(ONE_LINE)
    assert numbered_titles(meeting) == [
        ("43", "Ny færge"),
        ("44", "Valg af stedfortræder for delegeret"),
    ]
    assert rulings(meeting) == [
        "Intet at drøfte.\nFraværende: Ida Dam.",
        "Ole Krag blev valgt.\nFraværende: Ida Dam.",
    ]


def test_capitals_over_a_ruling_and_the_number_of_the_page_are_no_text() -> None:
    assert rulings(read(DECIDED)) == ["Taget til efterretning.", "Godkendt."]


def test_a_long_line_of_prose_is_no_meeting() -> None:
    assert parse_document(build_text(PROSE)).meetings == ()


def test_a_paper_with_lines_of_its_own_for_headings_keeps_its_long_lines() -> None:
    assert rulings(read(OWN_LINES)) == ["Godkendt.", "Udsat."]


def test_what_the_contents_name_ends_the_titles_of_items() -> None:
    titles = ("Temamøde om både", "Nye madpakker", "Eventuelt")
    listed = " ".join(f"{n}.{title}" for n, title in enumerate(titles, 1))
    items = " ".join(
        f"{n}.{title} Resumé {FILLER}Beslutning Godkendt nr. {n}." for n, title in enumerate(titles, 1)
    )
    head = "Havneudvalgets møde den 3. maj 2029 Havneudvalget - referat Onsdag den 3. maj 2029 kl. 17:30 "
    (meeting,) = parse_document(
        build_text(f"{head}Deltagere Karen Holm (A) Afbud Ida Dam (B) {listed} {items}")
    ).meetings
    assert numbered_titles(meeting) == [(str(n), title) for n, title in enumerate(titles, 1)]
    assert rulings(meeting) == [f"Godkendt nr. {n}." for n in (1, 2, 3)]
    assert meeting.body is not None and meeting.body.value == "Havneudvalget"
    assert meeting.date is not None and meeting.date.value.isoformat() == "2029-05-03"


def test_contents_that_lost_the_breaks_between_their_entries() -> None:
    led = "1. Ny skole ........ 3 2. Salg af havnen ........ 4 3. Valg ........ 5"
    items = "\n\n".join(
        f"{n}. {title}\n\nBeslutning\n\nGodkendt."
        for n, title in enumerate(("Ny skole", "Salg af havnen", "Valg"), 1)
    )
    text = f"Havneudvalget\n\nReferat af mødet den 3. maj 2029\n\nIndholdsfortegnelse\n\n{led}\n\n{items}\n"
    (meeting,) = parse_document(build_text(text)).meetings
    assert numbered_titles(meeting) == [("1", "Ny skole"), ("2", "Salg af havnen"), ("3", "Valg")]


def test_numbers_that_run_on_over_and_over_are_no_titles() -> None:
    text = " ".join(f"{n % 3 + 1} Abcd{n // 3}" for n in range(30_000))
    assert find_titles(text, 0, len(text)) == frozenset()
