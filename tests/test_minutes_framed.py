"""Words and signs round the numbers of items that no list knows, learned from the paper."""

import pytest

from tests.minutes_told import numbered_titles, rulings
from tests.minutes_told import read_only_meeting as read

HEAD = "Havneudvalget\nReferat\nMandag den 4. november 2030 kl. 14.00\n\n"
NAMES = ("Takster for gæster", "Nye bænke", "Eventuelt")
RULED = "Beslutning\nVedtaget.\n"


@pytest.mark.parametrize(
    "frame",
    ["#{}", "({})", "Ad {}.", "ad pkt. {}:", "Emne {}", "{}. punkt:", "Sagspunkt nr. {} –", "{}.)", "{}. -"],
)
def test_items_are_told_by_the_frame_of_their_numbers(frame: str) -> None:
    text = HEAD + "\n".join(f"{frame.format(n)} {name}\n\n{RULED}" for n, name in enumerate(NAMES, 1))
    meeting = read(text)
    assert numbered_titles(meeting) == [(str(n), name) for n, name in enumerate(NAMES, 1)]
    assert rulings(meeting) == ["Vedtaget."] * 3


def test_contents_in_the_same_frame_name_the_same_items() -> None:
    heads = [f"#{n} {name}\n" for n, name in enumerate(NAMES, 1)]
    text = HEAD + "Indhold\n" + "".join(heads) + "\n" + "\n".join(f"{head}\n{RULED}" for head in heads)
    assert [number for number, _ in numbered_titles(read(text))] == ["1", "2", "3"]


def test_points_numbered_in_each_item_do_not_hide_the_frame() -> None:
    asked = "Indstilling\nDet indstilles,\n\n1. At prisen meldes ud\n\n"
    text = HEAD + "\n".join(f"({n}) {name}\n\n{asked}{RULED}" for n, name in enumerate(NAMES, 1))
    assert [number for number, _ in numbered_titles(read(text))] == ["1", "2", "3"]


@pytest.mark.parametrize("word", ["Bilag", "Tabel", "Figur"])
def test_annexes_and_tables_count_no_items(word: str) -> None:
    listed = "".join(f"{word} {n}: {name}\n" for n, name in enumerate(NAMES, 1))
    assert numbered_titles(read(f"{HEAD}1. Takster\n\n{listed}\n{RULED}")) == [("1", "Takster")]
