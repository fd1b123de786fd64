"""Who came in another's stead, days in English, bodies with an "&", and one number for several parties."""

from models.records import Meeting
from parsers.dates import find_dates
from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from parsers.minutes.phrases.people import find_body, is_name_line
from tests.paper import build_text

SITTING = """Byrådet
Referat
Mandag den 11. januar 2021 kl. 19:00
Til stede: Karen Holm (A), Bo Ek (V), Per Rye (V)
Afbud: Ida Lund (V)
Per Rye (V) deltog som stedfortræder

1. Takster
Beslutning
A, F (6) stemte for. V og C (5) stemte imod. B undlod.
Vedtaget.

2. Skole
Beslutning
Vedtaget.
"""


def parse(text: str) -> Meeting:
    return parse_minutes(build_flow(build_text(text))).meetings[0]


def test_stand_in_below_those_away_is_there() -> None:
    meeting = parse(SITTING)
    assert [name.value for name in meeting.absent] == ["Ida Lund"]
    assert [name.value for name in meeting.present] == ["Karen Holm", "Bo Ek", "Per Rye"]


def test_name_with_who_was_called_in_is_a_name() -> None:
    assert is_name_line("Ida Lund (V) – ferie, indkaldt stedfortræder: Per Rye (V)")
    assert not is_name_line("Ida Lund forlod mødet.")


def test_one_number_behind_several_parties_is_theirs() -> None:
    ballot = parse(SITTING).items[0].ballots[0]
    assert ballot.count_for and ballot.count_for.value == 6
    assert ballot.count_against and ballot.count_against.value == 5


def test_months_in_english() -> None:
    assert [str(hit.value) for hit in find_dates("26. January 2021")] == ["2021-01-26"]


def test_body_with_an_ampersand_keeps_its_name() -> None:
    hit = find_body("Børn & Læringsudvalget")
    assert hit is not None and hit[2] == "Børn & Læringsudvalget"
