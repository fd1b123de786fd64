"""Which proposal of a title an item is about, where there is one of nearly every year."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from referat.tracing.nodes import NEAR_YEARS, Node

# Prices are of the year that a proposal is decided in, or of the next one, which the budget is for.
LEADS = (0, 1)

Stems = frozenset[str]


class Leads:
    """How many years the prices of proposals are ahead of the meetings that decide on them.

    A title that comes year after year tells it by itself: with the right lead most of its meetings have a
    proposal. Else the other proposals of the paper tell, whose title comes but once.
    """

    def __init__(self, pairs: Iterable[tuple[Node, Node]]) -> None:
        """Find the leads from proposals and the items that have their titles."""
        offered: dict[Stems, set[int]] = defaultdict(set)
        dealt: dict[Stems, set[int]] = defaultdict(set)
        told = [(one, item) for one, item in pairs if one.year is not None and item.date is not None]
        for one, item in told:
            if one.year is not None and item.date is not None:
                offered[one.title.stems].add(one.year)
                dealt[one.title.stems].add(item.date.year)
        papers: dict[int, Counter[int]] = defaultdict(Counter)
        for one, item in told:
            if one.year is not None and item.date is not None and len(offered[one.title.stems]) == 1:
                papers[one.document_id][one.year - item.date.year] += 1
        self._papers = {paper: _most(counts) for paper, counts in papers.items()}
        self._all = _most(sum(papers.values(), Counter()))
        self._titles = {
            stems: _most(_count_met(years, dealt[stems]))
            for stems, years in offered.items()
            if len(years) > 1
        }

    def apart(self, item: Node, proposal: Node) -> int:
        """How many years lie between an item and a proposal; NEAR_YEARS where one of them has none."""
        if item.date is None or proposal.year is None:
            return NEAR_YEARS
        lead = self._titles.get(proposal.title.stems)
        if lead is None:
            lead = self._papers.get(proposal.document_id, self._all)
        ahead = proposal.year - item.date.year
        return abs(ahead - lead) if lead is not None else min(abs(ahead - one) for one in LEADS)


def _count_met(offered: set[int], dealt: set[int]) -> Counter[int]:
    """For how many years with meetings there is a proposal, with each lead."""
    return Counter({lead: len({year + lead for year in dealt} & offered) for lead in LEADS})


def _most(counts: Counter[int]) -> int | None:
    """The lead that most speaks for; None where none does more than another."""
    first = [(lead, times) for lead, times in counts.most_common() if lead in LEADS and times]
    if not first or (len(first) > 1 and first[0][1] == first[1][1]):
        return None
    return first[0][0]
