"""PDF files written by hand, for what no library writes: wrong encodings, crop boxes, odd content."""

from collections.abc import Mapping, Sequence

WIDTH = 500  # of every character, in thousandths of the font size


def write_pdf(
    contents: Sequence[bytes],
    font: bytes | None = None,
    to_unicode: Mapping[int, str] | None = None,
    boxes: bytes = b"/MediaBox[0 0 595 842]",
) -> bytes:
    """A page for each content stream, whose font is /F1; without `font` that is Helvetica."""
    font = font or b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    pages = [7 + 2 * nth for nth in range(len(contents))]
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        font,
        _stream(_map(to_unicode or {}, 4 if b"/Type0" in font else 2)),
        b"<</Type/FontDescriptor/FontName/AAAAAA+Skrift/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
        b"/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Skrift/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/DW %d/CIDToGIDMap/Identity>>" % WIDTH,
    ]
    for page, content in zip(pages, contents, strict=True):
        resources = b"/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R%s>>" % (boxes, page + 1, resources))
        objects.append(_stream(content))
    return _join(objects)


def simple_font(differences: Mapping[int, str], base: str = "WinAnsiEncoding", *, mapped: bool) -> bytes:
    """A font of one byte a character, with or without the map to Unicode."""
    names = b" ".join(b"%d /%s" % (code, name.encode()) for code, name in differences.items())
    return (
        b"<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Skrift/FirstChar 0/LastChar 255/Widths[%s]"
        b"/FontDescriptor 5 0 R/Encoding<</Type/Encoding/BaseEncoding/%s/Differences[%s]>>%s>>"
        % (b"%d " % WIDTH * 256, base.encode(), names, b"/ToUnicode 4 0 R" if mapped else b"")
    )


def wide_font() -> bytes:
    """A font of two bytes a character, each the number of a glyph, with a map to Unicode."""
    return (
        b"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Skrift/Encoding/Identity-H/DescendantFonts[6 0 R]"
        b"/ToUnicode 4 0 R>>"
    )


def show(lines: Sequence[bytes], x: int = 60, y: int = 700) -> bytes:
    """Content that prints lines of character codes below each other."""
    shown = b"".join(b"<%s> Tj T* " % line.hex().encode() for line in lines)
    return b"BT /F1 11 Tf 14 TL %d %d Td %sET\n" % (x, y, shown)


def _map(to_unicode: Mapping[int, str], digits: int) -> bytes:
    rows = b"\n".join(
        b"<%0*X> <%s>" % (digits, code, text.encode("utf-16-be").hex().encode())
        for code, text in to_unicode.items()
    )
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
        b"1 begincodespacerange <%s> <%s> endcodespacerange %d beginbfchar\n%s\nendbfchar endcmap end end"
        % (b"0" * digits, b"F" * digits, len(to_unicode), rows)
    )


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def _join(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + end
