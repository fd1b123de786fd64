"""What to say (Danish) of a list that is empty as nothing of its kind is there, and what would bring it."""

from sqlalchemy import text

from models.store import Store

NO_FILES = "Databasen er tom. Læs filer ind i den med referat import MAPPE."
# By view or table: what there is none of, and where it comes from.
MISSING = {
    "documents": ("filer, der er læst", "Læs dem med referat import MAPPE."),
    "items": ("dagsordenspunkter", "De kommer af dagsordener og referater: referat import MAPPE."),
    "decisions": ("beslutninger", "De kommer af referater: referat import MAPPE."),
    "sittings": ("møder", "De kommer af dagsordener og referater: referat import MAPPE."),
    "sitting_items": ("dagsordenspunkter", "De kommer af dagsordener og referater: referat import MAPPE."),
    "amounts": ("økonomitabeller", "De kommer af forslag og budgetter: referat import MAPPE."),
    "text_amounts": ("beløb i sætninger", "De kommer af forslag og referater: referat import MAPPE."),
    "findings": ("bemærkninger", "Programmet har intet at bemærke om de filer, det har læst."),
    "statuses": ("forslag", "De kommer af investeringsforslag og lignende: referat import MAPPE."),
    "link": (
        "forbindelser",
        "De kommer, når flere filer handler om det samme, fx et forslag og det referat, der vedtager det.",
    ),
    "ballots": ("afstemninger", "De kommer af referater, der fortæller, hvem der stemte hvad."),
    "votes": ("stemmer", "De kommer af referater, der fortæller, hvem der stemte hvad."),
    "statements": ("udtalelser", "De kommer af referater med protokoltilførsler og mindretalsudtalelser."),
    "law_references": ("henvisninger til love", "De kommer af dagsordener og referater, der nævner en lov."),
    "attendees": ("mødedeltagere", "De kommer af referater, der fortæller, hvem der var til stede."),
}


def tell_empty(store: Store, view: str) -> str | None:
    """That the store has nothing of a view's kind at all, and what would bring it; None where it has.

    >>> tell_empty(open_store("nørreby.db"), "decisions")
    'Der er ingen beslutninger i databasen. De kommer af referater: referat import MAPPE.'
    """
    with store.reading() as connection:
        if connection.execute(text("SELECT 1 FROM document WHERE status = 'ok' LIMIT 1")).first() is None:
            return NO_FILES
        if connection.execute(text(f'SELECT 1 FROM "{view}" LIMIT 1')).first() is not None:
            return None
    what, source = MISSING[view]
    return f"Der er ingen {what} i databasen. {source}"
