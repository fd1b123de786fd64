"""What holds for any document: the evidence is where it says, no line is lost, nothing breaks the parsers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.formats.text import read_text
from extract.read import read_document
from extract.settings import ReadSettings
from models.errors import InputError
from models.evidence import Found, Span
from models.page import Document, Source
from models.records import Parsed
from models.store import open_store
from parsers.document import parse_document
from parsers.flow import build_flow, claimed_spans
from tests.make_samples import GOOD, SAMPLES

FIXED = settings(
    derandomize=True,
    deadline=None,
    max_examples=40,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
# OCR of what is left of a broken file takes seconds and is tested elsewhere
WITHOUT_OCR = ReadSettings(ocr="never")
CASES: dict[str, tuple[Document, Parsed]] = {}


def case(sample: str) -> tuple[Document, Parsed]:
    """A sample as read and as parsed, made once."""
    if sample not in CASES:
        document = read_document(SAMPLES / sample)
        CASES[sample] = document, parse_document(document)
    return CASES[sample]


def all_found(record: object, where: str = "") -> Iterator[tuple[str, Found[object]]]:
    """Every Found in a record, with the way to it."""
    if isinstance(record, Found):
        yield where, record
    elif isinstance(record, tuple):
        for number, part in enumerate(record):
            yield from all_found(part, f"{where}[{number}]")
    elif is_dataclass(record) and not isinstance(record, type):
        for field in fields(record):
            yield from all_found(getattr(record, field.name), f"{where}.{field.name}")


def wrong_span(document: Document, span: Span) -> bool:
    """Whether a span does not stand where it says, with the box on its page."""
    page = document.pages[span.page - 1]
    if page.number != span.page or page.text[span.start : span.end] != span.printed:
        return True
    if span.box is None or page.width is None or page.height is None:
        return span.box is not None
    inside = -2 <= span.box.x0 <= span.box.x1 <= page.width + 2
    return not (inside and -2 <= span.box.top <= span.box.bottom <= page.height + 2)


def check_evidence(document: Document, parsed: Parsed) -> None:
    wrong = [
        (where, span)
        for where, found in all_found(parsed)
        for span in found.spans
        if wrong_span(document, span)
    ]
    assert wrong == []
    assert [span for span in parsed.unclaimed if wrong_span(document, span)] == []
    bare = [where for where, f in all_found(parsed) if not f.spans and f.certainty == "printed"]
    assert bare == []
    unexplained = [where for where, f in all_found(parsed) if f.certainty != "printed" and not f.note]
    assert unexplained == []


def check_lines(document: Document, parsed: Parsed) -> None:
    """Each line of text is under a record, or under the unclaimed; never both, never neither.

    Lines that build the paper (a contents heading, a stamp) are under no record but may be furniture. An
    amount found in a line of no record stands with the proposal around it; that claims no line.
    """
    proposals = tuple(
        replace(one, text_amounts=tuple(said for said in one.text_amounts if said.part != "other"))
        for one in parsed.proposals
    )
    claimed = claimed_spans((parsed.meetings, proposals, parsed.overview_tables))
    issues = [issue.span for issue in parsed.issues if issue.span is not None]
    issues += parsed.furniture
    for place in build_flow(document).places:
        start, end = place.line.start, place.line.start + len(place.text)
        page = place.page.number
        by_records = any(s.page == page and s.start < end and start < s.end for s in [*claimed, *issues])
        unclaimed = any(s.page == page and s.start < end and start < s.end for s in parsed.unclaimed)
        assert by_records or unclaimed, f"page {page}: lost {place.text!r}"
        only_records = any(s.page == page and s.start < end and start < s.end for s in claimed)
        assert not (only_records and unclaimed), f"page {page}: claimed and unclaimed {place.text!r}"


@pytest.mark.parametrize("sample", GOOD)
def test_evidence_stands_where_it_says(sample: str) -> None:
    check_evidence(*case(sample))


@pytest.mark.parametrize("sample", GOOD)
def test_every_line_is_claimed_or_unclaimed(sample: str) -> None:
    check_lines(*case(sample))


@pytest.mark.parametrize("sample", GOOD)
def test_records_are_the_same_after_the_store(sample: str, tmp_path: Path) -> None:
    document, parsed = case(sample)
    store = open_store(tmp_path / "one.sqlite")
    try:
        store.save_document(document, parsed, "test")
        loaded = store.load_parsed(store.load_documents()[0].id)
    finally:
        store.close()
    assert loaded.meetings == parsed.meetings
    assert loaded.proposals == parsed.proposals
    assert loaded.overview_tables == parsed.overview_tables


@pytest.mark.parametrize("sample", GOOD)
def test_reading_twice_gives_the_same(sample: str) -> None:
    document = read_document(SAMPLES / sample)
    assert (document, parse_document(document)) == case(sample)


def as_text(data: bytes) -> tuple[Document, Parsed] | None:
    """What a text file with these bytes gives; None where it is refused with a reason."""
    digest = hashlib.sha256(data).hexdigest()
    source = Source(sha256=digest, path="fuzz.txt", media_type="text/plain", size=len(data))
    try:
        document = read_text(source, data)
    except InputError as err:
        assert str(err).startswith("fuzz.txt")
        return None
    return document, parse_document(document)


def sample_lines() -> list[str]:
    """The printed lines of all samples, from the texts their pages give."""
    lines = {line.text for sample in GOOD for page in case(sample)[0].pages for line in page.lines}
    return sorted(lines)


@FIXED
@given(st.text(max_size=400))
def test_any_text_gives_records_or_a_reason(text: str) -> None:
    read = as_text(text.encode("utf-8", "surrogatepass"))
    if read is not None:
        check_evidence(*read)
        check_lines(*read)


@FIXED
@given(st.binary(max_size=300))
def test_any_bytes_give_records_or_a_reason(data: bytes) -> None:
    read = as_text(data)
    if read is not None:
        check_evidence(*read)


@FIXED
@given(st.data())
def test_lines_of_real_paper_in_any_order_break_nothing(data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from(sample_lines()), max_size=60))
    read = as_text("\n".join(lines).encode())
    if read is not None:
        check_evidence(*read)
        check_lines(*read)


@FIXED
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_a_text_with_lines_missing_breaks_nothing(sample: str, data: st.DataObject) -> None:
    lines = [line.text for page in case(sample)[0].pages for line in page.lines]
    start = data.draw(st.integers(0, len(lines)))
    end = data.draw(st.integers(start, len(lines)))
    read = as_text("\n".join(lines[:start] + lines[end:]).encode())
    if read is not None:
        check_evidence(*read)
        check_lines(*read)


@settings(FIXED, max_examples=25)
@given(sample=st.sampled_from(sorted(n for n in GOOD if n.endswith(".pdf"))), data=st.data())
def test_a_broken_pdf_gives_records_or_a_reason(sample: str, data: st.DataObject, tmp_path: Path) -> None:
    whole = (SAMPLES / sample).read_bytes()
    cut = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.binary(max_size=40))
    file = tmp_path / "broken.pdf"
    file.write_bytes(whole[:cut] + noise + whole[cut + len(noise) :])
    try:
        document = read_document(file, WITHOUT_OCR)
    except InputError as err:
        assert "broken.pdf" in str(err)
        return
    check_evidence(document, parse_document(document))
