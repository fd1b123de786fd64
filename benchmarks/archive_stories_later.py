"""More of what becomes of the matters of the made-up archive, written when all first stories were told right.

They were written from how municipalities work, before the rules of links and of what became of a proposal
were looked at.
"""

from collections.abc import Callable

from benchmarks.archive_model import ROUNDS
from benchmarks.archive_stories import take_subject
from benchmarks.archive_teller import Teller, print_sum, settle
from benchmarks.archive_words import COUNCIL, FIELDS, Subject

FINANCE = "Økonomiudvalget"
RAISED = (
    "Godkendt, idet bevillingen forhøjes til {granted}.",
    "Indstillingen blev godkendt med en bevilling på {granted}.",
    "Vedtaget med en forhøjet ramme på {granted}.",
)
RISEN = (
    "Merudgiften i forhold til de ansøgte {asked} skyldes, at priserne på materialer er steget.",
    "Der er ansøgt om {asked}. Efter licitationen er behovet {granted}, da buddene var højere end ventet.",
    "Behovet er steget fra {asked} til {granted} på grund af nye krav til bygningens tilgængelighed.",
)
MOVED = (
    "Godkendt, idet {moved} flyttes fra {first} til {second}.",
    "Indstillingen blev godkendt med den ændring, at {moved} rykkes fra {first} til {second}.",
    "Tiltrådt, dog således at {moved} udskydes fra {first} til {second}.",
)
WAITING = (
    "{moved} ønskes flyttet fra {first} til {second}, da arbejdet først kan begynde efter sommeren.",
    "Da leverandøren ikke kan levere i {first}, falder {moved} først i {second}.",
    "Forskydningen på {moved} mellem {first} og {second} skyldes, at byggetilladelsen afventes.",
)
TAKEN_OFF = (
    "Punktet blev taget af dagsordenen.",
    "Udgik.",
    "Sagen blev trukket tilbage.",
)
TAKEN_UP = (
    "Et medlem har anmodet om, at sagen tages op på ny.",
    "Sagen genoptages, efter at der er fundet finansiering.",
    "Sagen forelægges igen på baggrund af henvendelser fra borgere.",
)
CONTINUED = (
    "Sagen føres videre under dette nummer; det tidligere sagsnr. var {case}.",
    "Sagen er ved overgangen til et nyt system flyttet fra sagsnr. {case}.",
    "Jf. også sag {case}, som er lukket og videreføres her.",
)
LISTED = (
    "{yes} og {also} godkendes, mens {no} ikke godkendes.",
    "Byrådet godkendte {yes} og {also}. {no} blev afvist.",
    "Der gives bevilling til {yes} og {also}. {no} kan ikke imødekommes.",
)


def tell_thrice_named(teller: Teller) -> None:
    """Three bodies, three titles; the case number, the code and an earlier decision tie them."""
    case = teller.propose()
    teller.recommend(about=(case,), extra=(teller.quote(case),))
    renamed = teller.subject.renamed
    middle = teller.enter(FINANCE, "Anbefales.", title=renamed)
    teller.case = ""
    settle(case, "approved", None, False)
    extra = (teller.look_back(middle),)
    teller.enter(COUNCIL, "Godkendt.", title=f"Endelig stillingtagen: {renamed}", extra=extra)


def tell_continued(teller: Teller) -> None:
    """The matter goes on under a case number of another form and another title."""
    case = teller.propose()
    teller.recommend(about=(case,))
    old, teller.case = teller.case, f"{teller.turn + 320}-{teller.year}-{10000 + teller.counts['case']}"
    settle(case, "approved", None, False)
    extra = (("Baggrund", teller.say(CONTINUED, case=old)),)
    teller.enter(COUNCIL, "Indstillingen blev godkendt.", title=teller.subject.renamed, extra=extra, wait=1)


def tell_raised(teller: Teller) -> None:
    """The council grants more than was asked for, and the paper says why."""
    case = teller.propose()
    more = (case.asked[0] + 700, *case.asked[1:])
    teller.recommend(about=(case,))
    settle(case, "approved_with_changes", more, True)
    case.explained = True
    sums = {"asked": print_sum(case.asked), "granted": print_sum(more)}
    reason = ("Økonomi", teller.say(RISEN, **sums))
    teller.enter(COUNCIL, teller.say(RAISED, granted=sums["granted"]), about=(case,), extra=(reason,))


def tell_moved(teller: Teller) -> None:
    """The council grants as much, some of it a year later, and the paper says why."""
    case = teller.propose()
    later = (case.asked[0] - 400, case.asked[1] + 400, *case.asked[2:])
    settle(case, "approved_with_changes", later, True)
    case.explained = True
    said = {"moved": "400.000 kr.", "first": str(case.year + 1), "second": str(case.year + 2)}
    reason = ("Økonomiske konsekvenser", teller.say(WAITING, **said))
    teller.enter(COUNCIL, teller.say(MOVED, **said), about=(case,), extra=(reason,))


def tell_again_thrice(teller: Teller) -> None:
    """The same title in three years: rejected, postponed for good, approved."""
    teller.turn %= len(ROUNDS)
    for status, ruling in (("rejected", "Afvist."), ("postponed", "Sagen blev udsat.")):
        case = teller.propose()
        case.status = status
        teller.enter(COUNCIL, ruling, about=(case,))
        teller.begin_again(1)
    teller.approve(teller.propose())


def tell_again_namesakes(teller: Teller) -> None:
    """Two committees have a proposal of the same title in the same year; one is rejected, one approved."""
    first = teller.propose()
    first.status = "rejected"
    teller.enter(
        teller.field.body, "Udvalget afviste forslaget.", about=(first,), extra=(teller.quote(first),)
    )
    teller.begin_again(0)
    teller.field = next(own for own in FIELDS if own.mark != teller.field.mark)
    second = teller.propose()
    teller.recommend(about=(second,), extra=(teller.quote(second),))
    teller.approve(second, extra=(teller.quote(second),))


def tell_again_code(teller: Teller) -> None:
    """A code of last year is quoted with its year; this year another proposal has it."""
    teller.turn = teller.turn % (2 * len(ROUNDS))
    old = teller.propose()
    teller.begin_again(1)
    new = teller.propose(subject=take_subject(teller.left, teller.field))
    old.code = new.code = f"{teller.field.mark}{80 + teller.counts['case'] % 19}"
    new.status = "unknown"
    quoted = ("Baggrund", f"Grundlaget er {old.code} i Investeringsforslag {old.year}.")
    settle(old, "approved", None, False)
    teller.enter(COUNCIL, "Tiltrådt.", title=teller.subject.renamed, about=(old,), extra=(quoted,))


def tell_postponed_twice(teller: Teller) -> None:
    """The council postpones twice; the third time it has another title and number."""
    case = teller.propose()
    teller.enter(COUNCIL, "Punktet blev udsat.", about=(case,))
    second = teller.enter(COUNCIL, "Sagen udsættes på ny.", about=(case,), wait=1)
    teller.case = ""
    settle(case, "approved", None, False)
    extra = (teller.look_back(second),)
    teller.enter(COUNCIL, "Vedtaget.", title=teller.subject.renamed, extra=extra, wait=1)


def tell_via_finance(teller: Teller) -> None:
    """Committee, finance committee and council."""
    case = teller.propose(coded=False)
    teller.recommend(about=(case,))
    teller.enter(FINANCE, "Økonomiudvalget tiltræder udvalgets indstilling over for Byrådet.", about=(case,))
    teller.approve(case, listed=False)


def tell_withdrawn(teller: Teller) -> None:
    """It is taken off the agenda, and comes again under another title with its case number."""
    case = teller.propose()
    teller.enter(COUNCIL, teller.say(TAKEN_OFF), about=(case,))
    settle(case, "approved", None, False)
    teller.enter(COUNCIL, "Godkendt.", title=teller.subject.renamed, wait=1)


def tell_other_row(teller: Teller) -> None:
    """The overview names it by its code and another title."""
    case = teller.propose()
    teller.approve(case)
    case.row = f"{case.code} {teller.subject.renamed}"


def tell_point_list(teller: Teller) -> None:
    """Three proposals are annexes of one item, and one sentence says which are approved."""
    subjects = (teller.subject, *(take_subject(teller.left, teller.field) for _ in range(2)))
    cases = tuple(teller.propose(subject=subject) for subject in subjects)
    codes = [case.code or "" for case in cases]
    for case, outcome in zip(cases, ("approved", "approved", "rejected"), strict=True):
        settle(case, outcome, None, False)
    teller.enter(
        COUNCIL,
        teller.say(LISTED, yes=codes[0], also=codes[1], no=codes[2]),
        title=f"Stillingtagen til forslag fra {teller.field.department} {teller.year}",
        about=cases,
        points=("der tages stilling til de vedlagte forslag",),
        annexes=tuple(f"{case.code} {case.title}" for case in cases),
    )


def tell_delegated(teller: Teller) -> None:
    """The committee has the last word itself."""
    case = teller.propose()
    settle(case, "approved", None, False)
    extra = (("Beslutningen træffes af", f"{teller.field.body}."),)
    teller.enter(teller.field.body, "Godkendt.", about=(case,), extra=extra)


def tell_taken_up(teller: Teller) -> None:
    """The council rejects it, and approves it when it is taken up again."""
    case = teller.propose()
    teller.enter(COUNCIL, "Forslaget blev forkastet.", about=(case,))
    settle(case, "approved", None, False)
    extra = (("Sagsfremstilling", teller.say(TAKEN_UP)),)
    teller.enter(COUNCIL, "Indstillingen blev godkendt.", about=(case,), extra=extra, wait=2)


def tell_mistyped(teller: Teller) -> None:
    """The council's agenda has the title with a slip of the hand."""
    case = teller.propose(coded=False)
    teller.recommend(about=(case,))
    teller.case = ""
    settle(case, "approved", None, False)
    teller.enter(COUNCIL, "Godkendt som indstillet.", title=mistype(teller.subject), about=(case,))


def mistype(subject: Subject) -> str:
    """The title with two letters of its longest word changed about."""
    word = max(subject.title.split(), key=len)
    middle = len(word) // 2
    wrong = word[:middle] + word[middle + 1] + word[middle] + word[middle + 2 :]
    return subject.title.replace(word, wrong)


LATER: dict[str, Callable[[Teller], None]] = {
    name.removeprefix("tell_"): story
    for name, story in list(globals().items())
    if name.startswith("tell_") and callable(story)
}
