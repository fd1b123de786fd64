"""Made-up exports of case systems: one meeting as each system writes it, and PDFs that go with it."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen import canvas

MONTHS = {8: "august", 9: "september"}


@dataclass(frozen=True)
class MadeItem:
    number: str
    title: str
    recommendation: tuple[str, ...] = ("at forslaget godkendes",)
    case: str = "Forvaltningen har set på sagen og lægger den frem."
    decision: str | None = None
    open: bool = True
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True)
class MadeMeeting:
    body: str = "Kultur- og Fritidsudvalget"
    day: tuple[int, int, int] = (2018, 8, 27)
    clock: str = "16:00"
    municipality: str = "Nørreby Kommune"
    kind: str = "referat"
    items: tuple[MadeItem, ...] = ()
    present: tuple[str, ...] = ("Karen Holm", "Jens Friis")
    absent: tuple[str, ...] = ("Ole Krag",)

    @property
    def worded(self) -> str:
        year, month, day = self.day
        return f"{day}. {MONTHS[month]} {year}"

    @property
    def stamp(self) -> str:
        year, month, day = self.day
        return f"{day:02}-{month:02}-{year} {self.clock}:00"


ITEMS = (
    MadeItem("1", "Godkendelse af dagsorden", decision="Godkendt."),
    MadeItem(
        "2",
        "Ny cykelsti ved Åvej & Søvej",
        recommendation=("at stien anlægges i 2019", "at udgiften på 2 mio. kr. finansieres af puljen"),
        decision="Indstillingen godkendt med 5 stemmer imod 2.",
        attachments=("Kort over stien.pdf", "Budget.pdf"),
    ),
    MadeItem("3", "Åbningstider på biblioteket", decision="Sagen udsat til næste møde."),
    MadeItem("4", "Køb af ejendom", open=False, decision="Godkendt."),
    MadeItem("5", "Orientering om sommerkoncerter", decision="Taget til efterretning."),
)
MINUTES = MadeMeeting(items=ITEMS)
AGENDA = replace(MINUTES, kind="dagsorden", items=tuple(replace(item, decision=None) for item in ITEMS))


def with_item(meeting: MadeMeeting, number: str, **changes: object) -> MadeMeeting:
    """The meeting with one item changed."""
    items = tuple(replace(i, **changes) if i.number == number else i for i in meeting.items)  # type: ignore[arg-type]
    return replace(meeting, items=items)


def _html(item: MadeItem) -> dict[str, str]:
    points = "".join(f"<li>{html.escape(point)}</li>" for point in item.recommendation)
    fields = {
        "Sagsfremstilling": f"<p>{html.escape(item.case)}</p>",
        "Indstilling": f"<p>Forvaltningen indstiller,</p><ol>{points}</ol>",
    }
    if item.decision:
        fields["Beslutning"] = f"<p>{html.escape(item.decision)}</p>"
    return fields


def sbsys_xml(meeting: MadeMeeting) -> str:
    parts = []
    for item in meeting.items:
        content = "".join(f"<{name}>{html.escape(text)}</{name}>" for name, text in _html(item).items())
        annexes = "".join(
            f'<Bilag BilagID="{n}" Navn="{html.escape(name.removesuffix(".pdf"))}" MaaPubliceres="true" '
            f'BilagUrl="Bilag\\{html.escape(name)}"/>'
            for n, name in enumerate(item.attachments, 1)
        )
        parts.append(
            f'<Dagsordenpunkt DagsordenpunktID="9{item.number}" Nummer="{item.number}" '
            f'Åbent="{str(item.open).lower()}"><Overskrift>{html.escape(item.title)}</Overskrift>'
            f"<Indhold>{content}</Indhold><Bilagsliste>{annexes}</Bilagsliste></Dagsordenpunkt>"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<Dagsorden DagsordenID="77" Åben="true" Dagsordentype="{meeting.kind.capitalize()}">\n'
        f'<Møde MødeID="12" Mødedato="{meeting.worded}" Mødetid="{meeting.clock}" Mødesluttid="18:15" '
        f'Udvalg="{meeting.body}" UdvalgID="4" Mødested="Byrådssalen"/>\n'
        "<Dagsordenpunkter>\n" + "\n".join(parts) + "\n</Dagsordenpunkter>\n</Dagsorden>\n"
    )


def agman_xml(meeting: MadeMeeting) -> str:
    parts = []
    for item in meeting.items:
        fields = "".join(
            f'<ItemField ID="{n}"><Caption>{name}</Caption><HasContent>True</HasContent>'
            f"<Content><![CDATA[{text}]]></Content></ItemField>"
            for n, (name, text) in enumerate(_html(item).items())
        )
        annexes = "".join(
            f'<Enclosure ID="{n}"><FileName>{html.escape(name)}</FileName><IsProtected>False</IsProtected>'
            f"<EnclosureOutputUri>Enclosures/{html.escape(name)}</EnclosureOutputUri></Enclosure>"
            for n, name in enumerate(item.attachments)
        )
        parts.append(
            f'<Item ID="a{item.number}"><Number>{item.number}</Number>'
            f"<Caption>{html.escape(item.title)}</Caption><IsPublic>{item.open}</IsPublic>"
            f"<Case><NumberAndTitle>18/34{item.number}81 - {html.escape(item.title)}</NumberAndTitle></Case>"
            f"<Fields>{fields}</Fields><Enclosures>{annexes}</Enclosures></Item>"
        )
    members = "".join(
        f"<MeetingMember><Name>{name} (A)</Name><ParticipationStatusAsValue>{status}"
        "</ParticipationStatusAsValue></MeetingMember>"
        for names, status in ((meeting.present, 1), (meeting.absent, 2))
        for name in names
    )
    value = {"referat": 3, "dagsorden": 1}.get(meeting.kind, 1)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<Publication xmlns="urn:agman">\n'
        f"<PublicationTypeAsValue>{value}</PublicationTypeAsValue>\n"
        f'<Agendas><Agenda ID="5"><Meeting ID="8"><When>{meeting.stamp}</When><Where>Byrådssalen</Where>'
        f"<Members>{members}</Members></Meeting><Committee><Name>{meeting.body}</Name></Committee>\n"
        "<Items>\n" + "\n".join(parts) + "\n</Items></Agenda></Agendas></Publication>\n"
    )


def edoc_xml(meeting: MadeMeeting) -> str:
    order = sorted(meeting.items, key=lambda item: (item.number in "13", item.number == "1", item.number))
    groups = []
    for word, is_open in (("Åben", True), ("Lukket", False)):
        parts = []
        for item in (item for item in order if item.open == is_open):
            text = [item.case, "", "Indstilling", "Forvaltningen indstiller,"]
            text += [f"{n}. {point}" for n, point in enumerate(item.recommendation, 1)]
            text += ["", "Beslutning", item.decision] if item.decision else []
            annexes = "".join(
                f'<Attachment attachmentid="{n}"><Title>{html.escape(name.removesuffix(".pdf"))}</Title>'
                f"<PDFDocument>{html.escape(name)}</PDFDocument></Attachment>"
                for n, name in enumerate(item.attachments)
            )
            parts.append(
                f"<MeetingAgendaItem><AgendaItemNumber>{item.number}</AgendaItemNumber>"
                f"<FullText>{html.escape(chr(10).join(text))}</FullText>"
                f'<Document documentid="2018-{item.number}000"><Title>{html.escape(item.title)}</Title>'
                f"<PublishingType>{'SKAL PUBLICERES' if item.open else 'MÅ IKKE PUBLICERES'}</PublishingType>"
                f"<Attachments>{annexes}</Attachments></Document></MeetingAgendaItem>"
            )
        groups.append(
            f"<MeetingAgendaType><AgendaType>{word} dagsorden</AgendaType><MeetingAgendaItems>"
            + "\n".join(parts)
            + "</MeetingAgendaItems></MeetingAgendaType>"
        )
    state = "Referat endeligt godkendt" if meeting.kind == "referat" else "Dagsorden udsendt"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f"<Meeting><Committee>{meeting.body}</Committee><MeetingDate>{meeting.stamp}</MeetingDate>"
        f"<MeetingState>{state}</MeetingState>\n<MeetingAgendaTypes>"
        + "\n".join(groups)
        + "</MeetingAgendaTypes></Meeting>\n"
    )


SYSTEMS = {"sbsys": sbsys_xml, "agman": agman_xml, "edoc": edoc_xml}


def meeting_lines(meeting: MadeMeeting) -> list[str]:
    """The meeting as paper prints it."""
    lines = [
        meeting.municipality,
        "",
        f"{meeting.kind.capitalize()}",
        f"{meeting.body}",
        f"Mødedato: {meeting.worded} kl. {meeting.clock.replace(':', '.')}",
        "Mødested: Byrådssalen",
        "",
    ]
    if meeting.kind == "referat":
        lines += [f"Tilstede: {', '.join(meeting.present)}", f"Afbud: {', '.join(meeting.absent)}", ""]
    for item in meeting.items:
        lines += ["", f"{item.number}. {item.title if item.open else 'Lukket punkt'}", ""]
        if not item.open:
            continue
        lines += ["Sagsfremstilling", item.case, "", "Indstilling", "Forvaltningen indstiller,"]
        lines += [f"{n}. {point}" for n, point in enumerate(item.recommendation, 1)]
        if item.attachments:
            lines += ["", "Bilag", *(f"- {name.removesuffix('.pdf')}" for name in item.attachments)]
        if item.decision:
            lines += ["", "Beslutning", item.decision]
    return lines


def pdf_of(lines: Sequence[str]) -> bytes:
    """A PDF with the lines, headings of one word in bold."""
    data = io.BytesIO()
    drawn = canvas.Canvas(data, pagesize=(595, 842), invariant=1)
    top = 780
    for line in lines:
        font = "Helvetica-Bold" if line[:1].isdigit() or len(line.split()) == 1 else "Helvetica"
        for part in simpleSplit(line, font, 10, 480) or [""]:
            if top < 60:
                drawn.showPage()
                top = 780
            drawn.setFont(font, 10)
            drawn.drawString(56, top, part)
            top -= 14 if part else 10
    drawn.save()
    return data.getvalue()


def write_export(
    folder: Path, system: str, manifest: MadeMeeting, paper: MadeMeeting | None, *, but: Sequence[str] = ()
) -> None:
    """An export in a folder: the manifest, the meeting's PDF, and its annexes but some."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.xml").write_text(SYSTEMS[system](manifest), encoding="utf-8")
    if paper is not None:
        (folder / f"{paper.kind}.pdf").write_bytes(pdf_of(meeting_lines(paper)))
    place = {"sbsys": "Bilag", "agman": "Enclosures", "edoc": "."}[system]
    for item in manifest.items:
        for name in item.attachments:
            if name not in but:
                (folder / place).mkdir(exist_ok=True)
                text = [name.removesuffix(".pdf"), "Et bilag uden møde.", f"Til {item.title.lower()}."]
                (folder / place / name).write_bytes(pdf_of(text))
