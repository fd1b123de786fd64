"""The letters that national parties stand under at elections, and the names that papers print for them."""

import re

from parsers.lexicons import load_lexicon, remembered

# "Liste A", "Venstre (V)", "A (9)": what stands around a party's letter or name
AROUND = re.compile(r"^(?:liste|gruppe|partiet)\s+|\s*\([^()]*\)$", re.IGNORECASE)
# Letters of parties are short; a voter with so few characters is that whole letter.
LONGEST_LETTER = 2


@remembered()
def _letters() -> dict[str, str]:
    """The letter of each form of a party's name, the letter itself among them."""
    lists = load_lexicon("people")["party_letters"]
    return {form: letter for letter, names in lists.items() for form in (letter, *names)}


def letter_of(voter: str) -> str | None:
    """The letter, small, of the national party that a voter is; None for a person or a local list.

    letter_of("Socialdemokratiet"), letter_of("A") and letter_of("Liste A") are "a".
    """
    return _letters().get(AROUND.sub("", voter.strip().lower()))


def forms_of(voter: str) -> frozenset[str]:
    """All forms, in small letters, of the national party that a voter is: its letter and its names.

    Empty for a person or a local list. That a letter is a party's is a convention, which a paper need not
    follow: what is found by it is inferred. forms_of("A") has "a", "liste a", "socialdemokratiet" and
    "socialdemokratiet (a)" among others.
    """
    own = letter_of(voter)
    if own is None:
        return frozenset()
    names = load_lexicon("people")["party_letters"][own]
    return frozenset((own, f"liste {own}", *names, *(f"{name} ({own})" for name in names)))
