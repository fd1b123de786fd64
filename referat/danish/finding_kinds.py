"""What kinds of findings are called on screens and in reports."""

# What is found of a file that is neither meeting nor proposal.
UNKNOWN = "document.nothing_recognised"
# What lists the files that are neither meeting nor proposal.
LIST_UNKNOWN = "referat findings --kind genkendt"
SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
KINDS = {
    "amounts.differs_from_table": "beløb i tekst og tabel er uenige",
    "document.comments": "kommentarer i dokumentet",
    "document.deleted_text": "slettet tekst",
    "document.hidden_text": "skjult tekst",
    UNKNOWN: "hverken møde eller forslag genkendt",
    "document.impossible_date": "dato, der ikke findes",
    "document.note_missing": "henvisning til en note, der mangler",
    "document.part_damaged": "en del er beskadiget",
    "document.part_not_read": "en del er ikke læst",
    "document.placeholders": "felter, der ikke er udfyldt",
    "layout.hint_used": "læst med et layout",
    "layout.less_than_expected": "mindre end layoutet venter",
    "letter.without_text": "brev uden tekst",
    "manifest.closed_item": "lukket punkt",
    "manifest.file_missing": "fil mangler i eksporten",
    "manifest.file_not_read": "fil i eksporten er ikke læst",
    "manifest.no_title": "punkt uden titel",
    "manifest.unsure_outcome": "usikkert udfald",
    "manifest.unnamed_file": "fil uden for manifestet",
    "manifest.duplicate_number": "samme nummer to gange",
    "manifest.no_head": "møde uden dato eller udvalg",
    "manifest.no_items": "møde uden punkter",
    "minutes.duplicate_number": "samme nummer to gange",
    "minutes.item_without_text": "punkt uden tekst",
    "minutes.no_decision": "punkt uden beslutning",
    "minutes.number_gap": "hul i punkternes numre",
    "minutes.unsure_outcome": "usikkert udfald",
    "minutes.voted_twice": "samme navn på to sider i en afstemning",
    "minutes.votes_above_present": "flere stemmer end til stede",
    "minutes.votes_below_present": "færre stemmer end til stede",
    "minutes.votes_named_otherwise": "stemmer og navne er ikke lige mange",
    "ocr.missing": "side venter på OCR-programmet",
    "ocr.page_unread": "side kunne ikke læses med OCR",
    "ocr.specks": "pletter på scanningen",
    "ocr.unsure_words": "usikkert læste ord",
    "ocr.worthless_text": "ubrugelig tekst på siden",
    "pdf.hidden_text": "skjult tekst",
    "pdf.page_read_again": "side læst på anden måde",
    "pdf.page_unreadable": "side kan ikke læses",
    "pdf.page_without_text": "side uden tekst",
    "pdf.repaired_glyphs": "rettede tegn",
    "pdf.turned_page": "side på tværs",
    "pdf.unread_glyphs": "tegn, der ikke kan læses",
    "proposals.none_told": "intet forslag læst for sig",
    "sitting.ambiguous": "flere mulige møder",
    "sitting.item_missing": "punkt mangler i et af papirerne",
    "sitting.item_not_on_agenda": "punkt uden for dagsordenen",
    "sitting.other_number": "papirerne er uenige om nummer",
    "sitting.other_openness": "papirerne er uenige om lukket punkt",
    "sitting.other_outcome": "papirerne er uenige om udfald",
    "sitting.other_title": "papirerne er uenige om titel",
    "table.differs": "tal er uenige",
    "table.repaired": "rettet tal",
    "table.sum": "sum passer ikke",
    "text.control_characters": "styretegn i teksten",
    "text.encoding": "anden tegnkodning",
    "xml.encoding": "anden tegnkodning",
    "xml.too_deep": "elementer for dybt inde",
    "xml.not_well_formed": "manifest med fejl, rettet",
}


def finding_kind(code: str) -> str:
    """What a kind of finding is called; its code where it has no name yet.

    >>> finding_kind("table.sum"), finding_kind("table.colour")
    ('sum passer ikke', 'table.colour')
    """
    return KINDS.get(code, code)
