"""Archives and letters: what is found inside, what each member's bytes are, and what is refused."""

import io
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from extract.formats import archive
from extract.formats.containers import find_members, read_member
from extract.read import read_document
from models.errors import ArchiveBomb, DamagedFile, EncryptedFile, InputError, NotAPdf

TEXT = "Referat fra mødet i Nørreby\n".encode()


def zip_bytes(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return buffer.getvalue()


def letter_bytes(subject: str = "Bilag til mødet", **files: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "Karen Holm <kh@noerreby.example>"
    message["To"] = "byrad@noerreby.example"
    message["Subject"] = subject
    message["MIME-Version"] = "1.0"
    message.set_content("Hermed bilagene.\n")
    for name, data in files.items():
        message.add_attachment(data, "application", "octet-stream", filename=name.replace("_dot_", "."))
    return message.as_bytes()


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def raw_name_zip(name: bytes, flags: int = 0, extra: bytes = b"") -> bytes:
    """An archive of one stored file whose name is exactly these bytes."""
    crc = zipfile.crc32(TEXT)
    fields = (20, flags, 0, 0, 0x21, crc, len(TEXT), len(TEXT), len(name), len(extra))
    local = b"PK\x03\x04" + struct.pack("<5H3I2H", *fields) + name + extra + TEXT
    central = b"PK\x01\x02" + struct.pack("<6H3I5H2I", 20, *fields, 0, 0, 0, 0, 0) + name + extra
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def test_folders_and_nested_archives(tmp_path: Path) -> None:
    inner = zip_bytes({"fil.txt": TEXT, "dybt/mere.txt": b"Mere\n"})
    letter = letter_bytes(bilag_dot_txt=TEXT)
    path = write(
        tmp_path / "alt.zip",
        zip_bytes({"2023/juni.txt": TEXT, "2023/": b"", "indre.zip": inner, "post/brev.eml": letter}),
    )
    assert find_members(path) == (
        "2023/juni.txt",
        "indre.zip/fil.txt",
        "indre.zip/dybt/mere.txt",
        "post/brev.eml",
        "post/brev.eml/bilag.txt",
    )
    assert read_member(path, "indre.zip/dybt/mere.txt") == b"Mere\n"
    assert read_member(path, "post/brev.eml/bilag.txt") == TEXT
    assert read_member(path, "post/brev.eml") == letter
    document = read_document(path, member="indre.zip/fil.txt")
    assert document.source.path == f"{path}/indre.zip/fil.txt"
    assert document.pages[0].lines[0].text == "Referat fra mødet i Nørreby"


def test_what_systems_leave_is_passed_over(tmp_path: Path) -> None:
    names = (
        "__MACOSX/._a.txt",
        "a/.DS_Store",
        "Thumbs.db",
        "a/desktop.ini",
        "~$a.docx",
        ".git/config",
        "a/b.txt",
    )
    path = write(tmp_path / "a.zip", zip_bytes({name: TEXT for name in names}))
    assert find_members(path) == ("a/b.txt",)


def test_no_container_has_no_members(tmp_path: Path) -> None:
    for name, data in (("a.txt", TEXT), ("a.pdf", b"%PDF-1.4\n"), ("tom.zip", b"")):
        assert find_members(write(tmp_path / name, data)) == ()


@pytest.mark.parametrize(
    ("raw", "flags", "extra", "name"),
    [
        ("Mødereferat æøå.txt".encode("cp865"), 0, b"", "Mødereferat æøå.txt"),
        ("ØKONOMI Åse.txt".encode("cp850"), 0, b"", "ØKONOMI Åse.txt"),
        ("Mødereferat æøå.txt".encode("cp1252"), 0, b"", "Mødereferat æøå.txt"),
        ("Mødereferat æøå.txt".encode(), 0, b"", "Mødereferat æøå.txt"),
        ("Mødereferat æøå.txt".encode(), 0x800, b"", "Mødereferat æøå.txt"),
        ("Å.txt".encode(), 0x800, b"", "Å.txt"),  # a ring set after the letter, as macOS writes it
        (b"M?de.txt", 0, struct.pack("<HHBI", 0x7075, 13, 1, 0) + "Mød.txt".encode(), "Mød.txt"),
        (b"..\\..\\C:\\hemmelig\\a.txt", 0, b"", "C:/hemmelig/a.txt"),
        (b"/etc/../a.txt", 0, b"", "etc/a.txt"),
        (b"C:\\mappe\\a.txt", 0, b"", "mappe/a.txt"),
    ],
)
def test_names(tmp_path: Path, raw: bytes, flags: int, extra: bytes, name: str) -> None:
    path = write(tmp_path / "a.zip", raw_name_zip(raw, flags, extra))
    assert find_members(path) == (name,)
    assert read_member(path, name) == TEXT


def test_the_same_name_twice_are_two_files(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", zip_bytes({"a.txt": b"En\n", "../a.txt": b"To\n"}))
    assert find_members(path) == ("a.txt", "a (2).txt")
    assert [read_member(path, name) for name in find_members(path)] == [b"En\n", b"To\n"]


def test_a_locked_member_is_named_and_the_others_come_in(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"laast.txt": TEXT, "aaben.txt": TEXT}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path = write(tmp_path / "a.zip", bytes(data))
    assert find_members(path) == ("laast.txt", "aaben.txt")
    assert read_member(path, "aaben.txt") == TEXT
    with pytest.raises(EncryptedFile, match=r"a\.zip/laast\.txt.*adgangskode"):
        read_document(path, member="laast.txt")


def test_a_damaged_member_is_named_and_the_others_come_in(tmp_path: Path) -> None:
    good = zip_bytes({"a.txt": TEXT * 50, "b.txt": TEXT, "indre.zip": b"PK\x03\x04 i stykker"})
    data = bytearray(good)
    data[45:50] = b"\xff\xff\xff\xff\xff"  # inside the packed bytes of the first member
    path = write(tmp_path / "a.zip", bytes(data))
    assert find_members(path) == ("a.txt", "b.txt", "indre.zip")
    assert read_member(path, "b.txt") == TEXT
    for name in ("a.txt", "indre.zip"):
        with pytest.raises(DamagedFile, match=name):
            read_document(path, member=name)


def test_an_archive_cut_off_is_one_error(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", zip_bytes({"a.txt": TEXT * 50, "b.txt": TEXT})[:60])
    with pytest.raises(DamagedFile, match="beskadiget"):
        find_members(path)
    with pytest.raises(DamagedFile, match="beskadiget"):
        read_document(path)


def test_an_archive_read_as_a_document_says_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(NotAPdf, match="dets filer læses hver for sig"):
        read_document(write(tmp_path / "a.zip", zip_bytes({"a.txt": TEXT})))
    with pytest.raises(NotAPdf, match="tomt ZIP-arkiv"):
        read_document(write(tmp_path / "b.zip", zip_bytes({})))


def test_what_is_not_there(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", zip_bytes({"a.txt": TEXT}))
    for member in ("b.txt", "a.txt/b.txt", ""):
        with pytest.raises(InputError):
            read_member(path, member)
    with pytest.raises(InputError):
        read_member(write(tmp_path / "a.txt", TEXT), "b.txt")


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 5)
    path = write(tmp_path / "a.zip", zip_bytes({f"{n}.txt": TEXT for n in range(6)}))
    with pytest.raises(ArchiveBomb, match=r"a\.zip: arkivet har over 5 filer"):
        find_members(path)
    inner = zip_bytes({f"{n}.txt": TEXT for n in range(4)})
    path = write(tmp_path / "b.zip", zip_bytes({"1.zip": inner, "2.zip": inner}))
    with pytest.raises(ArchiveBomb, match=r"b\.zip: arkivet har over 5 filer"):
        find_members(path)


def test_too_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    path = write(tmp_path / "a.zip", zip_bytes({f"{n}.txt": b"x" * 400 for n in range(3)}))
    with pytest.raises(ArchiveBomb, match="udpakket"):
        find_members(path)


def test_a_member_that_grows_too_much_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "RATIO_FROM", 100_000)
    path = write(tmp_path / "a.zip", zip_bytes({"bombe.txt": b"0" * 200_000, "a.txt": TEXT}))
    assert find_members(path) == ("bombe.txt", "a.txt")
    with pytest.raises(ArchiveBomb, match=r"bombe\.txt"):
        read_member(path, "bombe.txt")
    assert read_member(path, "a.txt") == TEXT


def test_a_size_that_lies_gives_no_more_than_it_says(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"a.txt": b"0" * 100_000}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(DamagedFile):
        read_member(write(tmp_path / "a.zip", bytes(data)), "a.txt")


def test_archives_too_deep(tmp_path: Path) -> None:
    data = zip_bytes({"a.txt": TEXT})
    for _ in range(archive.DEEPEST):
        data = zip_bytes({"i.zip": data})
    path = write(tmp_path / "a.zip", data)
    (member,) = find_members(path)
    assert member == "/".join(["i.zip"] * archive.DEEPEST)
    with pytest.raises(ArchiveBomb, match="inde i hinanden"):
        read_document(path, member=member)


def test_an_archive_is_opened_once_for_all_its_members(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", zip_bytes({"a.txt": b"Gammel\n"}))
    assert read_member(path, "a.txt") == b"Gammel\n"
    write(path, zip_bytes({"a.txt": b"Nyere end den\n"}))
    assert read_member(path, "a.txt") == b"Nyere end den\n"


def test_an_archive_is_not_read_whole_for_each_member(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.zip", zip_bytes({"a.txt": TEXT, "b.txt": TEXT}))
    monkeypatch.delattr(Path, "read_bytes")
    assert [read_member(path, member) for member in find_members(path)] == [TEXT, TEXT]
