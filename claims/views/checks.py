"""What in an article does not fit its own figures, as a list to walk through."""

from dataclasses import dataclass

from claims.comparison.laid import one_line
from claims.models import Check, Claim, Draft
from claims.queries.checks import MOST_SHOWN, claims_checked, failed_checks
from claims.views.copy import line_number


@dataclass(frozen=True, slots=True)
class Failed:
    """A check that does not hold, with its `words`, their line, and the claim to look at (None
    when nobody left one there)."""

    check: Check
    words: str
    line: int
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Failures:
    """All failed `checks` of a draft; the first of them as `shown`, the others as a number."""

    checks: list[Check]
    shown: list[Failed]

    @property
    def more(self) -> int:
        """How many are not listed."""
        return len(self.checks) - len(self.shown)


def failures_of(draft: Draft) -> Failures:
    """What does not fit in the draft, in two queries."""
    checks = failed_checks(draft)
    claims = claims_checked(draft, checks) if checks else {}
    shown = [_failed(check, draft, claims.get(check.pk)) for check in checks[:MOST_SHOWN]]
    return Failures(checks, shown)


def _failed(check: Check, draft: Draft, claim: Claim | None) -> Failed:
    words = one_line(draft.text[check.start : check.end])
    return Failed(check, words, line_number(draft.text, check.start), claim)
