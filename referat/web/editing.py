"""What people say in the reading room is taken here, and written to the store itself.

What a page may show is read behind the veil; so nothing can be said of a closed item's values.
"""

import hmac
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection

from models.correcting.findings import finding_path, is_finding, load_findings
from models.correcting.values import ADDED, Verdict, build_addresses
from models.errors import BadOption, NotFound
from referat.review.adding import find_list
from referat.review.earlier import EARLIER, find_offer
from referat.review.rulings import LINK, Said, drop, find_content, keep
from referat.web.room import Room
from referat.web.said import Said as Words

VERDICTS: dict[str, Verdict] = {
    "accepted": "accepted",
    "corrected": "corrected",
    "rejected": "rejected",
    "added": "added",
}
# What the fields of a record that is added are called in a form.
FIELD = "felt."
# How long what a person writes may be.
LONGEST = 20_000


def check_origin(headers: Any, cookies: Any) -> None:
    """Take a form from our own pages alone: sent by a browser that has one of them open.

    The token in the form is checked before this, against the cookie that has to be there.
    """
    origin = headers.get("origin") or ""
    host = urlsplit(origin).netloc
    if not host or not hmac.compare_digest(host.encode(), (headers.get("host") or "").encode()):
        raise BadOption("Formularen kom ikke fra denne side. Hent siden igen, og prøv så.")
    if "ds_csrftoken" not in cookies:
        raise BadOption("Siden er for gammel, eller browseren tager ikke imod cookies. Hent siden igen.")


def say_it(room: Room, form: dict[str, str], said: Words) -> int | None:
    """Keep what a form says of the value at its address; gives the correction's key, None for a link.

    Raises BadValue and NotFound with what to do.
    """
    verdict = VERDICTS.get(form.get("verdict", ""))
    if verdict is None or any(len(value) > LONGEST for value in form.values()):
        raise BadOption(said.say("Formularen kan ikke læses. Hent siden igen."))
    address = form.get("address", "")
    with room.store.reading() as connection:
        check_shown(connection, address, verdict)
    page = form.get("page", "").strip()
    told = Said(
        verdict=verdict,
        value=form.get("value"),
        why=form.get("why", "").strip() or None,
        by=form.get("by", "").strip() or None,
        fields={name.removeprefix(FIELD): v for name, v in form.items() if name.startswith(FIELD)},
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else None,
    )
    return room.desk.write(lambda store: keep(store, address, told))


def unsay(room: Room, number: int, by: str | None) -> None:
    """Take a correction back that the pages show."""
    with room.store.reading() as connection:
        query = "SELECT 1 FROM corrections WHERE correction_id = ?"
        if connection.exec_driver_sql(query, (number,)).first() is None:
            raise NotFound(f"{number}: der er ingen rettelse med det nummer.")
    room.desk.write(lambda store: drop(store, number, by))


def check_shown(connection: Connection, address: str, verdict: Verdict) -> None:
    """NotFound for an address of which the pages show nothing."""
    if address.startswith(LINK):
        return
    if address.startswith(EARLIER):
        offer = find_offer(connection, address.removeprefix(EARLIER))
        if offer is None or offer.place.closed or offer.place.row.get("closed"):
            raise NotFound(f"{address}: der er intet at tage stilling til.")
        return
    document = find_content(connection, address)
    path = address.partition("/")[2]
    if is_finding(path):
        if path not in {finding_path(row) for _, row in load_findings(connection, document["id"])}:
            raise NotFound(f"{path}: der er ingen bemærkning på den adresse.")
        return
    if verdict == ADDED:
        if find_list(connection, document["id"], path).closed:
            raise NotFound(f"{path}: der kan ikke tilføjes noget på den adresse.")
        return
    place = build_addresses(connection, document["id"]).find(path)
    if place is None or place.closed or place.row.get("closed"):
        raise NotFound(f"{path}: der er ingen værdi på den adresse.")
