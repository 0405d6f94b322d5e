"""Rows and their constraints; see `transitions` and `permissions` for what may change."""

from claims.models.checks import Check
from claims.models.claims import Claim, Comparison, Kind, NameKind, QuoteKind, SourceClaim
from claims.models.decisions import Approval, Evidence, Verdict, VerdictOption
from claims.models.library import Passage, Shingle
from claims.models.people import Desk, Membership, Role, User
from claims.models.record import APPEND_ONLY_TABLES, Event
from claims.models.texts import Article, Attachment, Draft, Source, Status, Upload
from claims.models.thread import Message, Query
from claims.models.work import Job

__all__ = [
    "APPEND_ONLY_TABLES",
    "Approval",
    "Article",
    "Attachment",
    "Check",
    "Claim",
    "Comparison",
    "Desk",
    "Draft",
    "Event",
    "Evidence",
    "Job",
    "Kind",
    "Membership",
    "Message",
    "NameKind",
    "Passage",
    "Query",
    "QuoteKind",
    "Role",
    "Shingle",
    "Source",
    "SourceClaim",
    "Status",
    "Upload",
    "User",
    "Verdict",
    "VerdictOption",
]
