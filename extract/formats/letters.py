"""E-mails as mail programs save them (.eml): headers, body, attachments."""

import email
import email.policy
import mimetypes
import re
from collections.abc import Iterable
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from typing import Any, cast

from extract.formats.archive import Held, Part, Refusal, clean_name, decode_name, unique_names
from models.errors import DamagedFile, EncryptedFile
from models.frozen import dataclass

SHOWN_HEADERS = ("From", "To", "Cc", "Date", "Subject")
# parts that prove a letter or report its way, and tell a reader nothing
SEALS = {
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
    "message/delivery-status", "message/disposition-notification",
}  # fmt: skip
LOCKS = {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}
CONTENT_ID = re.compile(r"cid:([^\"'\s>)]+)", re.I)
BODIES = ("text/plain", "text/html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter: its headers as printed, its body as plain text or HTML, and what is attached."""

    headers: tuple[tuple[str, str], ...]
    text: str | None
    html: str | None
    attachments: tuple[Part, ...]


class _Lenient(EmailPolicy):
    """The usual rules, but a header that breaks its own syntax is plain text: it costs nothing but itself."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """What a header says, parsed where that can be done."""
        try:
            return super().header_fetch_parse(name, value)
        except Exception:  # the parser of headers stumbles on broken ones in many ways
            return " ".join(value.split())


POLICY = _Lenient()


def build_eml(letter: Letter) -> bytes:
    """A letter as a file of its own, for one that exists only inside another."""
    message = EmailMessage()
    for head, value in letter.headers:
        message[head] = value
    message.set_content(letter.text or "")
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    for part in letter.attachments:
        if not part.sealed:
            message.add_attachment(
                part.open(), maintype="application", subtype="octet-stream", filename=part.name
            )
    return message.as_bytes()


def read_eml(data: bytes, name: str) -> Letter:
    """A letter as mail programs save it. Raises EncryptedFile for one that asks for a key, and DamagedFile.

    Example: read_eml(data, "brev.eml").headers[0] gives ("From", "Karen Holm <kh@noerreby.example>").
    """
    try:
        message = cast(EmailMessage, email.message_from_bytes(_from_header(data), policy=POLICY))
        leaves = list(_leaves(message))
        locked = message.get_content_type() in LOCKS and message.get_param("smime-type") != "signed-data"
        headers = [(head, _header(message, head)) for head in SHOWN_HEADERS]
        text, html = (_body(leaves, kind) for kind in BODIES)
        attachments = _attachments(leaves, html or "", name)
    except Exception as err:  # the parser of headers stumbles on broken ones in many ways
        raise DamagedFile(f"{name}: brevet er beskadiget. Gem det igen i mailprogrammet.") from err
    if locked:
        raise EncryptedFile(f"{name}: brevet er krypteret. Gem det uden kryptering i mailprogrammet.")
    shown = tuple((head, value) for head, value in headers if value)
    return Letter(headers=shown, text=text, html=html, attachments=attachments)


def _from_header(data: bytes) -> bytes:
    """The letter from its first header on: a byte order mark or the line of a mailbox file may come first."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return data.split(b"\n", 1)[-1] if data.startswith(b"From ") else data


def _leaves(message: Message) -> Iterable[EmailMessage]:
    """The parts of a letter that hold something; of attached letters the letter, not its parts."""
    parts = message.get_payload() if message.is_multipart() else None
    if isinstance(parts, list) and message.get_content_type() != "message/rfc822":
        for part in parts:
            if isinstance(part, Message):
                yield from _leaves(part)
    elif isinstance(message, EmailMessage):
        yield message


def _header(message: EmailMessage, head: str) -> str:
    raw = next((str(value) for name, value in message.raw_items() if name.lower() == head.lower()), "")
    try:
        value = str(message.get(head) or "") if _is_mended(raw) else _mended(raw)
    except Exception:  # a header that breaks its own syntax is shown as it stands
        value = _mended(raw)
    return " ".join(value.split())


def _is_mended(text: str) -> bool:
    return text.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in text)


def _mended(text: str) -> str:
    """Text with bytes that no encoding was given for, read by the Danish letters in them."""
    if _is_mended(text):
        return text
    return decode_name(text.encode("utf-8", errors="surrogateescape"))


def _body(leaves: Iterable[EmailMessage], kind: str) -> str | None:
    """What the letter itself says in plain text or HTML; parts attached as files are not it."""
    texts = [_text(part) for part in leaves if part.get_content_type() == kind and not _is_file(part)]
    return "\n".join(text for text in texts if text.strip()) or None


def _text(part: EmailMessage) -> str:
    payload = _payload(part)
    charset = part.get_content_charset("utf-8")
    try:
        return payload.decode(charset)
    except (LookupError, UnicodeError):
        return decode_name(payload)


def _payload(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes(policy=email.policy.compat32) if isinstance(inner, Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _attachments(leaves: Iterable[EmailMessage], html: str, letter: str) -> tuple[Part, ...]:
    """The files that came along; one that is broken is named, and opening it says why it can't be had."""
    shown = set(CONTENT_ID.findall(html))
    attached = [part for part in leaves if _is_attached(part, shown)]
    names = unique_names(_file_name(part, number) for number, part in enumerate(attached, 1))
    return tuple(_part(part, name, letter) for name, part in zip(names, attached, strict=True))


def _part(part: EmailMessage, name: str, letter: str) -> Part:
    try:
        data = _payload(part)
    except Exception:  # what is packed in a letter can be broken in many ways
        fault = DamagedFile(f"{letter}/{name}: filen er beskadiget i brevet. Bed afsenderen om den igen.")
        return Part(name, 0, Refusal(fault), sealed=True)
    return Part(name, len(data), Held(data))


def _is_attached(part: EmailMessage, shown: set[str]) -> bool:
    """Whether a part is a file that came along; pictures shown in the text and seals are not."""
    kind = part.get_content_type()
    if kind in SEALS or (kind in BODIES and not _is_file(part)):
        return False
    content_id = str(part.get("Content-ID") or "").strip(" <>")
    if part.get_content_maintype() == "image":
        return content_id not in shown and part.get_content_disposition() != "inline"
    return bool(part.get_payload())


def _file_name(part: EmailMessage, number: int) -> str:
    """What a part is called: as its sender says, or by its own subject, number and kind."""
    kind = part.get_content_type()
    name = _mended(part.get_filename() or "")
    if not name and kind == "message/rfc822":
        inner = part.get_payload(0)
        name = _header(inner, "Subject") if isinstance(inner, EmailMessage) else ""
        name = name.replace("/", "-")
    return file_name(name, kind, number)


def file_name(name: str, kind: str, number: int) -> str:
    """A file name without folders, with an ending that fits the media type where it has none."""
    name = clean_name(name.replace("\\", "/")).rsplit("/", 1)[-1] or f"vedhæftet {number}"
    letter = kind == "message/rfc822"
    if letter and not name.lower().endswith((".eml", ".msg")):
        return f"{name}.eml"
    return name if "." in name[1:] else name + (mimetypes.guess_extension(kind) or "")
