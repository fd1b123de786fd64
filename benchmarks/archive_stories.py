"""What becomes of the matters of the made-up archive, story by story.

A story draws one matter: its proposals with their fate, and the entries in which it comes before the bodies.
Turns count the rounds of meetings from the first year; a proposal is out before the first round of its year.
"""

from collections.abc import Callable

from benchmarks import archive_words as words
from benchmarks.archive_model import ROUNDS, YEARS, Mention
from benchmarks.archive_teller import Teller, lower, print_sum, settle
from benchmarks.archive_words import COUNCIL, FIELDS, Field, Subject


def tell_coded_title(teller: Teller) -> None:
    """The code stands in the item's title."""
    case = teller.propose()
    named = f"{case.code} {case.title}"
    teller.recommend(about=(case,), title=named)
    teller.approve(case, title=named)


def tell_coded_text(teller: Teller) -> None:
    """The title is the proposal's, and the text quotes its code."""
    case = teller.propose()
    teller.recommend(about=(case,), extra=(teller.quote(case),))
    teller.approve(case, extra=(teller.quote(case),))


def tell_uncoded(teller: Teller) -> None:
    """No code anywhere."""
    case = teller.propose(coded=False)
    teller.recommend(about=(case,))
    teller.approve(case, listed=False)


def tell_renamed(teller: Teller) -> None:
    """The item has another title; only the code ties it."""
    case = teller.propose()
    teller.recommend(about=(case,), title=teller.subject.renamed, extra=(teller.quote(case),))
    teller.approve(case, title=teller.subject.renamed, extra=(teller.quote(case),))


def tell_annex(teller: Teller) -> None:
    """The proposal is an annex of an item with a title of its own."""
    case = teller.propose()
    title = f"Prioritering af midler til {teller.field.department}"
    points = ("de vedlagte forslag godkendes",)
    teller.approve(case, title=title, points=points, annexes=(f"{case.code} {case.title}",))


def tell_postponed_same(teller: Teller) -> None:
    """The committee postpones, and takes it up again under the same title."""
    case = teller.propose()
    teller.enter(teller.field.body, teller.say(words.POSTPONED), about=(case,))
    teller.recommend(about=(case,), wait=1)
    teller.approve(case)


def tell_postponed_quote(teller: Teller) -> None:
    """It comes back under another title and number, and says where it was before."""
    case = teller.propose()
    first = teller.enter(COUNCIL, teller.say(words.POSTPONED), about=(case,))
    teller.case = ""
    teller.turn += 1
    settle(case, "approved", None, False)
    extra = (teller.look_back(first),)
    teller.enter(COUNCIL, teller.say(words.APPROVED), title=teller.subject.renamed, extra=extra)


def tell_postponed_case(teller: Teller) -> None:
    """It comes back under another title with its case number."""
    case = teller.propose()
    teller.enter(COUNCIL, teller.say(words.POSTPONED), about=(case,))
    settle(case, "approved", None, False)
    teller.enter(COUNCIL, teller.say(words.APPROVED), title=teller.subject.renamed, wait=2)


def tell_postponed_for_good(teller: Teller) -> None:
    """It never comes back."""
    case = teller.propose()
    case.status = "postponed"
    teller.recommend(about=(case,))
    teller.enter(COUNCIL, teller.say(words.POSTPONED), about=(case,))


def tell_referred(teller: Teller) -> None:
    """One committee sends it to another, which decides."""
    case = teller.propose()
    other = next(own for own in FIELDS if own.mark != teller.field.mark)
    teller.enter(teller.field.body, teller.say(words.REFERRED, body=other.body), about=(case,))
    settle(case, "approved", None, False)
    teller.enter(other.body, "Godkendt som indstillet.", about=(case,), wait=1)


def tell_sent_back(teller: Teller) -> None:
    """The council sends it back to the committee."""
    case = teller.propose()
    teller.recommend(about=(case,))
    teller.enter(COUNCIL, teller.say(words.SENT_BACK, body=teller.field.body), about=(case,))
    teller.recommend(about=(case,), wait=1)
    teller.approve(case)


def tell_changed(teller: Teller) -> None:
    """The council grants less, and the paper says why."""
    case = teller.propose()
    less = lower(case.asked)
    asked, granted = print_sum(case.asked), print_sum(less)
    teller.recommend(about=(case,))
    settle(case, "approved_with_changes", less, True)
    case.explained = True
    reason = ("Økonomiske konsekvenser", teller.say(words.REASONS, asked=asked, granted=granted))
    ruling = teller.say(words.CHANGED, granted=granted)
    teller.enter(COUNCIL, ruling, about=(case,), extra=(reason,))


def tell_changed_silently(teller: Teller) -> None:
    """The council grants less, and nothing says why."""
    case = teller.propose()
    less = lower(case.asked)
    settle(case, "approved_with_changes", less, True)
    case.explained = False
    teller.enter(COUNCIL, teller.say(words.CHANGED, granted=print_sum(less)), about=(case,))


def tell_overview(teller: Teller) -> None:
    """Only the overview of what was approved names it."""
    case = teller.propose()
    settle(case, "approved", case.asked, True)


def tell_overview_less(teller: Teller) -> None:
    """Only the overview names it, with less money."""
    case = teller.propose()
    settle(case, "approved_with_changes", lower(case.asked), True)
    case.explained = False


def tell_rejected(teller: Teller) -> None:
    """The committee recommends, the council rejects."""
    case = teller.propose()
    case.status = "rejected"
    teller.recommend(about=(case,))
    teller.enter(COUNCIL, teller.say(words.REJECTED), about=(case,))


def tell_committee_rejects(teller: Teller) -> None:
    """The committee rejects it, and it goes no further."""
    case = teller.propose(coded=False)
    case.status = "rejected"
    teller.enter(teller.field.body, teller.say(words.REJECTED), about=(case,))


def tell_partly(teller: Teller) -> None:
    """One point is approved, another is not."""
    case = teller.propose()
    case.status = "partly"
    points = (f"første del af {case.title} godkendes", "anden del godkendes med start året efter")
    teller.enter(COUNCIL, ["Ad 1: Godkendt.", "Ad 2: Ikke godkendt."], about=(case,), points=points)


def tell_agenda(teller: Teller) -> None:
    """It stands on the agenda of the last meetings; there are no minutes yet."""
    case = teller.propose()
    case.status = "pending"
    teller.turn = len(YEARS) * len(ROUNDS)
    teller.enter(COUNCIL, [], about=(case,))


def tell_recommended(teller: Teller) -> None:
    """The committee recommends, and nothing more is known."""
    case = teller.propose()
    case.status = "pending"
    teller.recommend(about=(case,))


def tell_nothing(teller: Teller) -> None:
    """Nobody ever deals with it."""
    teller.propose()


def tell_again(teller: Teller) -> None:
    """The same title in two years: first rejected, then approved as another matter."""
    first = teller.propose()
    first.status = "rejected"
    teller.enter(COUNCIL, teller.say(words.REJECTED), about=(first,))
    teller.begin_again(2)
    second = teller.propose()
    teller.approve(second)


def tell_twins(teller: Teller) -> None:
    """Two stages with a proposal each; only the first goes through."""
    first = teller.propose(title=f"{teller.subject.title}, etape 1")
    second = teller.propose(title=f"{teller.subject.title}, etape 2")
    teller.approve(first, title=first.title)
    teller.begin_again(0)
    second.status = "rejected"
    teller.enter(COUNCIL, teller.say(words.REJECTED), title=second.title, about=(second,), wait=1)


def tell_pool(teller: Teller) -> None:
    """Three proposals in one item, a point for each."""
    subjects = (teller.subject, *(take_subject(teller.left, teller.field) for _ in range(2)))
    cases = tuple(teller.propose(subject=subject) for subject in subjects)
    outcomes = ("approved", "rejected", "approved")
    decision = []
    for number, (case, outcome) in enumerate(zip(cases, outcomes, strict=True), 1):
        listed = outcome == "approved"
        settle(case, outcome, case.asked if listed else None, listed)
        decision.append(f"Ad {number}: {'Godkendt' if listed else 'Ikke godkendt'}.")
    points = tuple(f"{case.code} {case.title} godkendes" for case in cases)
    title = f"Udmøntning af investeringspuljen {teller.year}, {teller.field.department}"
    teller.enter(COUNCIL, decision, title=title, about=cases, points=points)


def tell_renumbered(teller: Teller) -> None:
    """The matter gets another case number and title on its way to the council."""
    case = teller.propose()
    teller.recommend(about=(case,))
    old, teller.case = teller.case, ""
    settle(case, "approved", None, False)
    extra = (("Baggrund", teller.say(words.RENUMBERED, case=old)),)
    teller.enter(COUNCIL, teller.say(words.APPROVED), title=teller.subject.renamed, extra=extra, wait=1)


def tell_aside(teller: Teller) -> None:
    """The text names another matter's decision and another proposal's code in passing."""
    teller.turn = max(teller.turn, len(ROUNDS))
    case = teller.propose()
    earlier = [entry for entries in teller.archive.matters.values() for entry in entries]
    earlier = [entry for entry in earlier if entry.about and entry.sitting.day.year < teller.year]
    other = teller.rng.choice([entry for entry in earlier if entry.about[0].code])
    passing = teller.say(words.PASSING, code=other.about[0].code or "", other=other.about[0].title)
    aside = Mention(phrase=teller.say(words.ASIDE), entry=other, other=other.title)
    teller.approve(case, extra=(("Økonomiske konsekvenser", passing), ("Andre forhold", aside)))


def tell_follow_up(teller: Teller) -> None:
    """The committee is told later how it went."""
    case = teller.propose()
    teller.recommend(about=(case,))
    teller.approve(case)
    title = f"Status på {teller.subject.title}"
    points = ("orienteringen tages til efterretning",)
    teller.enter(teller.field.body, "Taget til efterretning.", title=title, wait=3, points=points)


def tell_initiative(teller: Teller) -> None:
    """An initiative of the budget plan, with a row in the plan's own overview."""
    case = teller.propose(coded=False)
    case.paper = f"budgetplan-{teller.year}"
    for _ in range(2):
        idle = teller.propose(coded=False, subject=words.INITIATIVES[teller.counts.setdefault("idle", 0)])
        idle.paper = case.paper
        teller.counts["idle"] += 1
    teller.recommend(about=(case,))
    teller.approve(case, listed=False)


def tell_copy(teller: Teller) -> None:
    """The business case also lies in a file of its own."""
    case = teller.propose()
    case.copies.append(f"bilag-{case.code}-{case.year}")
    teller.recommend(about=(case,))
    teller.approve(case, annexes=(f"{case.code} {case.title}",))


def take_subject(left: dict[str, list[Subject]], field: Field) -> Subject:
    """The next subject of a field."""
    return left[field.mark].pop(0)


STORIES: dict[str, Callable[[Teller], None]] = {
    name.removeprefix("tell_"): story
    for name, story in list(globals().items())
    if name.startswith("tell_") and callable(story)
}
