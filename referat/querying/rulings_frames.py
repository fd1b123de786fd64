"""What is told around decisions as pandas tables: rounds of voting, voters, statements, acts, attendance."""

from typing import Unpack

import pandas as pd

from models.store import Store
from referat.querying import rulings as chosen
from referat.querying.frames import load_chosen


def ballots(store: Store, **filters: Unpack[chosen.BallotFilters]) -> pd.DataFrame:
    """One row a round of voting, oldest meeting first: who and how many for, against and abstaining.

    result is a code ("rejected") or its Danish word; another raises UnknownWord. text is part of what was
    voted on, or of the item's title. `rest` is how those voted that are not named, which is inferred. body,
    municipality, since, until and file are as for items(). Columns: `referat show --columns ballots`.
    """
    return load_chosen(store, chosen.select_ballots(store, filters))


def votes(store: Store, **filters: Unpack[chosen.VoteFilters]) -> pd.DataFrame:
    """One row a party or person in a round of voting, oldest meeting first.

    voter is the whole of a party's letter or part of a longer name; a national party is found by its letter
    and its names alike ("A", "Socialdemokratiet"), which is inferred. choice is "in_favour", "against" or
    "abstain" (or the Danish word). text is part of the item's title; body, municipality, since, until and
    file are as for items(). Columns: `referat show --columns votes`.
    """
    return load_chosen(store, chosen.select_votes(store, filters))


def statements(store: Store, **filters: Unpack[chosen.StatementFilters]) -> pd.DataFrame:
    """One row a minority statement, note, reservation, amendment or condition, oldest meeting first.

    kind is a code ("reservation") or its Danish word ("forbehold"); another raises UnknownWord. text is part
    of the words or of those they are by. body, municipality, since, until and file are as for items().
    Columns: `referat show --columns statements`.
    """
    return load_chosen(store, chosen.select_statements(store, filters))


def law_references(store: Store, **filters: Unpack[chosen.LawFilters]) -> pd.DataFrame:
    """One row a place in an act that an item names, oldest meeting first.

    act is part of its name as printed or in the one form, paragraph its number ("83"). body, municipality,
    since, until and file are as for items(). Columns: `referat show --columns law_references`.
    """
    return load_chosen(store, chosen.select_law_references(store, filters))


def attendees(store: Store, **filters: Unpack[chosen.AttendeeFilters]) -> pd.DataFrame:
    """One row a person at a meeting, or for an item the person took no part in, oldest meeting first.

    name is part of a name; status a code ("recused") or its Danish word ("inhabil"); another raises
    UnknownWord. body, municipality, since, until and file are as for items(). Columns:
    `referat show --columns attendees`.
    """
    return load_chosen(store, chosen.select_attendees(store, filters))
