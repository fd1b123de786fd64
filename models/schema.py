"""Which table holds which record, and which table the records inside a record go to."""

from dataclasses import dataclass, field

from models import records, records_rulings
from models.tables import amounts as tables_amounts
from models.tables import checks as tables_checks
from models.tables import core as tables
from models.tables import finance as tables_finance
from models.tables import rulings as tables_rulings
from models.tables import sittings as tables_sittings
from models.tables import typed as tables_typed
from models.tables.core import Base


@dataclass(frozen=True, slots=True)
class Child:
    """Where the entries of one tuple field go.

    link is the column that points to the parent. record is the dataclass of the entries, or None where they
    are bare values, which go to the column `value`. constants are set on each row and tell apart the fields
    that share a table.
    """

    table: type[Base]
    link: str
    record: type | None = None
    value: str = ""
    constants: dict[str, object] = field(default_factory=dict)


DOCUMENT_CHILDREN = {
    "meetings": Child(tables.StoredMeeting, "document_id", records.Meeting),
    "proposals": Child(tables.StoredProposal, "document_id", records.Proposal),
    "overview_tables": Child(tables_finance.StoredFinanceTable, "document_id", records.FinanceTable),
    "typed_tables": Child(tables_typed.StoredTypedTable, "document_id", records.TypedTable),
    "text_amounts": Child(tables_amounts.StoredTextAmount, "document_id", records.TextAmount),
    "checks": Child(tables_checks.StoredSumCheck, "document_id", records.SumCheck),
}

CHILDREN: dict[type, dict[str, Child]] = {
    records.Meeting: {
        "present": Child(
            tables.StoredAttendance, "meeting_id", value="name", constants={"status": "present"}
        ),
        "absent": Child(tables.StoredAttendance, "meeting_id", value="name", constants={"status": "absent"}),
        "attendance": Child(tables_rulings.StoredAttendanceNote, "meeting_id", records_rulings.Attendance),
        "files": Child(tables_sittings.StoredMeetingFile, "meeting_id", records.NamedFile),
        "items": Child(tables.StoredItem, "meeting_id", records.AgendaItem),
    },
    records.AgendaItem: {
        "recommendations": Child(
            tables.StoredRecommendation, "item_id", records.Recommendation, constants={"nested": False}
        ),
        "nested_recommendations": Child(
            tables.StoredRecommendation, "item_id", records.Recommendation, constants={"nested": True}
        ),
        "decision_points": Child(tables.StoredDecision, "item_id", records.DecisionPoint),
        "follow_ups": Child(tables.StoredFollowUp, "item_id", records.FollowUp),
        "attachments": Child(
            tables.StoredAttachment, "item_id", records.Attachment, constants={"listed": False}
        ),
        "listed_attachments": Child(
            tables.StoredAttachment, "item_id", value="title", constants={"listed": True}
        ),
        "files": Child(tables_sittings.StoredItemFile, "item_id", records.NamedFile),
        "passages": Child(tables.StoredPassage, "item_id", records.Passage),
        "text_amounts": Child(tables_amounts.StoredTextAmount, "item_id", records.TextAmount),
        "ballots": Child(tables_rulings.StoredBallot, "item_id", records_rulings.Ballot),
        "statements": Child(tables_rulings.StoredStatement, "item_id", records_rulings.Statement),
        "law_references": Child(tables_rulings.StoredLawReference, "item_id", records_rulings.LawReference),
        "attendance": Child(tables_rulings.StoredAttendanceNote, "item_id", records_rulings.Attendance),
    },
    records_rulings.Ballot: {
        choice: Child(
            tables_rulings.StoredBallotVote, "ballot_id", value="voter", constants={"choice": choice}
        )
        for choice in ("in_favour", "against", "abstain")
    },
    records_rulings.Statement: {
        "by": Child(tables_rulings.StoredStatementBy, "statement_id", value="name"),
    },
    records_rulings.LawReference: {},
    records_rulings.Attendance: {},
    records.Proposal: {
        "affected_departments": Child(tables.StoredAffectedDepartment, "proposal_id", value="name"),
        "hearings": Child(tables.StoredHearing, "proposal_id", records.Hearing),
        "sections": Child(tables.StoredSection, "proposal_id", records.Passage),
        "tables": Child(tables_finance.StoredFinanceTable, "proposal_id", records.FinanceTable),
        "typed_tables": Child(tables_typed.StoredTypedTable, "proposal_id", records.TypedTable),
        "text_amounts": Child(tables_amounts.StoredTextAmount, "proposal_id", records.TextAmount),
    },
    records.FinanceTable: {
        "pages": Child(tables_finance.StoredFinanceTablePage, "finance_table_id", value="page"),
        "columns": Child(tables_finance.StoredFinanceColumn, "finance_table_id", value="heading"),
        "rows": Child(tables_finance.StoredFinanceRow, "finance_table_id", records.FinanceRow),
    },
    records.TypedTable: {
        "columns": Child(tables_typed.StoredTypedColumn, "typed_table_id", value="heading"),
        "cells": Child(tables_typed.StoredTypedCell, "typed_table_id", records.TypedCell),
    },
    records.TypedCell: {},
    records.Recommendation: {},
    records.DecisionPoint: {},
    records.FollowUp: {},
    records.Attachment: {},
    records.NamedFile: {},
    records.Passage: {},
    records.TextAmount: {},
    records.SumCheck: {"cells": Child(tables_checks.StoredCheckCell, "sum_check_id", records.CheckCell)},
    records.CheckCell: {},
    records.Hearing: {},
    records.FinanceRow: {},
}

# Parents before their parts: the order in which rows are written.
WRITE_ORDER: tuple[type[Base], ...] = (
    tables.StoredMeeting,
    tables.StoredAttendance,
    tables.StoredItem,
    tables.StoredRecommendation,
    tables.StoredDecision,
    tables_rulings.StoredBallot,
    tables_rulings.StoredBallotVote,
    tables_rulings.StoredStatement,
    tables_rulings.StoredStatementBy,
    tables_rulings.StoredLawReference,
    tables_rulings.StoredAttendanceNote,
    tables.StoredFollowUp,
    tables.StoredAttachment,
    tables_sittings.StoredMeetingFile,
    tables_sittings.StoredItemFile,
    tables.StoredPassage,
    tables.StoredProposal,
    tables.StoredAffectedDepartment,
    tables.StoredHearing,
    tables.StoredSection,
    tables_finance.StoredFinanceTable,
    tables_finance.StoredFinanceTablePage,
    tables_finance.StoredFinanceColumn,
    tables_finance.StoredFinanceRow,
    tables_finance.StoredFinanceCell,
    tables_typed.StoredTypedTable,
    tables_typed.StoredTypedColumn,
    tables_typed.StoredTypedCell,
    tables_amounts.StoredTextAmount,
    tables_checks.StoredSumCheck,
    tables_checks.StoredCheckCell,
    tables.StoredFinding,
    tables.StoredLooseLine,
    tables.StoredEvidence,
    tables.StoredEvidenceSpan,
)
