"""What there is that is most like a name that nothing has."""

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process
from sqlalchemy import text

from models.errors import UnknownName
from models.folding import fold_name
from models.store import Store
from parsers.party_letters import LONGEST_LETTER, forms_of, letter_of
from referat.danish.finding_kinds import KINDS, finding_kind
from referat.querying.lookup import filter_documents

# How many names are told, and how like what was asked for they are at least, in percent.
TOLD, LIKE = 5, 50
TWO = "SELECT {0} FROM {2} UNION SELECT {1} FROM {2}"
# What can be asked for by part of its name: what is said where there is none, and where the names stand.
NAMED = {
    "body": ("Intet organ hedder noget med", "SELECT body FROM meeting"),
    "municipality": ("Ingen kommune hedder noget med", "SELECT municipality FROM meeting"),
    "voter": ("Ingen har stemt under navnet", "SELECT voter FROM votes"),
    "name": ("Ingen deltager hedder noget med", "SELECT name FROM attendees"),
    "act": (
        "Ingen lov hedder noget med",
        TWO.format("act", "printed", "law_references"),
    ),
    "proposal": (
        "Intet forslag har koden eller titlen",
        TWO.format("code", "title", "proposal"),
    ),
    "finding": ("Ingen slags bemærkning hedder noget med", "SELECT code FROM findings"),
    "steering_area": ("Intet styringsområde hedder noget med", "SELECT steering_area FROM finance_row"),
}


def require_names(store: Store, asked: Mapping[str, str | None]) -> None:
    """Raises UnknownName (Danish) with those most like it for each name that nothing in the store has.

    asked are parts of names by what they are of: "file", or one of NAMED. What the store has none of at all
    is not missed here.
    """
    told = [line for what, part in asked.items() if part is not None for line in _tell(store, what, part)]
    if told:
        raise UnknownName(" ".join(told))


def near_names(said: str, names: Sequence[str]) -> str:
    """A sentence (Danish, with a space before it) that tells the names most like one, or all few there are.

    >>> near_names("byrod", ["Byrådet", "Havneudvalget"])
    ' Nærmest ligger: Byrådet.'
    """
    alike = [name for name in names if len(name) > LONGEST_LETTER or len(said) <= LONGEST_LETTER]
    near = process.extract(
        said, alike, scorer=fuzz.WRatio, processor=fold_name, limit=TOLD, score_cutoff=LIKE
    )
    if near:
        return f" Nærmest ligger: {', '.join(name for name, _, _ in near)}."
    return f" Der er: {', '.join(names)}." if 0 < len(names) <= TOLD else ""


def near_in_store(store: Store, said: str, *kinds: str) -> str:
    """The names of some kinds ("file", or of NAMED) that are most like one, as a sentence; see near_names.

    What has a figure in it is a code or a day, and no other name is like it.
    """
    names = [name for kind in kinds for name in _names_of(store, kind)]
    figures = any(map(str.isdigit, said))
    return near_names(said, sorted({name for name in names if any(map(str.isdigit, name)) == figures}))


def _names_of(store: Store, what: str) -> list[str]:
    """The names that the store has of one kind."""
    if what == "file":
        return sorted({name for info in store.load_documents() for name in info.names})
    with store.reading() as connection:
        found = connection.execute(text(f"SELECT DISTINCT * FROM ({NAMED[what][1]}) ORDER BY 1")).scalars()
        return [name for name in found if name]


def _tell(store: Store, what: str, part: str) -> Iterator[str]:
    """What to say of a name that nothing has."""
    if what == "file":
        infos = store.load_documents()
        if infos and not filter_documents(infos, part):
            near = near_names(part, _names_of(store, "file"))
            yield f"Ingen fil hedder noget med {part!r}.{near} Se dem med referat show."
        return
    said, names = NAMED[what][0], _names_of(store, what)
    if what == "finding":  # known by their codes, and told by their Danish names
        names = [named for code in (*KINDS, *names) for named in (code, finding_kind(code))]
    own = fold_name(part)
    whole = {own, *(map(fold_name, forms_of(part)) if what == "voter" else ())}
    letter = what == "voter" and len(part) <= LONGEST_LETTER
    folded = [fold_name(name) for name in names]
    member = f" ({letter_of(part) or own})" if what == "voter" else None
    held = (
        name in whole or (own in name and not letter) or (member and name.endswith(member)) for name in folded
    )
    if names and not any(held):
        yield f"{said} {part!r}.{near_names(part, names)}"
