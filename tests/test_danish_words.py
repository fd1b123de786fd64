"""The compact Danish word tables say what the table they are made of says."""

import gzip
import json
from importlib.resources import files

from extract.ocr.textlayer import known_share
from models.danish_words import find_known, look_up


def read_table() -> dict[str, str]:
    packed = files("spacy_lookups_data").joinpath("data/da_lemma_lookup.json.gz").read_bytes()
    table: dict[str, str] = json.loads(gzip.decompress(packed))
    return table


def test_words_and_base_forms_are_those_of_the_table() -> None:
    table = read_table()
    asked = set(list(table)[::400]) | {word for word in table if "/" in word}
    assert find_known(asked) == asked
    assert find_known({f"{word}xq" for word in asked} | {"", "zzz"}) == set()
    assert all(look_up(word) == table[word] for word in asked)


def test_known_share_counts_words_in_any_case() -> None:
    assert known_share(["Skolen", "BUDGET", "qqxv", "skolen"]) == 0.75
    assert known_share([]) == 0
