"""Pages of portals that say a title twice, titles with a colon and no number, bodies told by an item."""

from parsers.flow import build_flow
from parsers.minutes.recognition import looks_like_minutes
from tests.minutes_told import read_only_meeting as read
from tests.minutes_told import rulings, titles
from tests.paper import build_text

FOLDED = """
Referat

Dato: Torsdag, Maj 3, 2029 - 08:00
Sted: Rådhuset, lokale 2
"""
ITEM = """
  • Pkt. {n} {title}

    Pkt. {n}

    {title}

    Sagsnr. 24905{n} Havneudvalget Åbent punkt

    Resume

    Molen er slidt.

    Havneudvalget, 03-05-2029, pkt. {n}

    {ruling}
"""
BOARD = """
Referat 18.10.2029

Karen Holm – KH
Jens Friis – JF (afbud)

Referat fra sidste møde:

Referatet blev godkendt.

Konstituering:

Formand: Karen Holm
Kasserer: Jens Friis

Økonomi:

Det ser ud som sidste år.

Næste møde:

Er ikke fastlagt.
"""


def test_fold_over_an_item_is_no_text_of_the_item_before() -> None:
    told = ((15, "Dagsorden", "Godkendt."), (16, "Ny mole", "Drøftet."), (17, "Fyret", "Udsat."))
    text = FOLDED + "".join(ITEM.format(n=n, title=title, ruling=ruling) for n, title, ruling in told)
    meeting = read(text)
    assert titles(meeting) == ["Dagsorden", "Ny mole", "Fyret"]
    assert rulings(meeting) == ["Godkendt.", "Drøftet.", "Udsat."]
    assert meeting.body is not None and meeting.body.value == "Havneudvalget"


def test_titles_with_a_colon_and_no_number_are_items_of_minutes() -> None:
    assert looks_like_minutes(build_flow(build_text(BOARD))) >= 0.2
    meeting = read(BOARD)
    assert titles(meeting) == ["Referat fra sidste møde", "Konstituering", "Økonomi", "Næste møde"]
    assert rulings(meeting)[0] == "Referatet blev godkendt."


def test_a_day_alone_over_the_title_of_a_meeting_hides_no_body() -> None:
    head = '2029-01-29\n\nBestyrelsesmøde 29. januar 2029 kl. 10.00, Ved Fjorden 20 "Lokale 1"\n\n'
    items = "Pkt. 1. Budget\n\nBeslutning:\nGodkendt.\n\nPkt. 2. Havnen\n\nBeslutning:\nUdsat.\n"
    meeting = read(head + items)
    assert meeting.body is not None and meeting.body.value == "Bestyrelsen"


def test_an_item_that_tells_when_the_meeting_began_tells_whose_it_was() -> None:
    ruling = "Mødet i Havneudvalget begyndte kl. 14:30.\n\nGodkendt.\n"
    meeting = read(f"1. Godkendelse af dagsorden\n\nBeslutning\n\n{ruling}")
    assert meeting.body is not None and meeting.body.value == "Havneudvalget"


def test_who_brings_an_item_is_not_its_title() -> None:
    head = "Skolebestyrelsesmøde den 3. maj 2029\n\nReferat\n\n"
    items = "\n".join(
        f"Pkt. {n}{who}\n\n{title}\n\nBeslutning\n\nGodkendt.\n"
        for n, who, title in ((1, "", "Dagsorden"), (2, " (Karen)", "Elevrådet har ordet"), (3, "", "Ferien"))
    )
    assert titles(read(head + items)) == ["Dagsorden", "Elevrådet har ordet", "Ferien"]


def test_a_title_that_begins_with_a_body_stays_whole() -> None:
    items = "1. Havnerådet Ny brochure.\n\nReferat:\n\nGodkendt.\n\n2. Fyret.\n\nReferat:\n\nUdsat.\n\n"
    text = f"Referat fra Havnerådets møde den 3. maj 2029\n\n{items}3. Eventuelt.\n\nReferat:\n\nIntet.\n"
    assert titles(read(text)) == ["Havnerådet Ny brochure.", "Fyret.", "Eventuelt."]


def test_names_in_a_numbered_list_of_a_decision_are_no_points() -> None:
    names = "Deltagerne var:\n\n1. Borgmester Karen Holm (A)\n\n2. Jens Friis (V)\n\n"
    items = f"5. Dagsorden\n\nBeslutning\n\n{names}Dagsordenen blev godkendt.\n\n"
    items += "6. Fyret\n\nBeslutning\n\nUdsat.\n"
    first, _ = read(f"Havneudvalget den 3. maj 2029\n\nReferat\n\n{items}").items
    assert [point.text.value for point in first.decision_points] == ["Dagsordenen blev godkendt."]


BUTTONS = """
Byrådet - Referat - 25. november 2029

Mødedato
25-11-2029 kl. 15:00

Sagsnr. 29/32481
1. Regnskab
fold dette punkt ind Resume
Regnskabet er klart.
fold dette punkt ind Beslutning i Byrådet den 25-11-2029
Godkendt.
fold dette punkt ind Bilag
Regnskab for havnen
"""
PROPOSED = """
Resumé

Nyt fra {0}.

Sagen behandles i

Ældrerådet.

Forslag

Forvaltningen foreslår,

at orienteringen tages til efterretning.

Beslutning Ældrerådet den 10-11-2029

Taget til efterretning.
"""


def test_words_of_a_button_before_headings_are_no_part_of_them() -> None:
    meeting = read(BUTTONS)
    assert (titles(meeting), rulings(meeting)) == (["Regnskab"], ["Godkendt."])
    assert [annex.value for annex in meeting.items[0].listed_attachments] == ["Regnskab for havnen"]


def test_a_heading_that_no_list_knows_and_that_comes_again_is_no_title() -> None:
    told = "".join(PROPOSED.format(whom) for whom in ("formanden", "husene", "bisidderne"))
    meeting = read(f"Dagsorden\n\nTorsdag 10. nov 2029 kl. 10:30\n\nÆldrerådet\n\nReferat\n{told}")
    assert (titles(meeting), rulings(meeting)) == ([""] * 3, ["Taget til efterretning."] * 3)
