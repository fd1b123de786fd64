"""What the words of a decision come to, and how its text is taken apart."""

import pytest

from models.records import DecisionPoint
from models.records_rulings import Votes, find_votes
from parsers.flow import build_flow
from parsers.minutes.decisions.follow_ups import build_follow_ups, is_only_follow_up
from parsers.minutes.decisions.points import build_points, find_sentences
from parsers.minutes.paper.prose import Prose, build_prose
from parsers.minutes.paper.rows import build_rows
from parsers.minutes.phrases.outcomes import find_outcome
from parsers.minutes.phrases.people import find_absent, find_body, find_names
from parsers.minutes.voting.ballots import build_ballots
from parsers.minutes.voting.votes import read_rounds
from tests.paper import build_text

OUTCOMES = [
    ("Godkendt.", "approved", "the bare word"),
    ("Lokalplanen vedtages.", "approved", "passive present"),
    ("Borgmesteren bakkede op om planen.", "approved", "backing"),
    ("Indstillingen følges.", "approved", "a verb that needs its object"),
    ("Ansøgningen imødekommes.", "approved", "an application"),
    ("Udvalget tiltrådte indstillingen uden bemærkninger.", "approved", "without remarks is no change"),
    ("Anbefales godkendt.", "approved", "recommended upwards"),
    ("Godkendt med den ændring, at prisen sænkes.", "approved_with_changes", "a change"),
    ("Vedtaget med sletning af bilag 2.", "approved_with_changes", "something is taken out"),
    ("Planen blev vedtaget, og ændringsforslaget blev vedtaget.", "approved_with_changes", "an amendment"),
    ("Godkendt under forudsætning af statens tilsagn.", "approved_with_changes", "a condition"),
    ("Byrådet tog redegørelsen om havnen til efterretning.", "noted", "words in between"),
    ("Orienteringen tages til efterretning.", "noted", "passive"),
    ("Formanden orienterede om byggeriet.", "noted", "a report was given"),
    ("Sagen om skolevejen blev kort drøftet.", "discussed", "talk alone"),
    ("Udvalget drøftede sagen og godkendte indstillingen.", "approved", "what was decided beats the talk"),
    ("Planen kunne ikke tiltrædes.", "rejected", "a not before"),
    ("Ansøgningen imødekommes ikke.", "rejected", "a not after"),
    ("Anbefales ikke.", "rejected", "not recommended"),
    ("Forslaget blev forkastet.", "rejected", "the word itself"),
    ("Forslaget bortfaldt.", "rejected", "lapsed"),
    ("Sagen udsættes til næste møde.", "postponed", "put off"),
    ("Byrådet vedtog at udsætte sagen.", "postponed", "what was adopted is the delay"),
    ("Byrådet besluttede, at sagen henvises til Teknisk Udvalg.", "referred", "decided to refer"),
    ("Sagen sendes tilbage til forvaltningen.", "referred", "sent back"),
    ("Punktet udgik.", "withdrawn", "dropped from the agenda"),
    ("Sagen blev taget af dagsordenen.", "withdrawn", "dropped in other words"),
    ("Intet til referat.", "no_record", "nothing"),
    ("Der var ingen meddelelser.", "no_record", "nothing, as a sentence"),
    ("Mulighederne skal undersøges nærmere.", "other", "a direction"),
    ("Det aftales, at holde et ekstra møde.", "other", "an agreement"),
]
BACKGROUND = [
    "Karen Holm meldte afbud.",
    "Sagen blev behandlet sammen med punkt 9.",
    "Karen Holm deltog ikke i behandlingen af sagen.",
    "Jens Friis tiltrådte mødet klokken 10.",
    "En tiltrædelse af planen koster ikke noget.",
]


@pytest.mark.parametrize(("text", "outcome", "why"), OUTCOMES)
def test_outcome(text: str, outcome: str, why: str) -> None:
    hit = find_outcome(text)
    assert hit is not None and hit.outcome == outcome, why
    assert text[hit.start : hit.end].strip()


@pytest.mark.parametrize("text", BACKGROUND)
def test_background_decides_nothing(text: str) -> None:
    assert find_outcome(text) is None


def prose_of(text: str) -> Prose:
    flow = build_flow(build_text(text))
    return build_prose(build_rows([place.piece() for place in flow.places]), flow.known)


def points_of(text: str) -> tuple[DecisionPoint, ...]:
    prose = prose_of(text)
    return build_points(prose, 0, len(prose.text))


def votes_in(prose: Prose) -> Votes | None:
    return find_votes(build_ballots(prose, read_rounds(prose), ()))


def test_numbered_points_keep_their_lists_and_lose_their_tasks() -> None:
    points = points_of(
        "at 1) byrådet godkendte planen og bemærkede:\n\n- at prisen er høj\n- at tiden er knap\n\n"
        "at 2) byrådet tog tallene til efterretning. Økonomi følger op.\n\n"
        "Bemærkninger\n\n- Ole Krag spurgte"
    )
    assert [point.point for point in points] == [1, 2]
    assert points[0].text.value.endswith("- at tiden er knap")
    assert points[1].text.value == "byrådet tog tallene til efterretning."


def test_sentences_lean_on_the_one_before() -> None:
    points = points_of(
        "Det blev besluttet, at der skrives et brev til staten. I brevet skal der stå, hvad vejen koster. "
        "Der var mange i salen. Ole Krag meldte afbud."
    )
    assert len(points) == 1
    assert points[0].text.value.endswith("hvad vejen koster.")


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ('Mai Vig fik ført til protokol: "Vi er bekymrede. Det bør ske allerede i budget 2026."', []),
        ("Mai Vig (C) kan ikke tiltræde indstillingen. Hun ønsker, at en anden grund findes.", []),
        (
            'Byrådet vedtog: "Planen godkendes i sin helhed. Sagen genoptages i maj."',
            ["approved", "postponed"],
        ),
        ("A og B kunne ikke tiltræde. V anbefaler indstillingen.", ["approved"]),
        ("Der var debat. De ændrede takster godkendes.", ["approved_with_changes"]),
        ("Mai Vig (V) anbefalede Bo Dam som formand. Bo Dam blev valgt.", ["approved"]),
    ],
)
def test_what_some_members_say_is_no_point(text: str, points: list[str]) -> None:
    assert [point.outcome.value for point in points_of(text)] == points


def test_condition_is_what_follows_on_the_remark() -> None:
    (point,) = points_of("Godkendt med bemærkning om, at porten males grøn. Det er aftalt med naboen.")
    assert point.outcome.value == "approved_with_changes"
    assert point.condition and point.condition.value == "porten males grøn"


def test_full_stops_that_end_no_sentence() -> None:
    text = "Planen koster ca. 2 mio. kr. i 2024. Den behandles kl. 9 i sal 4. Se bilag mv. Resten udgår."
    sentences = [text[a:b] for a, b in find_sentences(text, 0, len(text))]
    assert sentences == [
        "Planen koster ca. 2 mio. kr. i 2024.",
        "Den behandles kl. 9 i sal 4.",
        "Se bilag mv.",
        "Resten udgår.",
    ]


@pytest.mark.parametrize("sentence", ["Karen Holm følger op.", "HR tager kontakt til skolen inden 1. maj."])
def test_tasks_are_no_points(sentence: str) -> None:
    assert is_only_follow_up(sentence)
    prose = prose_of(sentence)
    (task,) = build_follow_ups(prose, [(0, len(prose.text))])
    assert sentence.startswith(task.responsible.value)


def test_a_body_that_decides_has_no_task() -> None:
    assert not is_only_follow_up("Byrådet godkender planen.")


def test_votes_with_nested_brackets() -> None:
    votes = votes_in(prose_of("For: 2 (Karen Holm (A), Jens Friis (B)) Imod: 1 (Ole Krag (Ø))"))
    assert votes and [name.value for name in votes.in_favour] == ["Karen Holm (A)", "Jens Friis (B)"]
    assert [name.value for name in votes.against] == ["Ole Krag (Ø)"]


def test_votes_counted_before_the_parties() -> None:
    votes = votes_in(prose_of("Forkastet med stemmerne 11 for (C og V) og 20 imod (A og B)."))
    assert votes and [name.value for name in votes.in_favour] == ["C", "V"]
    assert [name.value for name in votes.against] == ["A", "B"]


def test_no_vote_is_none() -> None:
    assert votes_in(prose_of("Godkendt uden afstemning.")) is None


def test_names_without_title_role_and_party() -> None:
    prose = prose_of("Rådmand Karen Holm (A), formand, Jens-Ole M. Friis og direktør Anna Lund")
    names = [name.value for name in find_names(prose, 0, len(prose.text), "test")]
    assert names == ["Karen Holm", "Jens-Ole M. Friis", "Anna Lund"]


def test_who_sent_regrets() -> None:
    prose = prose_of("Godkendt. Karen Holm var nødt til at melde afbud. Afbud fra Jens Friis (V).")
    assert [name.value for name in find_absent(prose)] == ["Karen Holm", "Jens Friis"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Teknik- og Miljøudvalgsmøde den 3. maj", "Teknik- og Miljøudvalget"),
        ("Referat fra Byrådet", "Byrådet"),
        ("Ledermøder 2024", "Ledermøde"),
    ],
)
def test_bodies_in_their_own_name(text: str, body: str) -> None:
    hit = find_body(text)
    assert hit is not None and hit[2] == body


def test_a_refusal_that_is_turned_down_is_unsure() -> None:
    (twice,) = points_of("Rådet tiltræder ikke, at der gives afslag.")
    (once,) = points_of("Rådet tiltræder ikke, at der gives tilskud.")
    assert (twice.outcome.value, twice.outcome.certainty) == ("rejected", "uncertain")
    assert (once.outcome.value, once.outcome.certainty) == ("rejected", "printed")
