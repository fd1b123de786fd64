"""Who tells a matter of the made-up archive: its proposals, and when it comes before which body."""

from dataclasses import dataclass, field
from random import Random

from benchmarks import archive_words as words
from benchmarks.archive_model import ROUNDS, YEARS, Archive, Case, Entry, Mention, is_held
from benchmarks.archive_words import COUNCIL, Field, Subject


@dataclass(slots=True, kw_only=True)
class Teller:
    """One matter under way."""

    archive: Archive
    rng: Random
    matter: str
    field: Field
    subject: Subject
    turn: int
    left: dict[str, list[Subject]]
    counts: dict[str, int]
    case: str = ""
    chain: int = 0
    entries: list[Entry] = field(default_factory=list)

    @property
    def year(self) -> int:
        """The year of the turn."""
        return YEARS[0] + self.turn // len(ROUNDS)

    def say(self, phrases: tuple[str, ...], **parts: str) -> str:
        """A phrase; every third is kept for the matters that are kept back."""
        own = phrases[2::3] if is_held(self.matter) else [*phrases[::3], *phrases[1::3]]
        said = self.rng.choice(own)
        return said.format(**parts).replace("..", ".") if parts else said

    def number_case(self) -> str:
        """A new case number in the form of its year."""
        self.counts["case"] += self.rng.randint(1, 40)
        if self.year < 2021:
            return f"{self.year % 100}/{10000 + self.counts['case']}"
        return f"{self.rng.choice(self.field.numbers)}-P20-{self.counts['case']}-{self.year % 100}"

    def propose(
        self, *, coded: bool = True, title: str | None = None, subject: Subject | None = None
    ) -> Case:
        """A proposal of the year's paper."""
        key = f"{self.field.mark}{self.year}"
        subject = subject or self.subject
        self.counts[key] = self.counts.get(key, 0) + 1
        start = self.rng.randint(6, 60) * 100
        asked = (start, self.rng.choice((0, start // 200 * 100)), *(self.rng.randint(1, 9) * 100,) * 2)
        case = Case(
            matter=self.matter,
            code=f"{self.field.mark}{self.counts[key]:02d}" if coded else None,
            title=title or subject.title,
            year=self.year,
            mark=self.field.mark,
            asked=asked,
            about=subject.about,
            paper=f"forslag-{self.year}-{self.field.mark.lower()}" + ("" if coded else "-uden-numre"),
        )
        self.archive.cases.append(case)
        return case

    def enter(
        self,
        body: str,
        decision: str | list[str],
        *,
        title: str | None = None,
        about: tuple[Case, ...] = (),
        wait: int = 0,
        points: tuple[str, ...] | None = None,
        extra: tuple[tuple[str, str | Mention], ...] = (),
        annexes: tuple[str, ...] = (),
    ) -> Entry:
        """The matter before a body, ``wait`` rounds later than the last time."""
        self.turn += wait
        sitting = self.archive.sitting(body, self.turn)
        named = title or self.subject.title
        self.case = self.case or self.number_case()
        told = self.subject.about if about else "Sagen forelægges til behandling."
        entry = Entry(
            matter=self.matter,
            sitting=sitting,
            title=named,
            case=self.case,
            sections=[("Sagsfremstilling", told), *extra],
            points=list(points if points is not None else (f"forslaget om {named} godkendes",)),
            decision=[decision] if isinstance(decision, str) else decision,
            annexes=list(annexes),
            about=list(about),
            chain=self.chain,
        )
        sitting.entries.append(entry)
        self.entries.append(entry)
        return entry

    def begin_again(self, years: int) -> None:
        """Let what follows be another matter, so many years later."""
        self.case = ""
        self.chain += 1
        self.turn = (self.turn + years * len(ROUNDS)) % (len(YEARS) * len(ROUNDS))

    def recommend(self, *, about: tuple[Case, ...] = (), wait: int = 0, **rest: object) -> Entry:
        """The matter before its committee, which recommends it."""
        return self.enter(self.field.body, self.say(words.RECOMMENDED), about=about, wait=wait, **rest)  # type: ignore[arg-type]

    def approve(self, *cases: Case, wait: int = 0, listed: bool = True, **rest: object) -> Entry:
        """The matter before the council, which approves it as it stands."""
        for case in cases:
            settle(case, "approved", case.asked if listed else None, listed)
        return self.enter(COUNCIL, self.say(words.APPROVED), about=cases, wait=wait, **rest)  # type: ignore[arg-type]

    def quote(self, case: Case) -> tuple[str, str]:
        """A section that says which proposal the item is about."""
        return ("Baggrund", self.say(words.QUOTED, code=case.code or "", year=str(case.year)))

    def look_back(self, entry: Entry) -> tuple[str, Mention]:
        """A section on how the matter was dealt with before."""
        return ("Tidligere behandling", Mention(phrase=self.say(words.BACK), entry=entry))


def settle(case: Case, status: str, granted: tuple[int, ...] | None, listed: bool) -> None:
    """What became of a proposal; listed ones stand in the overview of the year."""
    case.status = status
    case.granted = granted
    case.row = case.title if listed else None


def print_sum(amounts: tuple[int, ...]) -> str:
    """Thousands as Danes print them: 3,6 mio. kr."""
    whole = f"{sum(amounts) / 1000:.1f}".replace(".", ",")
    return f"{whole.removesuffix(',0')} mio. kr."


def lower(amounts: tuple[int, ...]) -> tuple[int, ...]:
    """The amounts with less in the first year."""
    return (amounts[0] - max(200, amounts[0] // 500 * 100), *amounts[1:])
