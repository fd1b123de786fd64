"""Numbers alone on their lines that are no pages': "3" right over "Budget 2030"."""

from collections.abc import Sequence

from parsers.flow import Place

# so many of the numbers stand over titles, no longer than this, where they are items'
OVER_TITLES, LONGEST_TITLE = 0.7, 140


def are_over_titles(places: Sequence[Place], numbers: Sequence[int]) -> bool:
    """Whether lone numbers are those of items: blank lines above each, right below a title of its own."""
    told = {
        below.text
        for i in numbers
        if i + 1 < len(places)
        and (below := places[i + 1]).position == places[i].position + 1
        and below.page is places[i].page
        and (i == 0 or places[i - 1].position < places[i].position - 1)
        and below.text[:1].isupper()
        and len(below.text) < LONGEST_TITLE
        and (below.text.isupper() or not below.text.endswith((".", ";", ",")))
    }
    return len(told) > OVER_TITLES * len(numbers)
