"""Letters: headers and body as lines, attachments as members, pictures in the text left where they are."""

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from extract.formats.containers import find_members, read_member
from extract.read import read_document
from models.errors import DamagedFile, EncryptedFile, InputError
from tests.samples_msg import Msg, write_msg, write_ole

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
SUBJECT, BODY, FROM, ADDRESS, TO, CLASS, HTML = 0x0037, 0x1000, 0x0042, 0x5D01, 0x0E04, 0x001A, 0x1013


def lines(path: Path, member: str | None = None) -> list[str]:
    return [line.text for line in read_document(path, member=member).pages[0].lines]


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Karen Holm <kh@noerreby.example>"
    message["To"] = "Økonomiudvalget <oeu@noerreby.example>"
    message["Date"] = "Mon, 12 May 2025 10:00:00 +0200"
    message["Subject"] = "Dagsorden på æøå"
    message["Message-ID"] = "<1@noerreby.example>"
    message.set_content("Hermed dagsordenen.\n\nHilsen Karen\n")
    return message


def save(path: Path, message: EmailMessage) -> Path:
    path.write_bytes(message.as_bytes())
    return path


def test_headers_and_body_are_lines(tmp_path: Path) -> None:
    assert lines(save(tmp_path / "a.eml", letter())) == [
        "From: Karen Holm <kh@noerreby.example>",
        "To: Økonomiudvalget <oeu@noerreby.example>",
        "Date: Mon, 12 May 2025 10:00:00 +0200",
        "Subject: Dagsorden på æøå",
        "",
        "Hermed dagsordenen.",
        "",
        "Hilsen Karen",
    ]


def test_what_it_is_follows_from_the_bytes(tmp_path: Path) -> None:
    assert lines(save(tmp_path / "brev.txt", letter()))[3] == "Subject: Dagsorden på æøå"


def test_a_text_that_begins_with_headers_of_its_own_is_no_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Date: 12. maj 2025\nSubject: Budget\n\nDagsorden\n", encoding="utf-8")
    assert read_document(path).source.media_type == "text/plain"
    assert find_members(path) == ()


def test_plain_text_is_preferred_and_html_read_where_it_is_alone(tmp_path: Path) -> None:
    both = letter()
    both.add_alternative("<p>Hermed <b>HTML</b></p>", subtype="html")
    assert "Hermed dagsordenen." in lines(save(tmp_path / "a.eml", both))
    alone = letter()
    alone.set_content("<table><tr><td>2025</td><td>1.500</td></tr></table>", subtype="html")
    document = read_document(save(tmp_path / "b.eml", alone))
    assert [cell.text for cell in document.pages[0].tables[0].cells] == ["2025", "1.500"]


def test_attachments_are_members_and_pictures_in_the_text_are_not(tmp_path: Path) -> None:
    message = letter()
    message.add_alternative('<p>Se <img src="cid:logo@x"></p>', subtype="html")
    message.add_attachment(b"Bilag\n", "text", "plain", filename="Bilag på æøå.txt")
    message.add_attachment(PNG, "image", "png", filename="plan.png")
    page = message.get_body(("html",))
    assert isinstance(page, EmailMessage)
    page.add_related(PNG, "image", "png", cid="<logo@x>", filename="logo.png")
    inner = letter()
    inner.replace_header("Subject", "Videresendt: budget")
    inner.add_attachment(b"Dybt\n", "text", "plain", filename="dybt.txt")
    message.add_attachment(inner)
    path = save(tmp_path / "a.eml", message)
    assert find_members(path) == (
        "Bilag på æøå.txt",
        "plan.png",
        "Videresendt: budget.eml",
        "Videresendt: budget.eml/dybt.txt",
    )
    assert read_member(path, "Bilag på æøå.txt") == b"Bilag\n"
    assert read_member(path, "Videresendt: budget.eml/dybt.txt") == b"Dybt\n"
    assert "Subject: Videresendt: budget" in lines(path, "Videresendt: budget.eml")


@pytest.mark.parametrize(
    "broken",
    [
        b"Content-Type: application/pdf\nContent-Disposition: attachment; filename*",
        b"Content-Type: application/pdf; 4*\nContent-Disposition: attachment",
        b"Content-Type: message/rfc822\nContent-Disposition: attachment; 61*",
        b"Content-Type: image/tiff\nContent-ID: <a; 4*\nContent-Disposition: attachment; 4*",
    ],
)
def test_a_broken_attachment_costs_only_itself(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(
        b"From: kh@noerreby.example\nTo: oeu@noerreby.example\nMessage-ID: <1@x>\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="q"\n\n--q\nContent-Type: text/plain\n\nHermed.\n'
        b"--q\n" + broken + b"\n\nx\n--q\nContent-Type: text/plain\n"
        b"Content-Disposition: attachment; filename=a.txt\n\nPunkt 1\n--q--\n"
    )
    assert lines(path)[-1] == "Hermed."
    members = find_members(path)
    assert len(members) == 2 and members[1] == "a.txt"
    assert lines(path, "a.txt") == ["Punkt 1"]


def test_bytes_without_a_named_encoding(tmp_path: Path) -> None:
    head = "From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\nSubject: Møde\r\n"
    path = tmp_path / "a.eml"
    path.write_bytes(f"{head}\r\nBeslutning på mødet\r\n".encode("cp1252"))
    assert lines(path)[-1] == "Beslutning på mødet"
    assert "Subject: Møde" in lines(path)


def test_a_locked_letter_is_named(tmp_path: Path) -> None:
    message = letter()
    message.set_content(b"\x30\x80", "application", "pkcs7-mime", filename="smime.p7m")
    with pytest.raises(EncryptedFile, match=r"a\.eml: brevet er krypteret"):
        read_document(save(tmp_path / "a.eml", message))


def test_a_letter_with_attachments_only_says_so(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Message-ID"] = "a@b.example", "<1@x.example>"
    message.add_attachment(b"Bilag\n", "text", "plain", filename="a.txt")
    document = read_document(save(tmp_path / "a.eml", message))
    assert [note.code for note in document.notes] == ["letter.without_text"]


def outlook() -> Msg:
    inner = Msg(texts={SUBJECT: "Indre", BODY: "Det indre brev\r\n"}, files=[("dybt.txt", b"Dybt\n")])
    return Msg(
        texts={
            SUBJECT: "Dagsorden på æøå",
            BODY: "Hermed dagsordenen.\r\n\r\nHilsen Karen\r\n",
            FROM: "Karen Holm",
            ADDRESS: "kh@noerreby.example",
            TO: "Økonomiudvalget",
            CLASS: "IPM.Note",
        },
        sent=datetime(2025, 5, 12, 8, 0, tzinfo=UTC),
        binaries={HTML: b'<p>Se <img src="cid:logo@x"></p>'},
        files=[("Bilag på æøå.txt", b"Bilag\n" * 1000), ("logo.png", PNG), ("Indre", inner)],
        shown={"logo.png": "logo@x"},
    )


def test_an_outlook_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.msg"
    path.write_bytes(write_msg(outlook()))
    assert lines(path) == [
        "From: Karen Holm <kh@noerreby.example>",
        "To: Økonomiudvalget",
        "Date: Mon, 12 May 2025 08:00:00 +0000",
        "Subject: Dagsorden på æøå",
        "",
        "Hermed dagsordenen.",
        "",
        "Hilsen Karen",
    ]
    assert find_members(path) == ("Bilag på æøå.txt", "Indre.eml", "Indre.eml/dybt.txt")
    assert read_member(path, "Bilag på æøå.txt") == b"Bilag\n" * 1000
    assert "Det indre brev" in lines(path, "Indre.eml")
    assert read_member(path, "Indre.eml/dybt.txt") == b"Dybt\n"


def test_an_outlook_letter_in_html_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.msg"
    path.write_bytes(
        write_msg(Msg(texts={SUBJECT: "Kort"}, binaries={HTML: "<p>Møde</p>".encode("latin-1")}))
    )
    assert lines(path) == ["Subject: Kort", "", "Møde"]


def test_a_locked_outlook_letter_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.msg"
    path.write_bytes(write_msg(Msg(texts={SUBJECT: "Låst", CLASS: "IPM.Note.SMIME"})))
    with pytest.raises(EncryptedFile, match="krypteret"):
        read_document(path)


def test_damaged_outlook_letters_are_one_error(tmp_path: Path) -> None:
    whole = write_msg(outlook())
    path = tmp_path / "a.msg"
    for size in (512, 600, 1024, len(whole) // 2, len(whole) - 100):
        path.write_bytes(whole[:size])
        try:
            read_document(path)
            find_members(path)
        except InputError as err:
            assert str(err).startswith(f"{path}: ")


def test_a_letter_without_its_properties_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.msg"
    path.write_bytes(write_ole({"__properties_version1.0": b""}))
    with pytest.raises((DamagedFile, InputError)):
        read_document(path)
