"""Who voted for and against: parties, letters or persons, as a decision prints them."""

import re
from dataclasses import replace
from typing import Literal

from models.evidence import Found
from models.frozen import dataclass
from models.records_rulings import Votes
from parsers.minutes.paper.prose import Prose
from parsers.minutes.phrases.quotes import find_quotes
from parsers.minutes.voting.counts import Count, find_counts, find_turned, is_behind_loss
from parsers.minutes.voting.voters import OWNED, are_voters, end_of_list, find_voters
from parsers.minutes.voting.words import (
    ACCEPTED,
    AGAIN,
    AMENDED,
    AROUND,
    BEFORE,
    COUNTED,
    COUNTED_AFTER,
    COUNTED_FIRST,
    COUNTED_RULING,
    COUNTED_VOICES,
    DISSENT,
    MAJORITY,
    NOBODY,
    NOT_FOR,
    OPENS,
    OPPOSED,
    PARTED,
    PROTOCOL,
    REFUSED,
    REST,
    SIDE,
    VOICES,
    VOTING,
)
from parsers.party_letters import letter_of

Side = Literal["for", "against", "abstain"]
SIDES: tuple[Side, ...] = ("for", "against", "abstain")
OPPOSITE: dict[Side, Side] = {"for": "against", "against": "for", "abstain": "abstain"}
# in this order: what says most of where its list ends comes first; each with what a text must have some of
LISTS = (
    (COUNTED, ("(",)),
    (COUNTED_FIRST, ("(",)),
    (COUNTED_AFTER, ("(",)),
    (COUNTED_VOICES, ("(",)),
    (AROUND, ("stemte", "stemmer")),
    (BEFORE, ("stemte", "stemmer", "undlod", "undlader", "afholdt", "afstod")),
    (AGAIN, ("stemte",)),
    (PROTOCOL, ("ønske", "bad", "begærede", "fik", "bemærke", "oplyste")),
)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing a text says of a vote: which side, where that stands, who, how many; names may be empty."""

    side: Side
    start: int
    end: int
    names: tuple[Found[str], ...]
    count: Count | None = None


Round = tuple[Told, ...]


def read_rounds(prose: Prose) -> list[Round]:
    """What a text tells of each round of voting, in order."""
    if VOTING.search(prose.text) is None:
        return []
    prose = _without_quotes(prose)
    return _rounds(prose.text, _read_told(prose))


def _without_quotes(prose: Prose) -> Prose:
    """A text whose quoted statements are blank, every other character in its place."""
    text = prose.text
    for start, end in find_quotes(text):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return prose if text is prose.text else replace(prose, text=text)


def votes_of(round_: Round) -> Votes:
    """Who voted what in one round, each voter once a side."""
    sides = {side: _once(round_, side) for side in SIDES}
    return Votes(in_favour=sides["for"], against=sides["against"], abstain=sides["abstain"])


def _once(round_: Round, side: str) -> tuple[Found[str], ...]:
    """The voters of one side: a party once, though its name and its letter are given ("Venstre", "V").

    A party's letter is left out where its members are named ("Karen Holm (B)").
    """
    seen: dict[str, Found[str]] = {}
    for told in round_:
        for name in told.names if told.side == side else ():
            members = len(name.value) == 1 and any(one.endswith(f"({name.value})") for one in seen)
            if not members:
                seen.setdefault(letter_of(name.value) or name.value, name)
    return tuple(seen.values())


def _rounds(text: str, told: list[Told]) -> list[Round]:
    """What is told, by the round of voting: the same side twice with a new vote between, or "for" again."""
    rounds: list[list[Told]] = []
    for one in told:
        last = rounds[-1] if rounds else []
        if not last or _opens_round(text, last, one):
            rounds.append([])
        rounds[-1].append(one)
    return [tuple(round_) for round_ in rounds]


def _opens_round(text: str, last: list[Told], one: Told) -> bool:
    same = [before for before in last if before.side == one.side]
    again = (bool(one.names) and any(before.names for before in same)) or (
        one.count is not None and any(before.count is not None for before in same)
    )
    opened = OPENS.search(text, last[-1].end, one.end) is not None
    amended = bool(same) and AMENDED.search(text, last[-1].end, one.end) is not None
    if opened and (one.side == "for" or same):
        return True
    return again and (one.side == "for" or amended)


def _read_told(prose: Prose) -> list[Told]:
    """All that a text says of who voted what, in order; a name is taken once, by the surest pattern."""
    found: list[Told] = []
    turned = find_turned(prose.text)
    for pattern, needed in LISTS:
        for match in pattern.finditer(prose.text) if any([word in prose.text for word in needed]) else ():
            names = match["names"].strip().lower()
            if names not in NOBODY and not _overlaps(found, *match.span("names")):
                opposite = any(start <= match.start() < end for start, end in turned)
                found.append(_told(prose, match, OPPOSITE[_side(match)] if opposite else _side(match)))
    if "mod" in prose.text:
        found += _guarded(prose, DISSENT, found)
        found += _opposed(prose, found)
    found += _listed(prose, found)
    if "ikke" in prose.text:
        if REFUSED.search(prose.text):
            found += _guarded(prose, ACCEPTED, found, "for")
        if any(told.names for told in found) or any(p.search(prose.text) for p in (REST, MAJORITY)):
            found += _guarded(prose, REFUSED, found)
        found += _guarded(prose, NOT_FOR, found)
    if "stemme" in prose.text:
        found += [
            _told(prose, match, side)
            for match in VOICES.finditer(prose.text)
            if _is_first(prose, match, found, side := _turned(prose, match, "for"))
        ]
    if ")" in prose.text:
        found += _ruling(prose, found)
    if "tal" in prose.text.lower():  # "flertal", "mindretal"
        found += _parts(prose, found)
    return sorted(_with_counts(prose, found), key=lambda told: told.start)


def _is_first(prose: Prose, match: re.Match[str], found: list[Told], side: Side) -> bool:
    """Whether nobody is told to be on a side of a matter yet in the paragraph of a match."""
    start = prose.text.rfind("\n", 0, match.start()) + 1
    stop = prose.text.find("\n", match.end())
    inside = (told for told in found if start <= told.start and (stop < 0 or told.start < stop))
    return not any(told.names and told.side == side for told in inside)


def _guarded(prose: Prose, pattern: re.Pattern[str], found: list[Told], side: Side = "against") -> list[Told]:
    """Those on one side of a decision by a pattern that takes any words; only parties and persons count."""
    return [
        _told(prose, match, _turned(prose, match, side))
        for match in pattern.finditer(prose.text)
        if are_voters(match["names"]) and not _overlaps(found, *match.span("names"))
    ]


def _turned(prose: Prose, match: re.Match[str], side: Side) -> Side:
    """Which side those of a match were on who went with a decision, or not, that may be to reject a matter.

    "forkastede forslaget mod V": V was for it.
    """
    return OPPOSITE[side] if is_behind_loss(prose.text, match.start("side")) else side


def _listed(prose: Prose, found: list[Told]) -> list[Told]:
    """The sides that a text names before their lists: "For stemte: A, B og C."."""
    listed: list[Told] = []
    for match in SIDE.finditer(prose.text):
        end = end_of_list(prose.text, match.end())
        end = min([end, *(told.start for told in found if told.start >= match.end())])
        if not _overlaps(found, match.start(), match.end()) and not _overlaps(
            found, match.end(), max(end, match.end() + 1)
        ):
            side = next(s for s in SIDES if match[s])
            listed.append(Told(side, match.start(), end, tuple(find_voters(prose, match.end(), end))))
    return listed


def _parts(prose: Prose, found: list[Told]) -> list[Told]:
    """The majority and the minority of a body: for and against, unless what they did says otherwise.

    A minority that wants a matter carried is for it only where the majority wants it lost.
    """
    parts: list[Told] = []
    matches = [(match, PARTED.match(prose.text, match.end())) for match in MAJORITY.finditer(prose.text)]
    is_lost = any(match["size"].lower() == "flertal" and did and did["lost"] for match, did in matches)
    for match, did in matches:
        if _overlaps([*found, *parts], *match.span("names")):
            continue
        told = _told(prose, match, "for" if match["size"].lower() == "flertal" else "against")
        if did is not None and did["side"]:
            told = replace(told, side="for" if did["side"] == "for" else "against")
        elif did is not None and did["lost"]:
            told = replace(told, side="against")
        elif did is not None and is_lost:
            told = replace(told, side="for", end=did.end())  # what it wanted is not what came of it
        parts.append(told)
    return parts


def _ruling(prose: Prose, found: list[Told]) -> list[Told]:
    """Those who are counted with what they decided: "A og V (6) anbefaler", "Ø (1) besluttede ikke at"."""
    ruling: list[Told] = []
    for match in COUNTED_RULING.finditer(prose.text):
        start, end = match.span("inside" if match["inside"] else "letters")
        if are_voters(prose.text[start:end]) and not _overlaps(found, start, end):
            side: Side = "against" if match["no"] else "for"
            ruling.append(Told(side, match.start(), match.end(), tuple(find_voters(prose, start, end))))
    return ruling


def _opposed(prose: Prose, found: list[Told]) -> list[Told]:
    """Those whose votes a decision was made against: "vedtaget mod Ø's stemmer"."""
    opposed: list[Told] = []
    for match in OPPOSED.finditer(prose.text):
        group = "names" if match["names"] else "owners"
        if not are_voters(match[group]) or _overlaps(found, *match.span(group)):
            continue
        start, end = match.span(group)
        owned = OWNED.search(match[group]) if group == "owners" else None
        end = start + owned.start() if owned else end
        side = _turned(prose, match, "against")
        opposed.append(Told(side, match.start(), match.end(), tuple(find_voters(prose, start, end))))
    return opposed


def _with_counts(prose: Prose, found: list[Told]) -> list[Told]:
    """What is told with how many they were; a number that belongs to no list is told by itself."""
    told = list(found)
    for count in find_counts(prose):
        near = [
            i
            for i, one in enumerate(told)
            if one.side == count.side and one.start < count.end + 2 and count.start < one.end + 1
        ]
        if not near:
            told.append(Told(count.side, count.start, count.end, (), count))
        elif told[near[0]].count is None:
            told[near[0]] = replace(told[near[0]], count=count)
    return told


def _overlaps(found: list[Told], start: int, end: int) -> bool:
    return any(told.start < end and start < told.end for told in found)


def _told(prose: Prose, match: re.Match[str], side: Side) -> Told:
    return Told(side, match.start(), match.end(), tuple(find_voters(prose, *match.span("names"))))


def _side(match: re.Match[str]) -> Side:
    word, verb = (match["side"] or "").lower(), match.groupdict().get("verb")
    if verb is not None and not verb.startswith("stem"):
        return "abstain"
    if word in ("for", "med"):
        return "for"
    return "against" if word in ("imod", "mod") else "abstain"
