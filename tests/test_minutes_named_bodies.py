"""Bodies that the head of a meeting tells by letters, by a label or not at all."""

import pytest

from models.records import Meeting
from tests.minutes_told import read_only_meeting as read
from tests.minutes_told import rulings, titles

ITEMS = "1. Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n\n2. Havnen\n\nBeslutning\n\n"


def body_of(meeting: Meeting) -> str | None:
    return meeting.body.value if meeting.body else None


def test_letters_are_told_by_the_name_that_the_paper_has_for_them() -> None:
    text = f"Referat af TMU-møde den 3. maj 2029\n\n{ITEMS}Teknik- og Miljøudvalget udsatte sagen.\n"
    meeting = read(text)
    assert body_of(meeting) == "Teknik- og Miljøudvalget"
    assert meeting.body is not None and meeting.body.certainty == "inferred"


@pytest.mark.parametrize(
    "head", ["Referat af TMU-møde", "Referat af TMU møde", "Referat af møde i TMU", "Referat\n\nMøde i TMU"]
)
def test_letters_that_nothing_explains_stay_as_printed(head: str) -> None:
    assert body_of(read(f"{head} den 3. maj 2029\n\n{ITEMS}Udsat.\n")) == "TMU"


@pytest.mark.parametrize(
    ("line", "body"),
    [("ERFA-møde den 3. maj 2029", "ERFA-møde"), ("3. maj 2029\n\nmøde i AULA om planen", None)],
)
def test_letters_that_no_head_calls_a_body_are_none(line: str, body: str | None) -> None:
    assert body_of(read(f"Referat\n\n{line}\n\n{ITEMS}Udsat.\n")) == body


def test_a_label_tells_the_body_whatever_the_portal_above_names() -> None:
    head = "Dagsordener og referater\nHer er papirer fra Byrådet og dets udvalg.\n\nReferat\n\n"
    text = f"{head}Mandag den 7. maj 2029, kl. 10:15\nUdvalg\nÆldreråd\n\n{ITEMS}Udsat.\n"
    assert body_of(read(text)) == "Ældreråd"


def test_who_approves_the_agenda_meets() -> None:
    asked = "Indstilling\n\nFormanden indstiller,\n\nat lokaludvalget godkender dagsordenen.\n\n"
    text = f"2. Godkendelse af dagsorden\n\nSagsfremstilling\n\n{asked}Beslutning\n\nGodkendt.\n"
    assert body_of(read(text)) == "Lokaludvalget"


def test_an_item_that_names_a_meeting_and_its_day_names_no_body() -> None:
    text = "4. maj 2029\n\nREFERAT\n\n1. Godkendelse af dagsorden\nGodkendt.\n\n"
    more = "2. Orienteringsmødet d. 8. maj 2029\nKaren laver et udkast.\n\n3. Eventuelt\nIntet.\n"
    assert body_of(read(text + more)) is None


def test_link_of_a_portal_that_says_the_title_again_is_no_part_of_it() -> None:
    lines = [
        f"{n}. {title}Klik her for at læse mere om {title}\nBeslutning\nGodkendt.\n"
        for n, title in enumerate(("Budget", "Valg af formand", "Salg af grund"), 1)
    ]
    text = "Landdistriktsrådet - Referat\nMødedato: 3. maj 2029\nMødested: Torvet 1\n" + "".join(lines)
    assert titles(read(text)) == ["Budget", "Valg af formand", "Salg af grund"]


def test_first_item_glued_to_the_end_of_the_head() -> None:
    head = "Referat af bestyrelsesmøde den 3. maj 2029\n\nFraværende: Karen Holm (måske syg?). "
    text = "1. Referat:\nGodkendt.\n\n2. Nyt fra skolen:\nDer er ny leder.\n\n3. Eventuelt:\nIntet.\n"
    assert titles(read(head + text)) == ["Referat", "Nyt fra skolen", "Eventuelt"]


def test_minutes_stand_behind_the_cell_of_the_kind_in_a_table_whose_columns_are_lost() -> None:
    head = "Skolebestyrelsesmøde den 3. maj 2029\n\nDagsorden\n\nTid\n\nPunkt\n\nReferat\n\n"
    items = (
        "Pkt. 1\n\nGodkendelse af dagsorden\n\nEr der mere?\n\nB\n\nGodkendt\n\n"
        "Pkt. 2\n\nNyt fra skolen\n\nVi spiser imens.\n\nO\n\nDer er kommet 550 elever\n\n"
        "Pkt. 3\n\nPlan for forældremøder\n\n19.30-19.45\n\nDrøftelse\n\nPlanen holder\n"
    )
    assert rulings(read(head + items)) == ["Godkendt", "Der er kommet 550 elever", "Planen holder"]


def test_item_under_a_label_whose_decision_comes_late() -> None:
    head = "Havneudvalget - 23-05-2029\n\nReferat\nDato:\nMandag, 23 maj, 2029 - 17:00\nHent som fil:\n"
    item = "Økonomi\n\nForbrug\n\nSagen afgøres af\n\nHavneudvalget\n\nBeslutning\n\nGodkendt.\n\n"
    text = f"{head}23. Dagsorden\n\n{item}24. Molen\n\n{item}25. Fyret\n\n{item}"
    assert titles(read(text)) == ["Dagsorden", "Molen", "Fyret"]


def test_heading_of_what_was_decided_tells_the_day_of_a_page_of_one_item() -> None:
    asked = "Indstilling\n\nDirektionen indstiller, at\n\n  • Orienteringen tages til efterretning.\n\n"
    text = f"Punkt 2 Budget\n\n{asked}Beslutning i Lokaludvalget den 26-08-2020\n\nTaget til efterretning.\n"
    meeting = read(text)
    assert meeting.date is not None and meeting.date.value.isoformat() == "2020-08-26"
    assert body_of(meeting) == "Lokaludvalget"


def test_field_of_a_body_in_three_small_words() -> None:
    text = f"Møde i Udvalget for det nære sundhedsvæsen\n\nonsdag den 3. maj 2029\n\n{ITEMS}Udsat.\n"
    assert body_of(read(text)) == "Udvalget for det nære sundhedsvæsen"
