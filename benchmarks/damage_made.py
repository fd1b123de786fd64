"""PDFs written by hand to hurt a reader: loops, bombs, depths and numbers that no program writes by chance.

Every function takes a random generator and gives one file; sizes and places vary with it.
"""

import zlib
from collections.abc import Callable, Mapping
from random import Random

Objects = dict[int, bytes]
CATALOG, TREE, PAGE, CONTENT, FONT = 1, 2, 3, 4, 5
TEXT = b"BT /F1 11 Tf 72 700 Td (Dagsorden) Tj 0 -20 Td (1. Godkendelse af dagsordenen) Tj ET"
MEGABYTE = 1_000_000


def build(objects: Mapping[int, bytes], trailer: bytes = b"", root: int = CATALOG) -> bytes:
    """The bytes of a PDF with these objects and a right table of where they are."""
    parts = [b"%PDF-1.7\n"]
    offset, places = len(parts[0]), {}
    for number, body in objects.items():
        places[number] = offset
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        offset += len(parts[-1])
    size = max(objects) + 1
    entries = [
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        for number in range(size)
    ]
    parts.append(b"xref\n0 %d\n" % size + b"".join(entries))
    parts.append(
        b"trailer <</Size %d /Root %d 0 R %b>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, offset)
    )
    return b"".join(parts)


def stream(data: bytes, entries: bytes = b"", packed: bool = True) -> bytes:
    """A stream object, packed or not."""
    if packed:
        data = zlib.compress(data, 9)
        entries += b" /Filter /FlateDecode"
    return b"<<%b /Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def sound(content: bytes = TEXT, page: bytes = b"", font: bytes = b"") -> Objects:
    """The objects of a PDF of one page that is as it should be."""
    return {
        CATALOG: b"<</Type /Catalog /Pages 2 0 R>>",
        TREE: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        PAGE: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources <</Font <</F1 5 0 R>> /XObject <</X0 6 0 R /X1 7 0 R>>>> " + page + b">>",
        CONTENT: stream(content),
        FONT: font or b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    }


def tree_loop(rng: Random) -> bytes:
    """Page trees that lead back to themselves."""
    objects = sound()
    kids = rng.choice((b"2 0 R", b"3 0 R 2 0 R", b"2 0 R 3 0 R", b"6 0 R 3 0 R", b"1 0 R", b"3 0 R " * 50))
    objects[TREE] = b"<</Type /Pages /Kids [%b] /Count %d /Parent 2 0 R>>" % (kids, rng.choice((1, 2, 10**6)))
    objects[6] = b"<</Type /Pages /Kids [2 0 R 6 0 R] /Count 2 /Parent 6 0 R>>"
    return build(objects)


def parent_loop(rng: Random) -> bytes:
    """What a page inherits is asked of a parent that is its own."""
    objects = sound()
    parent = rng.choice((PAGE, TREE, CONTENT, 6, 99))
    objects[PAGE] = b"<</Type /Page /Parent %d 0 R /Contents 4 0 R>>" % parent
    objects[TREE] = b"<</Type /Pages /Kids [3 0 R] /Count 1 /Parent %d 0 R>>" % rng.choice((TREE, PAGE, 6))
    objects[6] = b"<</Type /Pages /Parent 2 0 R>>"
    return build(objects)


def deep_tree(rng: Random) -> bytes:
    """A page below hundreds or thousands of levels of page trees."""
    depth = rng.choice((200, 2000, 20_000))
    objects = sound()
    objects[TREE] = b"<</Type /Pages /Kids [10 0 R] /Count 1>>"
    for level in range(10, 10 + depth):
        kid = level + 1 if level < 9 + depth else PAGE
        objects[level] = b"<</Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R>>" % (
            kid,
            max(TREE, level - 1),
        )
    return build(objects)


def many_pages(rng: Random) -> bytes:
    """More pages than there are, or the same page again and again."""
    objects = sound()
    said = rng.choice((10**3, 10**6, 2**31 - 1, 2**32, -5, 0))
    kids = b"3 0 R " * rng.choice((1, 60, 600))
    objects[TREE] = b"<</Type /Pages /Kids [%b] /Count %d>>" % (kids, said)
    return build(objects)


def odd_page(rng: Random) -> bytes:
    """Pages of no size, of kilometres, turned by 45 degrees, or in units of thousands."""
    sides = (b"0", b"-1", b"1e30", b"99999999999", b"0.0000001", b"595", b"(x)", b"[1]", b"null", b"-32769")
    box = b" ".join(rng.choice(sides) for _ in range(rng.choice((0, 3, 4, 4, 4, 5))))
    odd = rng.choice((b"", b"/Rotate 45", b"/Rotate 99999999999", b"/UserUnit 1e9", b"/CropBox [1 1 0 0]"))
    objects = sound(page=odd)
    objects[PAGE] = objects[PAGE].replace(b"0 0 595 842", box)
    return build(objects)


def bomb(rng: Random) -> bytes:
    """Some kilobytes that unpack to hundreds of megabytes: of nothing, of drawing, or packed once more."""
    size = rng.choice((20, 100, 400)) * MEGABYTE
    unit = rng.choice((b" ", b"\0", b"q ", b"0 0 m 9 9 l S\n", b"(", b"[", b"<<", b"1 "))
    data = unit * (size // len(unit))
    objects = sound()
    if rng.random() < 0.5:
        data = zlib.compress(data, 9)
        packed = zlib.compress(data, 9)
        entries = b"<</Filter [/FlateDecode /FlateDecode] /Length %d>>" % len(packed)
        objects[CONTENT] = entries + b"\nstream\n" + packed + b"\nendstream"
    else:
        objects[CONTENT] = stream(data)
    return build(objects)


def deep_nesting(rng: Random) -> bytes:
    """Arrays in arrays, dictionaries in dictionaries, and saved states, thousands deep."""
    depth = rng.choice((100, 5000, 100_000))
    opening = rng.choice((b"[", b"<</A ", b"[<</A "))
    objects = sound(page=b"/Deep " + opening * depth) if rng.random() < 0.5 else sound()
    inside = rng.choice((opening, b"q ", b"BT ", b"/A BDC ", b"(", b"BX "))
    objects[CONTENT] = stream(TEXT + b" " + inside * depth)
    return build(objects)


FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <<%b>>>>"


def form_loop(rng: Random) -> bytes:
    """Drawings that draw themselves, or each other."""
    objects = sound(b"/X0 Do " + TEXT)
    names = FORM % b"/X0 6 0 R /X1 7 0 R"
    objects[6] = stream(rng.choice((b"/X1 Do ", b"/X0 Do ", b"/X0 Do 9 w")), names)
    objects[7] = stream(rng.choice((b"/X0 Do ", b"/X1 Do ")), names)
    return build(objects)


def form_bomb(rng: Random) -> bytes:
    """Drawings of which each draws the next several times, or itself and another."""
    objects = sound(b"/X0 Do " + TEXT)
    levels, times = rng.choice(((8, 3), (10, 10), (30, 2), (25, 1), (1, 2)))
    for level in range(6, 6 + levels):
        objects[level] = stream(b"/N Do " * times, FORM % (b"/N %d 0 R" % (level + 1)))
    objects[6 + levels] = stream(TEXT, FORM % b"")
    if levels == 1:
        objects[6] = stream(b"/X0 Do /X1 Do", FORM % b"/X0 6 0 R /X1 7 0 R")
        objects[7] = objects[6]
    return build(objects)


def endless_content(rng: Random) -> bytes:
    """Content that opens a text, an array, a picture or a block and never closes it."""
    opened = (
        b"BT (",
        b"BT [(x) ",
        b"BI /W 9 /H 9 ID ",
        b"<",
        b"BT <",
        b"/F1 ",
        b"q " * 500,
        b"%",
        b"BI /F /Fl ID x\xda",
    )
    tail = rng.choice((b"x" * 100_000, b"", b"\\", rng.randbytes(50_000), b"9 " * 50_000))
    objects = sound()
    objects[CONTENT] = stream(TEXT + b"\n" + rng.choice(opened) + tail, packed=rng.random() < 0.5)
    data = build(objects)
    return data.replace(b"endstream", rng.choice((b"endstream", b"endstrea", b"")))


def table_loop(rng: Random) -> bytes:
    """Tables of objects that follow each other in a circle, and object streams that lie in themselves."""
    objects = sound()
    inner = b"8 0 <</Type /Pages>>"
    objects[8] = stream(inner, b"/Type /ObjStm /N %d /First 4 /Extends 8 0 R" % rng.choice((1, 99, 10**6)))
    data = build(objects, b"/Prev 9 /XRefStm 9 ")
    start = int(data.rpartition(b"startxref\n")[2].split()[0])
    if rng.random() < 0.5:
        return data.replace(b"/Prev 9", b"/Prev %d" % start)
    rows = b"".join(bytes((rng.choice((1, 2)), 0, rng.randrange(256), rng.randrange(3))) for _ in range(10))
    table = stream(rows, b"/Type /XRef /Size 10 /W [1 2 1] /Root 1 0 R /Prev %d" % len(data))
    return data[:start] + b"9 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def length_loop(rng: Random) -> bytes:
    """Lengths and filters that must be looked up in the stream they belong to."""
    objects = sound()
    odd = rng.choice((b"/Length 4 0 R", b"/Length 6 0 R", b"/Filter 4 0 R /Length 9", b"/DecodeParms 4 0 R"))
    objects[CONTENT] = b"<<" + odd + b">>\nstream\n" + TEXT + b"\nendstream"
    objects[6] = rng.choice((b"6 0 R", b"4 0 R", b"-1", b"[6 0 R]", b"(9)"))
    return build(objects)


def odd_filters(rng: Random) -> bytes:
    """Filters that do not fit, that are unknown, or that are named a thousand times."""
    names = (
        b"/FlateDecode",
        b"/LZWDecode",
        b"/ASCII85Decode",
        b"/ASCIIHexDecode",
        b"/RunLengthDecode",
        b"/JPXDecode",
    )
    more = (b"/DCTDecode", b"/JBIG2Decode", b"/CCITTFaxDecode", b"/Crypt", b"/Unknown")
    filters = b" ".join(rng.choice(names + more) for _ in range(rng.choice((1, 2, 5, 1000))))
    parms = b"/DecodeParms <</Predictor %d /Columns %d /Colors %d>>" % (
        rng.choice((2, 12, 15, 99)),
        rng.choice((0, 1, 2**31 - 1, -1)),
        rng.choice((1, 0, 2**30)),
    )
    objects = sound()
    objects[CONTENT] = stream(TEXT, parms, packed=False).replace(b"<<", b"<</Filter [%b] " % filters, 1)
    return build(objects)


def broken_lock(rng: Random) -> bytes:
    """A lock whose dictionary is short, wrong, or leads nowhere."""
    parts = (
        b"/Filter /Standard",
        b"/V %d" % rng.choice((0, 1, 2, 4, 5, 99)),
        b"/R %d" % rng.choice((2, 3, 6, 99)),
        b"/O <%b>" % (b"41" * rng.choice((0, 5, 32, 48))),
        b"/U <%b>" % (b"42" * rng.choice((0, 32, 48))),
        b"/P -44 /CF <</StdCF <</CFM /AESV2>>>>",
        b"/Length %d" % rng.choice((0, 40, 128, 7, -8, 2**31)),
        b"/StmF /StdCF",
    )
    kept = b" ".join(part for part in parts if rng.random() < 0.8)
    lock = rng.choice((b"/Encrypt <<%b>>" % kept, b"/Encrypt 8 0 R", b"/Encrypt 1 0 R", b"/Encrypt 77 0 R"))
    objects = sound() | {8: b"<<%b>>" % kept}
    return build(objects, lock + rng.choice((b" /ID [<41> <41>]", b" /ID []", b"")))


def broken_font(rng: Random) -> bytes:
    """Fonts with 2,147,483,648 widths, encodings that are themselves, and programs of rubbish."""
    objects = sound(font=rng.choice(FONTS))
    rubbish = rng.choice(
        (rng.randbytes(3000), b"\0\1\0\0" + bytes(200), b"%!PS-AdobeFont-1.0\n" + b"dup " * 500)
    )
    objects[8] = stream(rubbish, b"/Length1 %d" % rng.choice((10, 3000, 2**31 - 1)))
    objects[9] = (
        b"<</Type /FontDescriptor /FontName /A /FontFile2 8 0 R /FontBBox [0 0 1e30 -1e30] /Flags 4>>"
    )
    high = b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    high += b"1 beginbfrange <0000> <FFFF> <0041> endbfrange"
    objects[10] = stream(
        rng.choice((high * 50, b"1 beginbfrange <00> <FFFFFFFF> <00>", rubbish, b"begincmap " * 9999))
    )
    objects[11] = stream(b"9 0 0 0 9 9 d1 BT /F1 9 Tf (aaa) Tj ET")
    return build(objects)


FONTS = (
    b"<</Type /Font /Subtype /TrueType /BaseFont /A /FirstChar 0 /LastChar 2147483647 /Widths [500]>>",
    b"<</Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor 9 0 R /ToUnicode 10 0 R "
    b"/Encoding 5 0 R>>",
    b"<</Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [5 0 R] "
    b"/ToUnicode 10 0 R>>",
    b"<</Type /Font /Subtype /Type0 /BaseFont /A /Encoding 10 0 R /DescendantFonts [9 0 R]>>",
    b"<</Type /Font /Subtype /Type3 /FontMatrix [0 0 0 0 0 0] /FontBBox [0 0 0 0] /FirstChar 97 /LastChar 97 "
    b"/Widths [9] /CharProcs <</a 11 0 R>> /Encoding <</Differences [97 /a]>> "
    b"/Resources <</Font <</F1 5 0 R>>>>>>",
    b"<</Type /Font /Subtype /Type1 /BaseFont 5 0 R /FontDescriptor 5 0 R "
    b"/Encoding <</Differences [-9 /a 1e9 /b]>>>>",
    b"<</Type /Font>>",
    b"[5 0 R]",
    b"5 0 R",
)


def odd_text(rng: Random) -> bytes:
    """Text of no size or of enormous size, far off the page, squeezed, or all in one place."""
    number = (b"0", b"1e-30", b"1e30", b"-11", b"99999999", b"32768", b"1", b"0.001")
    picks = [rng.choice(number) for _ in range(9)]
    content = b"BT /F1 %b Tf %b Tz %b Tc %b %b %b %b %b %b Tm (Dagsorden og punkter) Tj ET " % tuple(picks)
    return build(sound(content * rng.choice((1, 50)) + rng.choice((TEXT, b""))))


def crowded_page(rng: Random) -> bytes:
    """A page of tens of thousands of words, lines, boxes or letters."""
    count = rng.choice((5000, 30_000))
    forms = (
        b"".join(b"%d %d 9 9 re f " % (rng.randrange(595), rng.randrange(842)) for _ in range(count)),
        b"".join(b"0 %d.%d m 595 %d l S " % (n % 842, n % 97, n % 842) for n in range(count)),
        b"BT /F1 1 Tf "
        + b"".join(b"1 0 0 1 %d %d Tm (a%d) Tj " % (n % 595, n % 842, n) for n in range(count))
        + b"ET",
        b"BT /F1 9 Tf 9 9 Td (" + b"a" * 20 * count + b") Tj ET",
        b"BT /F1 9 Tf 9 9 Td (" + b"1 " * count + b") Tj ET",
        b"".join(
            b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % ((n % 595,) * 2 + (n % 842,) * 2)
            for n in range(count // 9)
        ),
    )
    return build(sound(TEXT + b" " + rng.choice(forms)))


def odd_pictures(rng: Random) -> bytes:
    """Pictures of 65,535 dots a side and more, or that are no pictures."""
    kind = rng.choice((b"/DCTDecode", b"/JPXDecode", b"/JBIG2Decode", b"/CCITTFaxDecode", b"/FlateDecode"))
    side = rng.choice((0, 1, 65_535, 2**31 - 1, -7))
    entries = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d /ColorSpace %b /Filter %b"
        % (
            side,
            rng.choice((1, side)),
            rng.choice((1, 8, 16, 77)),
            rng.choice((b"/DeviceGray", b"[/Indexed 6 0 R]")),
            kind,
        )
    )
    objects = sound(b"q 500 0 0 500 9 9 cm /X0 Do Q " + rng.choice((TEXT, b"")))
    objects[6] = stream(rng.choice((rng.randbytes(2000), b"\xff\xd8\xff\xe0", b"")), entries, packed=False)
    return build(objects)


def loose_ends(rng: Random) -> bytes:
    """Notes, forms and outlines that lead back to themselves, and a catalogue that is something else."""
    objects = sound(page=b"/Annots [8 0 R 8 0 R 3 0 R] ")
    objects[CATALOG] = (
        b"<</Type /Catalog /Pages %d 0 R /Outlines 9 0 R /AcroForm <</Fields [8 0 R]>>>>"
        % rng.choice((2, 2, 1, 3, 8, 50))
    )
    objects[8] = (
        b"<</Type /Annot /Subtype /Widget /FT /Btn /Kids [8 0 R] /Parent 8 0 R /Rect [0 0 1e30 -5] "
        b"/AP 8 0 R>>"
    )
    objects[9] = b"<</Type /Outlines /First 9 0 R /Last 9 0 R /Next 9 0 R>>"
    return build(objects, root=rng.choice((1, 1, 1, 2, 9, 77)))


def bare_start(rng: Random) -> bytes:
    """Hardly more than the mark of a PDF."""
    return b"%PDF-" + rng.choice(
        (b"", b"1.7\n", b"1.7\n%%EOF", bytes(3000), rng.randbytes(3000), b"9.9\ntrailer<<>>")
    )


Made = Callable[[Random], bytes]
MADE: tuple[Made, ...] = (
    tree_loop,
    parent_loop,
    many_pages,
    odd_page,
    form_loop,
    endless_content,
    table_loop,
    length_loop,
    odd_filters,
    broken_lock,
    broken_font,
    odd_text,
    odd_pictures,
    loose_ends,
    bare_start,
)
# These cost seconds each: fewer of them.
HEAVY: tuple[Made, ...] = (bomb, form_bomb, deep_tree, deep_nesting, crowded_page)
