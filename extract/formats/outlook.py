"""E-mails as Outlook saves them (.msg): headers, body, attachments, letters attached to letters."""

import io
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime

from olefile import OleFileIO
from oxmsg.domain import constants as pid
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from extract.formats.archive import Held, Part, Refusal, unique_names
from extract.formats.letters import CONTENT_ID, Letter, build_eml, file_name
from models.errors import DamagedFile, EncryptedFile, InputError

ROOT_HEADER, INNER_HEADER, ATTACHED_HEADER = 32, 24, 8  # bytes before the properties
INNER_LETTER = "__substg1.0_3701000D"  # where a letter attached to a letter is kept
SMIME_CLASS, SIGNED_CLASS = "IPM.Note.SMIME", "IPM.Note.SMIME.MultipartSigned"
DEEPEST = 20  # letters inside each other


def read_msg(data: bytes, name: str) -> Letter:
    """A letter as Outlook saves it. Raises EncryptedFile for one that asks for a key, and DamagedFile."""
    try:
        with OleFileIO(io.BytesIO(data)) as ole:
            storage = Storage.from_ole(ole)
        properties = Properties(storage, ROOT_HEADER)
        kind = _said(properties, pid.PID_MESSAGE_CLASS)
        letter = _letter(storage, properties, name, 0)
    except Exception as err:  # oxmsg and olefile raise anything on broken bytes
        raise DamagedFile(f"{name}: brevet er beskadiget. Gem det igen fra Outlook.") from err
    if kind.startswith(SMIME_CLASS) and not kind.startswith(SIGNED_CLASS):
        raise EncryptedFile(f"{name}: brevet er krypteret. Gem det uden kryptering fra Outlook.")
    return letter


def _letter(storage: Storage, properties: Properties, name: str, depth: int) -> Letter:
    html = _html(properties)
    attachments = _attachments(storage, html or "", name, depth)
    return Letter(
        headers=_headers(storage, properties),
        text=_said(properties, pid.PID_BODY, lines=True) or None,
        html=html,
        attachments=attachments,
    )


def _said(properties: Properties, prop: int, lines: bool = False) -> str:
    """A text of a letter; "" where it is missing or broken."""
    try:
        text = (properties.str_prop_value(prop) or "").rstrip("\x00")
    except Exception:  # a stream that is missing or in an encoding nobody knows
        return ""
    return text.replace("\r\n", "\n") if lines else " ".join(text.split())


def _html(properties: Properties) -> str | None:
    text = _said(properties, pid.PID_HTML, lines=True)
    try:
        data = properties.binary_prop_value(pid.PID_HTML) if not text else None
        return data.decode(properties.body_encoding, errors="replace") if data else text or None
    except Exception:  # a stream that is missing or in an encoding nobody knows
        return None


def _headers(storage: Storage, properties: Properties) -> tuple[tuple[str, str], ...]:
    """Sender, receivers, date and subject, as far as they are there."""
    sender = _said(properties, pid.PID_SENT_REPRESENTING_NAME) or _said(properties, pid.PID_SENDER_NAME)
    address = _said(properties, pid.PID_SENDER_SMTP_ADDRESS) or _said(
        properties, pid.PID_SENDER_EMAIL_ADDRESS
    )
    if "@" in address and address != sender:
        sender = f"{sender} <{address}>".strip()
    sent = _date(properties, pid.PID_CLIENT_SUBMIT_TIME) or _date(properties, pid.PID_MESSAGE_DELIVERY_TIME)
    told = {
        "From": sender,
        "To": _said(properties, pid.PID_DISPLAY_TO) or "; ".join(_recipients(storage)),
        "Cc": _said(properties, pid.PID_DISPLAY_CC),
        "Date": format_datetime(sent) if sent else "",
        "Subject": _said(properties, pid.PID_SUBJECT),
    }
    return tuple((head, value) for head, value in told.items() if value)


def _date(properties: Properties, prop: int) -> datetime | None:
    try:
        return properties.date_prop_value(prop)
    except (ValueError, OverflowError, AttributeError):
        return None


def _recipients(storage: Storage) -> Iterator[str]:
    for recipient in storage.iter_recipient_storages():
        name = _said(Properties(recipient, ATTACHED_HEADER), pid.PID_DISPLAY_NAME)
        if name:
            yield name


def _attachments(storage: Storage, html: str, name: str, depth: int) -> tuple[Part, ...]:
    shown = set(CONTENT_ID.findall(html))
    held = [(one, Properties(one, ATTACHED_HEADER)) for one in storage.iter_attachment_storages()]
    kept = [(one, properties) for one, properties in held if not _is_shown(properties, shown)]
    names = unique_names(_name(one, properties, n) for n, (one, properties) in enumerate(kept, 1))
    return tuple(
        _part(one, properties, file, name, depth) for file, (one, properties) in zip(names, kept, strict=True)
    )


def _is_shown(properties: Properties, shown: set[str]) -> bool:
    """Whether an attachment is a picture in the text, not a file that came along."""
    kind = _said(properties, pid.PID_ATTACH_MIME_TAG)
    file = _said(properties, pid.PID_ATTACH_LONG_FILENAME) or _said(properties, pid.PID_ATTACH_FILENAME)
    picture = kind.startswith("image/") or file.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".bmp"))
    hidden = bool(properties.int_prop_value(pid.PID_ATTACHMENT_HIDDEN))
    return picture and (hidden or _said(properties, pid.PID_ATTACH_CONTENT_ID) in shown)


def _name(storage: Storage, properties: Properties, number: int) -> str:
    name = _said(properties, pid.PID_ATTACH_LONG_FILENAME) or _said(properties, pid.PID_ATTACH_FILENAME)
    if _inner(storage) is not None:
        title = _said(properties, pid.PID_DISPLAY_NAME) or name
        return file_name(title.replace("/", "-").removesuffix(".msg"), "message/rfc822", number)
    return file_name(name, _said(properties, pid.PID_ATTACH_MIME_TAG), number)


def _inner(storage: Storage) -> Storage | None:
    found = (inner for inner in storage.storages if inner.name == INNER_LETTER)
    inner = next(found, None)
    return inner if inner and any(s.name.endswith("__properties_version1.0") for s in inner.streams) else None


def _part(storage: Storage, properties: Properties, file: str, name: str, depth: int) -> Part:
    try:
        data = _bytes(storage, properties, f"{name}/{file}", depth)
    except Exception:  # oxmsg raises anything on broken bytes
        broken = DamagedFile(f"{name}/{file}: filen er beskadiget i brevet. Bed afsenderen om den igen.")
        return Part(file, 0, Refusal(broken), sealed=True)
    if data is None:
        fault = InputError(
            f"{name}/{file}: filen ligger ikke i brevet, der er kun en henvisning. "
            "Hent den, og importér den for sig."
        )
        return Part(file, 0, Refusal(fault), sealed=True)
    return Part(file, len(data), Held(data))


def _bytes(storage: Storage, properties: Properties, name: str, depth: int) -> bytes | None:
    """The bytes of what is attached; None where the letter only points to them."""
    inner = _inner(storage)
    if inner is not None and depth < DEEPEST:
        return build_eml(_letter(inner, Properties(inner, INNER_HEADER), name, depth + 1))
    try:
        return properties.binary_prop_value(pid.PID_ATTACH_DATA_BINARY)
    except KeyError:
        return None
