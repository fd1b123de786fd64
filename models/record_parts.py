"""The records of a document as who saves them takes them: part by part, held or unpacked on the way."""

from collections.abc import Iterable
from typing import Protocol

from models.evidence import Issue, Span
from models.records import DocumentKind, FinanceTable, Meeting, Proposal, SumCheck, TextAmount, TypedTable


class Records(Protocol):
    """What a Parsed has, each part gone through one by one and as often as wanted.

    Who goes through them and holds none needs memory for the largest record only.
    """

    @property
    def kind(self) -> DocumentKind:
        """What the document is."""

    @property
    def meetings(self) -> Iterable[Meeting]:
        """Its meetings, with their items."""

    @property
    def proposals(self) -> Iterable[Proposal]:
        """Its proposals, with their tables."""

    @property
    def overview_tables(self) -> Iterable[FinanceTable]:
        """Finance tables in no proposal."""

    @property
    def typed_tables(self) -> Iterable[TypedTable]:
        """Tables of other things, in no item and no proposal."""

    @property
    def text_amounts(self) -> Iterable[TextAmount]:
        """Amounts in text, in no item and no proposal."""

    @property
    def checks(self) -> Iterable[SumCheck]:
        """The checks of all sums."""

    @property
    def issues(self) -> Iterable[Issue]:
        """What a person should look at."""

    @property
    def unclaimed(self) -> Iterable[Span]:
        """Lines that no record rests on."""

    @property
    def furniture(self) -> Iterable[Span]:
        """Lines known as no content."""
