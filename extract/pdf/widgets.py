"""Check boxes of a form that is filled in on the screen: PDFium's widgets, and whether they are on."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw_bindings

from extract.sheet import CheckBox

pdfium: Any = raw_bindings  # generated, without types

LONGEST_STATE = 64  # characters


def read_check_boxes(page: Any) -> Iterator[CheckBox]:
    """The check boxes and radio buttons of a page, in page space, with whether they are on."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET:
            state, rect = _state(note), pdfium.FS_RECTF()
            if state and pdfium.FPDFAnnot_GetRect(note, rect):
                yield CheckBox((rect.left, rect.bottom, rect.right, rect.top), state != "Off")
        pdfium.FPDFPage_CloseAnnot(note)


def _state(note: Any) -> str:
    """The appearance a widget is in, "Off" or what its form calls on; empty for fields of other kinds."""
    buffer = (ctypes.c_ushort * LONGEST_STATE)()
    length = pdfium.FPDFAnnot_GetStringValue(note, b"AS", buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: max(0, min(length, ctypes.sizeof(buffer)) - 2)].decode("utf-16-le", "replace")
