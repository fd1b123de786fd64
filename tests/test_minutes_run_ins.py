"""Items told on the lines of their titles, and lists that are the whole paper."""

from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from parsers.minutes.phrases.people import is_name_line
from tests.paper import build_text

HEAD = "Referat af bestyrelsesmøde i Nørreby Museum den 4. juni 2029\n\nTil stede: Anna Holm, Bo Friis\n\n"


def told(text: str) -> list[tuple[str | None, str | None]]:
    """Title and decision of each item."""
    (meeting,) = parse_minutes(build_flow(build_text(HEAD + text))).meetings
    return [
        (item.title and item.title.value, item.decision_text and item.decision_text.value)
        for item in meeting.items
    ]


def test_title_ends_where_the_text_of_the_item_begins_on_its_line() -> None:
    text = (
        "1. Godkendelse af referat: Godkendt.\n2. Nyt fra Karen v. Bo. Hun orienterede. Det går godt.\n"
        "3. Hvem betaler? Museet betaler.\n4. Eventuelt: Intet.\n"
    )
    assert told(text) == [
        ("Godkendelse af referat", "Godkendt."),
        ("Nyt fra Karen v. Bo.", "Hun orienterede. Det går godt."),
        ("Hvem betaler?", "Museet betaler."),
        ("Eventuelt", "Intet."),
    ]


def test_titles_of_two_parts_stay_whole_over_their_text() -> None:
    text = (
        "1. Budget: Drift og anlæg\nGodkendt.\n\n2. Nyt fra formanden\nHun orienterede.\n\n"
        "3. Sommerfest\nBo køber ind.\n"
    )
    assert [title for title, _ in told(text)] == [
        "Budget: Drift og anlæg",
        "Nyt fra formanden",
        "Sommerfest",
    ]


def test_minutes_without_headings_are_their_numbered_list_whatever_its_titles() -> None:
    text = (
        "1. Hækklipper.\nGodkendt.\n2. Gravsten fra de nedlagte steder.\nBo ser på det.\n3. Lampe.\nKøbes.\n"
    )
    assert told(text) == [
        ("Hækklipper.", "Godkendt."),
        ("Gravsten fra de nedlagte steder.", "Bo ser på det."),
        ("Lampe.", "Købes."),
    ]


def test_items_all_printed_as_the_first_without_headings() -> None:
    told_apart = (
        "Godkendelse af dagsorden\n\nGodkendt.",
        "Klage over støj\n\nBesvares.",
        "Eventuelt\n\nIntet.",
    )
    text = "\n\n".join(f"1. {item}" for item in told_apart)
    assert told(text) == [
        ("Godkendelse af dagsorden", "Godkendt."),
        ("Klage over støj", "Besvares."),
        ("Eventuelt", "Intet."),
    ]


def test_long_lines_run_on_even_where_decisions_have_headings() -> None:
    long = "Der er hentet to tilbud, og det ene er for højt. " * 3
    text = (
        "1. Godkendelse af dagsorden\nBeslutning: Godkendt\n\n2. Meddelelser\nIntet.\n\n"
        f"3. Alger på kirken. {long.strip()}\n\n4. Eventuelt\nIntet.\n"
    )
    assert [title for title, _ in told(text)] == [
        "Godkendelse af dagsorden",
        "Meddelelser",
        "Alger på kirken.",
        "Eventuelt",
    ]


def test_contents_glued_to_the_first_item_are_cut_from_it() -> None:
    item = "Sagsfremstilling\n\nTekst.\n\nBeslutning\n\nGodkendt.\n\n"
    text = f"PUNKTER\n\n8. Dagsorden for maj\n9. Ny mole ved fyret8. Dagsorden for maj\n\n{item}"
    assert told(f"{text}Referat9. Ny mole ved fyret\n\n{item}") == [
        ("Dagsorden for maj", "Godkendt."),
        ("Ny mole ved fyret", "Godkendt."),
    ]


def test_a_sentence_that_ends_in_a_title_stays_whole() -> None:
    text = (
        "1. Dagsorden for maj\nBeslutning\nGodkendt.\n\n"
        "2. Meddelelser\nBeslutning\nRådet vendte tilbage til1. Dagsorden for maj\n\n"
        "3. Eventuelt\nBeslutning\nIntet\n"
    )
    assert told(text)[1] == ("Meddelelser", "Rådet vendte tilbage til1. Dagsorden for maj")


def test_what_came_of_an_item_is_cut_off_its_title_in_any_minutes_without_headings() -> None:
    text = (
        "0. Oplæg om havnen\nAnna fortalte om planerne.\n\n1. Valg af ordstyrer\nBo.\n\n"
        "2. Godkendelse af dagsorden, godkendt\n\n3. Referat af mødet den 12. maj 2029. Godkendt.\n\n"
        "4. Havnen: Drift og anlæg\nAnna ser på det.\n\n5. Breve. Der var ingen bemærkninger til punktet.\n\n"
        "6. Orgel\nBo ser på det.\n\n7. Nøgler\nBo ser på det.\n"
    )
    assert told(text) == [
        ("Oplæg om havnen", "Anna fortalte om planerne."),
        ("Valg af ordstyrer", "Bo."),
        ("Godkendelse af dagsorden", "godkendt"),
        ("Referat af mødet den 12. maj 2029.", "Godkendt."),
        ("Havnen: Drift og anlæg", "Anna ser på det."),
        ("Breve.", "Der var ingen bemærkninger til punktet."),
        ("Orgel", "Bo ser på det."),
        ("Nøgler", "Bo ser på det."),
    ]


def test_a_long_title_of_two_parts_that_ends_in_no_full_stop_stays_whole() -> None:
    long = (
        'Forslag til lokalplan 12 for boliger ved "Havnen". Tillæg 3 til kommuneplanen og vurdering af '
        "miljøet langs hele kysten fra øst til vest"
    )
    text = f"1. Dagsorden\nGodkendt.\n\n2. {long}\nVedtaget.\n\n3. Eventuelt\nIntet.\n"
    assert [title for title, _ in told(text)] == ["Dagsorden", long, "Eventuelt"]


def test_the_first_item_stands_over_the_second_whatever_it_is_called() -> None:
    text = (
        "1. Fraværende:\nOle Krag\n\n2. Bemærkninger til dagsordenen:\nIngen.\n\nBeslutningspunkter:\n\n"
        "3. Regnskab\nBilag 2 (eftersendes)\nGodkendt.\n\n4. Orgel\nBilag 3.\nUdsat.\n"
    )
    assert told(text) == [
        ("Fraværende", "Ole Krag"),
        ("Bemærkninger til dagsordenen", "Ingen."),
        ("Regnskab", "Godkendt."),
        ("Orgel", "Udsat."),
    ]
    (meeting,) = parse_minutes(build_flow(build_text(HEAD + text))).meetings
    listed = [[annex.value for annex in item.listed_attachments] for item in meeting.items]
    assert listed == [[], [], ["Bilag 2 (eftersendes)"], ["Bilag 3."]]


def test_what_ought_to_be_done_and_numbered_talk_are_points_only_under_a_heading_of_decisions() -> None:
    said = "Taksten vedtages.\n1. Der kommer svar i maj.\n2. Havnen er smuk.\nBestyrelsen skal se på taget.\n"
    items = "1. Dagsorden\n{0}\nGodkendt.\n\n2. Taksten\n{0}\n" + said + "\n3. Eventuelt\n{0}\nIntet.\n"
    told_so, ruled = (
        parse_minutes(build_flow(build_text(HEAD + items.format(word)))).meetings[0].items[1]
        for word in ("Referat:", "Beslutning:")
    )
    assert [point.text.value for point in told_so.decision_points] == ["Taksten vedtages."]
    assert len(ruled.decision_points) > 1


def test_a_label_of_persons_ends_a_title_in_agendas_too() -> None:
    text = (
        "Kulturudvalget\nDagsorden\nMødedato: 4. juni 2029\n\n1. Fraværende: Ole Krag\n\n2. Nyt fra: Huse\n\n"
        "3. Økonomi\nDIKEOL / 08/3208\nSagsfremstilling\nTallene ses.\n\n4. Eventuelt\n"
    )
    (meeting,) = parse_minutes(build_flow(build_text(text))).meetings
    titles = [item.title.value if item.title else None for item in meeting.items]
    assert titles == ["Fraværende", "Nyt fra: Huse", "Økonomi", "Eventuelt"]
    case = meeting.items[2].case_number
    assert case is not None
    assert case.value == "08/3208"


def test_titles_of_two_parts_that_nothing_is_told_behind_stay_whole() -> None:
    text = "1. Ny sti. Belægning\n2. Regnskab 2028. Nyt udkast\n3. Vedtægter. Svar fra egnen\n4. Eventuelt\n"
    titles = ["Ny sti. Belægning", "Regnskab 2028. Nyt udkast", "Vedtægter. Svar fra egnen", "Eventuelt"]
    assert told(text) == [(title, None) for title in titles]


def test_an_item_of_one_absent_person_is_not_lost_where_others_have_decisions() -> None:
    items = "1. Fraværende: Ole Krag\n\n2. Budget\n\nBeslutning\nGodkendt.\n\n3. Sti\n\nBeslutning\nUdsat.\n"
    (meeting,) = parse_minutes(build_flow(build_text(HEAD + items))).meetings
    assert next(item.title and item.title.value for item in meeting.items) == "Fraværende: Ole Krag"
    assert [name.value for name in meeting.absent] == ["Ole Krag"]


def test_a_line_as_long_as_a_page_is_no_line_of_one_name() -> None:
    assert is_name_line("Karen Holm (A) (B)")
    assert not is_name_line("Karen Holm" + " ()" * 100)
