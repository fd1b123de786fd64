"""Numbers alone on their lines that are no pages': "3" over "Budget 2030", or under it and over a heading."""

from collections.abc import Sequence

from parsers.flow import Place
from parsers.minutes.phrases.headings import find_heading

# so many of the numbers stand over titles, or under them, no longer than this, where they are items'
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


def are_under_titles(places: Sequence[Place], numbers: Sequence[int]) -> bool:
    """Whether lone numbers are those of items: a title of its own above each, a heading right below."""
    told = {
        above
        for i in numbers
        if 0 < i < len(places) - 1
        and ((above := places[i - 1].text)[:1].isupper() or above.endswith(")"))
        and len(above) < LONGEST_TITLE
        and not above.endswith((".", ";", ",", ":"))
        and find_heading(above) is None
        and find_heading(places[i + 1].text) is not None
    }
    return len(told) > OVER_TITLES * len(numbers)
