"""Empty records in the form of the export, to be filled by the samples with what they print."""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]


def document(kind: str, **fields: Any) -> Record:
    return {"kind": kind, "meetings": [], "proposals": [], "overview_tables": [], "findings": []} | fields


def meeting(kind: str, **fields: Any) -> Record:
    empty: Record = dict.fromkeys(
        ("title", "body", "date", "start", "end", "location", "information", "nested_in_item")
    )
    return empty | {"kind": kind, "present": [], "absent": [], "items": []} | fields


def item(number: str, title: str | None, **fields: Any) -> Record:
    empty: Record = {"number": number, "title": title, "closed": False}
    for name in ("duration_min", "category", "case_number", "caseworker", "responsible", "time_slot"):
        empty[name] = None
    for name in ("recommendations", "nested_recommendations", "decision_points", "follow_ups", "attachments"):
        empty[name] = []
    return empty | {"decision_text": None, "votes": None, "listed_attachments": []} | fields


def decision(text: str, outcome: str, point: int | None = None, **fields: Any) -> Record:
    return {
        "point": point,
        "text": text,
        "outcome": outcome,
        "condition": None,
        "body": None,
        "date": None,
    } | fields


def follow_up(responsible: str, text: str, deadline: str | None = None) -> Record:
    return {"responsible": responsible, "text": text, "deadline": deadline}


def recommendations(texts: list[str], numbered: bool = True) -> list[Record]:
    return [{"point": n if numbered else None, "text": text} for n, text in enumerate(texts, 1)]


def attachment(number: str, title: str, pages: list[int] | None = None) -> Record:
    return {"number": number, "title": title, "pages": pages}


def votes(in_favour: list[str], against: list[str], abstain: list[str]) -> Record:
    return {"for": in_favour, "against": against, "abstain": abstain}


def proposal(code: str | None, title: str, **fields: Any) -> Record:
    empty: Record = {"code": code, "title": title, "affected_departments": [], "hearings": []}
    for name in ("summary", "department", "price_year", "payback_service_years", "payback_total_years"):
        empty[name] = None
    return empty | {"section_titles": [], "pages": None, "tables": []} | fields


def hearing(party: str, answer: str | None, date: str | None = None, note: str | None = None) -> Record:
    return {"party": party, "answer": answer, "date": date, "note": note}
