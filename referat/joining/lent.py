"""Papers of an export that do not say who met or when: their manifest does, where the items are the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.bodies import body_key
from referat.joining.files import folder_of
from referat.joining.groups import Told, agree


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """A meeting without body or date (told has stand-ins for them), and the paths of its document."""

    told: Told
    has_body: bool
    has_date: bool
    paths: tuple[str, ...]


def lend(lacking: Sequence[Lacking], manifests: dict[str, list[Told]]) -> list[Told]:
    """The meetings that get body and date from the one manifest meeting of their folder that agrees.

    manifests are the manifests' meetings by folder; the nearest folder counts. A meeting that agrees with
    none, or with several, is left out, and so is one whose own body or date is another.
    """
    lent: list[Told] = []
    for one in lacking:
        near = [told for path in one.paths for told in nearest(path, manifests)]
        fits = {told.id: told for told in near if _fits(one, told)}
        if len(fits) == 1:
            (told,) = fits.values()
            lent.append(replace(one.told, body=told.body, date=told.date))
    return lent


def nearest(path: str, manifests: dict[str, list[Told]]) -> list[Told]:
    """The manifest meetings of the folder a file lies in, or of the nearest one around it."""
    folder = folder_of(path)
    while folder and folder not in manifests:
        folder = folder_of(folder)
    return manifests.get(folder, [])


def _fits(one: Lacking, manifest: Told) -> bool:
    if one.has_date and one.told.date != manifest.date:
        return False
    if one.has_body and body_key(one.told.body) != body_key(manifest.body):
        return False
    return agree(one.told, manifest) is True
