"""Danish words for the codes of the records, and numbers and dates as Danes write them."""

import datetime
import errno
import re
from decimal import Decimal

from models.errors import UnknownWord

CODES: dict[str, dict[str, str]] = {
    "outcome": {
        "approved": "godkendt",
        "approved_with_changes": "godkendt med ændringer",
        "noted": "taget til efterretning",
        "discussed": "drøftet",
        "rejected": "afslået",
        "postponed": "udsat",
        "referred": "henvist",
        "withdrawn": "udgået",
        "no_record": "intet til referat",
        "other": "andet",
    },
    "document_kind": {
        "minutes": "referat",
        "agenda": "dagsorden",
        "proposals": "forslag",
        "plan": "plan",
        "overview": "oversigt",
        "attachment": "bilag",
        "other": "andet",
    },
    "entry_kind": {"item": "punkt", "proposal": "forslag", "overview": "oversigt"},
    "node_kind": {"item": "punkt", "proposal": "forslag", "row": "række i oversigt"},
    "link_kind": {
        "decided": "behandlet",
        "next": "behandlet igen",
        "listed": "i oversigt",
        "copy": "samme forslag i en anden fil",
        "initiative": "kommer af planens initiativ",
    },
    "link_rule": {
        "case_number": "samme sagsnummer",
        "former_case": "sagens tidligere nummer er nævnt",
        "date_and_point": "dag og punkt er nævnt",
        "title": "titlerne ligner hinanden",
        "attachment": "et bilag har forslagets titel",
        "code": "forslagets kode er nævnt",
        "overview_row": "rækken har forslagets titel",
        "overview_row_code": "rækken har forslagets kode",
        "overview_row_left_over": "rækken ligner, og intet andet forslag passer",
        "code_title_year": "samme kode, titel og år",
        "theme": "planens tema og initiativ er nævnt",
    },
    "link_state": {
        "true": "sikker",
        "suggested": "foreslået",
        "confirmed": "bekræftet",
        "rejected": "afvist",
    },
    "proposal_status": {
        "approved": "godkendt",
        "approved_with_changes": "godkendt med ændringer",
        "partly": "delvist godkendt",
        "rejected": "afslået",
        "postponed": "udsat",
        "pending": "under behandling",
        "unknown": "ukendt",
    },
    "search_field": {
        "title": "titel",
        "decision": "beslutning",
        "recommendation": "indstilling",
        "keys": "nummer",
        "attachments": "bilag",
        "labels": "tabel",
        "text": "tekst",
    },
    "facet": {
        "kind": "Slags",
        "year": "År",
        "body": "Udvalg",
        "municipality": "Kommune",
        "outcome": "Udfald",
        "topic": "Emne",
    },
    "row_kind": {
        "detail": "detalje",
        "total": "sum",
        "grand_total": "samlet",
        "payback": "tilbagebetaling",
    },
    "meeting_role": {
        "manifest": "manifest",
        "minutes": "referat",
        "agenda": "dagsorden",
        "addendum": "tillægsdagsorden",
    },
    "matter": {"matter": "sagen", "amendment": "ændringsforslag", "subamendment": "underændringsforslag"},
    "result": {"adopted": "vedtaget", "rejected": "forkastet", "withdrawn": "trukket tilbage"},
    "side": {"for": "for", "against": "imod", "abstain": "undlod"},
    "statement": {
        "minority": "mindretalsudtalelse",
        "note": "protokoltilførsel",
        "reservation": "forbehold",
        "amendment": "ændringsforslag",
        "subamendment": "underændringsforslag",
        "condition": "forudsætning",
    },
    "presence": {
        "present": "til stede",
        "excused": "afbud",
        "absent": "fraværende",
        "substitute": "stedfortræder",
        "late": "kom senere",
        "left": "gik før tid",
        "recused": "inhabil",
        "away": "deltog ikke",
    },
    "choice": {"in_favour": "for", "against": "imod", "abstain": "undlod"},
    "passage": {
        "case_presentation": "Sagsfremstilling",
        "text": "Tekst",
        "other": "Tekst",
        "statements": "Protokoltilførsel",
    },
    "direction": {
        "expense": "udgift",
        "saving": "besparelse",
        "income": "indtægt",
        "grant": "bevilling",
        "asked": "ansøgt",
        "financing": "finansiering",
        "unknown": "ukendt",
    },
    "bound": {
        "exact": "",
        "about": "cirka",
        "at_most": "højst",
        "at_least": "mindst",
        "less": "knap",
        "more": "godt",
        "range": "",
    },
    "frequency": {"yearly": "årligt", "permanent": "varigt", "once": "engangs"},
    "check": {
        "holds": "stemmer",
        "rounds": "afrunding",
        "paper": "papiret",
        "reading": "læsningen",
        "unclear": "uafklaret",
    },
    "check_kind": {
        "rows": "rækker",
        "columns": "kolonner",
        "tables": "tabeller",
        "overview": "oversigt",
        "text": "tekst",
    },
    "compared": {"agrees": "stemmer", "differs": "afviger"},
    "certainty": {
        "printed": "trykt",
        "inferred": "udledt",
        "repaired": "repareret",
        "uncertain": "usikker",
        "confirmed": "set af et menneske",
        "corrected": "rettet af et menneske",
    },
    "doubt": {
        "correction": "rettelse",
        "sum": "sum",
        "value": "værdi",
        "outcome": "udfald",
        "ocr": "scanning",
        "link": "forbindelse",
        "earlier": "fra en tidligere fil",
        "finding": "bemærkning",
    },
    "verdict": {
        "accepted": "bekræftet",
        "corrected": "rettet",
        "rejected": "afvist",
        "added": "tilføjet",
    },
    "correction_state": {
        "applied": "gælder",
        "agrees": "læses nu sådan",
        "changed": "spørger igen",
        "gone": "findes ikke mere",
        "superseded": "afløst",
        "undone": "fortrudt",
        "absent": "filen er her ikke",
    },
    "severity": {"error": "fejl", "warning": "advarsel", "info": "oplysning"},
    "status": {
        "ok": "ok",
        "empty": "tom",
        "encrypted": "låst",
        "damaged": "beskadiget",
        "not_a_document": "ikke et dokument",
        "no_text": "uden tekst",
        "parse_failed": "fejl i referat",
        "unreadable": "kan ikke åbnes",
        "missing": "findes ikke",
        "timeout": "tog for lang tid",
        "memory": "brugte for meget hukommelse",
        "crashed": "læseren gik ned",
    },
    "fate": {
        "added": "nye",
        "replaced": "skiftet ud",
        "copied": "kopier af kendte filer",
        "unchanged": "uændrede",
        "older": "ikke ændret siden den valgte dag",
        "opened": "arkiver pakket ud",
        "skipped": "sprunget over",
        "missing": "findes ikke",
        "failed": "kom ikke ind",
    },
    "run": {
        "running": "i gang",
        "finished": "færdig",
        "stopped": "afbrudt med Ctrl-C",
        "failed": "standset af en fejl",
        "killed": "afbrudt",
    },
}

FAULTS = {
    errno.EACCES: "ingen adgang",
    errno.EISDIR: "er en mappe",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.ENOENT: "findes ikke",
    errno.ENOSPC: "disken er fuld",
    errno.ENOTDIR: "er ikke en mappe",
    errno.EROFS: "disken kan ikke skrives",
}

# What a file's name can hold and no screen or database should get: control characters, marks that turn the
# direction of text, and bytes that are no UTF-8.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def word(kind: str, code: str | None) -> str:
    """The Danish word for a code, the code itself where there is none, "" for None."""
    return "" if code is None else CODES[kind].get(code, code)


def code_of(kind: str, word: str) -> str:
    """The English code of a word, which may be the Danish one; UnknownWord for another word.

    >>> code_of("outcome", "Godkendt"), code_of("outcome", "noted")
    ('approved', 'noted')
    """
    for code, danish in CODES[kind].items():
        if word.casefold() in (code, danish.casefold()):
            return code
    raise UnknownWord(f"{word}: ukendt. Vælg en af: {', '.join(CODES[kind].values())}.")


def number(value: Decimal | float | None) -> str:
    """A number in Danish, "" for None.

    >>> number(1250), number(Decimal("-942")), number(2.5)
    ('1.250', '-942', '2,5')
    """
    if value is None:
        return ""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    text = f"{exact.normalize() if exact % 1 else exact.to_integral_value():,f}"
    return text.translate(str.maketrans(",.", ".,"))


def day(value: datetime.date | None) -> str:
    """A date in Danish, "" for None.

    >>> day(datetime.date(2024, 3, 5))
    '5.3.2024'
    """
    return "" if value is None else f"{value.day}.{value.month}.{value.year}"


def printable(text: str) -> str:
    r"""The text on one line, with what cannot be printed as its code.

    >>> printable("dags\x1borden")
    'dags\\x1borden'
    """
    return UNPRINTABLE.sub(lambda match: ascii(match[0])[1:-1], text)


def fault(err: OSError) -> str:
    """What the system would not do, in Danish; its own words for what is rare."""
    return FAULTS.get(err.errno or 0) or err.strerror or str(err)


def count(amount: int, one: str, many: str) -> str:
    """A number of things.

    >>> count(1, "fil", "filer"), count(1200, "fil", "filer")
    ('1 fil', '1.200 filer')
    """
    return f"{number(amount)} {one if amount == 1 else many}"
