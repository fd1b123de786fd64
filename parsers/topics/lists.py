"""Lists of topics: KL's subject list (KLE) with keywords, and small TOML files of a user's own."""

import re
import tomllib
from functools import cache
from typing import Any

from models.errors import ConfigError
from models.frozen import dataclass
from models.toml_errors import explain_toml
from parsers.lexicons import load_lexicon

# KLENummer='17.01.04':KLETitel='...':Keywords[Weight]=word[5];other words[10];
KLE_LINE = re.compile(
    r"KLENummer='(?P<code>\d\d\.\d\d\.\d\d)':KLETitel='(?P<title>.*?)':Keywords\[Weight\]=(?P<words>.*)"
)
KLE_WORD = re.compile(r"(?P<word>[^;\[\]]+)\[(?P<weight>\d+)\]")
# "skole:3"
OWN_WORD = re.compile(r"(?P<word>[^:]+?)(?::(?P<weight>\d+(?:\.\d+)?))?")
# how many digits of a KLE number are its main group
GROUP = 2
# Weights of a KLE list are twice as great as ours; above the second they are codes of forms.
KLE_SCALE, HEAVIEST = 2.0, 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic: words are (words, weight); group is what tells topics apart, such as "17" of "17.01.04"."""

    code: str
    title: str
    group: str
    words: tuple[tuple[str, float], ...]


def parse_topics(said: str, name: str) -> tuple[Topic, ...]:
    """The topics of a file, which is a KLE list or TOML with [[topic]] of code, title and words.

    name is the file's, for the message. Raises ConfigError (Danish) where it is neither, or has no topic.
    """
    if "KLENummer=" in said:
        return tuple(_kle_topic(match) for match in map(KLE_LINE.match, said.splitlines()) if match)
    try:
        read = tomllib.loads(said).get("topic", [])
        topics = tuple(_own_topic(one) for one in read)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as err:
        why = f" ({explain_toml(err)})" if isinstance(err, tomllib.TOMLDecodeError) else ""
        raise ConfigError(
            f"{name}: emnelisten kan ikke læses{why}. Skriv for hvert emne en blok [[topic]] med code,"
            ' title og words, fx words = ["bolig:3", "almene boliger"].'
        ) from err
    if not topics:
        raise ConfigError(f"{name}: der er ingen emner i filen. Begynd hvert emne med linjen [[topic]].")
    return topics


@cache
def builtin_topics() -> tuple[Topic, ...]:
    """The main groups that come along, with words of our own."""
    return tuple(_own_topic(one) for one in load_lexicon("topics")["topic"])


@cache
def idle_rows() -> tuple[str, ...]:
    """Words in a row that look like a topic and are none, and compounds whose parts are none."""
    return tuple(load_lexicon("topics")["idle"])


def find_group(case_number: str | None) -> str | None:
    """The subject that a case number holds, as KLE writes it; None where it holds none.

    >>> find_group("17.01.04-P19-5-23"), find_group("24-1234")
    ('17.01.04', None)
    """
    match = re.match(r"\d\d\.\d\d\.\d\d(?!\d)", (case_number or "").strip())
    return match[0] if match else None


def _kle_topic(match: re.Match[str]) -> Topic:
    words = tuple(
        (found["word"].strip(), min(float(found["weight"]) / KLE_SCALE, HEAVIEST))
        for found in KLE_WORD.finditer(match["words"])
    )
    title = match["title"].strip()
    return Topic(
        code=match["code"], title=title, group=match["code"][:GROUP], words=(*words, (title, HEAVIEST))
    )


def _own_topic(one: dict[str, Any]) -> Topic:
    words = []
    for said in one["words"]:
        match = OWN_WORD.fullmatch(said.strip())
        if match is None:
            raise TypeError(f"{said!r} er ikke et ord eller et ord med vægt")
        words.append((match["word"], float(match["weight"] or 1)))
    return Topic(code=str(one["code"]), title=str(one["title"]), group=str(one["code"]), words=tuple(words))
