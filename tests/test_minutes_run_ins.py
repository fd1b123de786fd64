"""Items told on the lines of their titles, and lists that are the whole paper."""

from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
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
