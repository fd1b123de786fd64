"""PDFium's functions that are called for every word or object, with plain integers for handles.

The bindings' own give typed pointers; to make, cast and compare those costs several times the call itself.
They also let other threads run during each call, which costs more than calls as short as these take. What a
function writes into a buffer is unpacked at once, as ctypes makes an object of every single number.
"""

import ctypes
import struct
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw_bindings

pdfium: Any = raw_bindings  # generated, without types

HANDLE = ctypes.c_void_p
INT = ctypes.c_int


def handle_of(pointer: Any) -> int:
    """The address a typed pointer of the bindings holds; 0 for none."""
    return ctypes.cast(pointer, HANDLE).value or 0


def _bare(function: Any, result: Any) -> Callable[..., Any]:
    """A function that takes its arguments as they come: integers are C integers, handles ctypes values.

    To look at each argument's declared type takes longer than most of PDFium's answers do.
    """
    return ctypes.PYFUNCTYPE(result)(handle_of(function))


def _declare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = handle_of(function)
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


# (buffer) -> four floats
four_floats = struct.Struct("4f").unpack_from


# (text page as HANDLE, character) -> text object, None for characters PDFium made up
text_object = _bare(pdfium.FPDFText_GetTextObject, HANDLE)
# (text page as HANDLE, character, reference to FS_RECTF); success is not told
loose_box = _bare(pdfium.FPDFText_GetLooseCharBox, None)
# (text page, character, double x, double y) -> success
origin = _declare(pdfium.FPDFText_GetCharOrigin, INT, HANDLE, INT, HANDLE, HANDLE)
# (text page, character) -> nominal size, before the matrix
font_size = _declare(pdfium.FPDFText_GetFontSize, ctypes.c_double, HANDLE, INT)
# (text page, character, FS_MATRIX) -> success
text_matrix = _declare(pdfium.FPDFText_GetMatrix, INT, HANDLE, INT, HANDLE)
# (text page, character) -> weight, 0 or -1 when unknown
font_weight = _declare(pdfium.FPDFText_GetFontWeight, INT, HANDLE, INT)
# (text object) -> font
text_font = _declare(pdfium.FPDFTextObj_GetFont, HANDLE, HANDLE)
# (text object) -> mode, 3 for invisible
render_mode = _declare(pdfium.FPDFTextObj_GetTextRenderMode, INT, HANDLE)
# (font, buffer, length) -> length of the name
font_name = _declare(
    pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, HANDLE, ctypes.c_char_p, ctypes.c_size_t
)


def read_name(font: int | None) -> str:
    """The name of a font, with the prefix that tells the subsets of one font apart; "" for none."""
    if not font:
        return ""
    buffer = ctypes.create_string_buffer(256)
    length = font_name(font, buffer, 256)
    return buffer.raw[: max(0, length - 1)].decode("utf-8", "replace")


# (page) -> number of objects
count_objects = _declare(pdfium.FPDFPage_CountObjects, INT, HANDLE)
# (page as HANDLE, index) -> object
page_object = _bare(pdfium.FPDFPage_GetObject, HANDLE)
# (object) -> kind
object_type = _declare(pdfium.FPDFPageObj_GetType, INT, HANDLE)
# (object, left, bottom, right, top as floats) -> success
object_bounds = _declare(pdfium.FPDFPageObj_GetBounds, INT, HANDLE, HANDLE, HANDLE, HANDLE, HANDLE)
