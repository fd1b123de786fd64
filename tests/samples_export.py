"""One meeting as a case system exports it, packed as a ZIP; and a letter with minutes attached."""

from __future__ import annotations

import email.message
import email.policy
from dataclasses import replace

from tests.samples_manifests import MadeItem, MadeMeeting, meeting_lines, pdf_of, sbsys_xml, with_item
from tests.samples_truth import Record, decision, document, item, meeting, recommendations
from tests.samples_word import packed

DAY = (2025, 9, 10, 8, 0, 0)
BODY = "Kultur- og Fritidsudvalget"
ADDED = MadeItem(
    "5",
    "Akut lukning af svømmehallen",
    recommendation=("at hallen holdes lukket i uge 37",),
    case="Der er fundet løse fliser i det store bassin.",
)
ITEMS = (
    MadeItem("1", "Godkendelse af dagsorden", recommendation=("at dagsordenen godkendes",)),
    MadeItem(
        "2",
        "Lån af lokaler på Hestbæk Skole",
        recommendation=("at aftenskolen kan låne fire lokaler", "at aftalen gælder til juni 2026"),
        case="Aftenskolen mangler lokaler om tirsdagen.",
        attachments=("Lokaleplan.pdf", "Prisliste.pdf"),
    ),
    MadeItem(
        "3", "Orientering om sommerkoncerter", recommendation=("at orienteringen tages til efterretning",)
    ),
    MadeItem("4", "Køb af ejendom", open=False),
)
DECIDED = {
    "1": "Godkendt.",
    "2": "Indstillingen godkendt.",
    "3": "Taget til efterretning.",
    "5": "Udvalget godkendte indstillingen.",
}
OUTCOMES = {
    "Godkendt.": "approved",
    "Indstillingen godkendt.": "approved",
    "Taget til efterretning.": "noted",
    "Udvalget godkendte indstillingen.": "approved",
    "Sagen udsat til næste møde.": "postponed",
    "Rådet anbefaler forslaget.": "approved",
}
AGENDA = MadeMeeting(body=BODY, day=(2025, 9, 9), kind="dagsorden", items=ITEMS)
ADDENDUM = replace(AGENDA, kind="tillægsdagsorden", items=(ADDED,))
MINUTES = replace(
    AGENDA,
    kind="referat",
    items=tuple(replace(each, decision=DECIDED.get(each.number)) for each in (*ITEMS, ADDED)),
)
# What was decided on item 3 was corrected on the paper, and not in the system.
MANIFEST = with_item(MINUTES, "3", decision="Sagen udsat til næste møde.")
PLAN = ["Lokaleplan", "Hestbæk Skole, tirsdage fra 18.00.", "Lokale 4, 5, 6 og 9 er ledige."]
LETTER_MEETING = MadeMeeting(
    body="Handicaprådet",
    day=(2025, 8, 19),
    kind="referat",
    clock="15:00",
    items=(
        MadeItem(
            "1", "Ramper ved biblioteket", decision="Rådet anbefaler forslaget.", case="Trinene er høje."
        ),
        MadeItem("2", "Mødeplan for 2026", decision="Godkendt."),
    ),
)
LETTER = """Kære Jens

Hermed referatet fra mødet i Handicaprådet.

Venlig hilsen
Karen Holm
"""


def eksport() -> tuple[bytes, dict[str, Record]]:
    """The ZIP, and the truth of each file in it. One annex of the manifest is not in it."""
    papers = {"Dagsorden": AGENDA, "Tillægsdagsorden": ADDENDUM, "Referat": MINUTES}
    parts = {"manifest.xml": sbsys_xml(MANIFEST).encode()}
    parts |= {f"{name}.pdf": pdf_of(meeting_lines(paper)) for name, paper in papers.items()}
    parts["Bilag/Lokaleplan.pdf"] = pdf_of(PLAN)
    truths = {f"{name}.pdf": truth(paper) for name, paper in papers.items()}
    truths["manifest.xml"] = truth(MANIFEST, manifest=True)
    truths["Bilag/Lokaleplan.pdf"] = document("other") | {"pages": 1}
    return packed(parts, DAY), truths


def brev() -> tuple[bytes, dict[str, Record]]:
    """The letter, and the truth of itself ("") and of what is attached."""
    letter = email.message.EmailMessage(policy=email.policy.SMTP)
    letter["From"] = "Karen Holm <karen.holm@norreby.example>"
    letter["To"] = "Jens Friis <jens.friis@norreby.example>"
    letter["Subject"] = "Referat fra Handicaprådet"
    letter["Date"] = "Wed, 20 Aug 2025 09:12:00 +0200"
    letter.set_content(LETTER)
    paper = pdf_of(meeting_lines(LETTER_MEETING))
    letter.add_attachment(paper, maintype="application", subtype="pdf", filename="Handicapraadet.pdf")
    letter.set_boundary("brev-fra-norreby")
    return letter.as_bytes(), {
        "": document("other") | {"pages": 1},
        "Handicapraadet.pdf": truth(LETTER_MEETING),
    }


def truth(made: MadeMeeting, *, manifest: bool = False) -> Record:
    """What a paper or manifest of the meeting says."""
    kind = "minutes" if made.kind == "referat" else "agenda"
    paper_names = kind == "minutes" and not manifest
    year, month, day = made.day
    held = meeting(
        kind,
        body=made.body,
        municipality=None if manifest else made.municipality,
        date=f"{year}-{month:02}-{day:02}",
        start=made.clock,
        end="18:15" if manifest else None,
        location="Byrådssalen",
        present=list(made.present) if paper_names else [],
        absent=list(made.absent) if paper_names else [],
        items=[_item(each, manifest) for each in made.items],
    )
    del held["title"]
    return document(kind, meetings=[held])


def _item(made: MadeItem, manifest: bool) -> Record:
    if not made.open:
        return item(made.number, None if manifest else "Lukket punkt", closed=True)
    said = made.decision
    return item(
        made.number,
        made.title,
        recommendations=recommendations(list(made.recommendation)),
        decision_text=said,
        decision_points=[decision(said, OUTCOMES[said])] if said else [],
        listed_attachments=[name.removesuffix(".pdf") for name in made.attachments],
    )
