"""The figures of a desk: what was caught, when, and how long a claim takes."""

import statistics
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from claims.comparison.findings import FINDINGS
from claims.models import Desk, Kind, QuoteKind
from claims.queries.desk_figures import Catch, Made, catches, decisions_made
from claims.queries.people import desks_of
from claims.views.access import PersonRequest
from claims.views.chart import bars

WEEKS = 8
# The length of the longest bar, in the units of its drawing.
_BAR = 100
STAGES = {
    "checker": "By a checker, in the first draft",
    "draft": "By a checker, in a later draft",
    "editor": "After an editor sent the draft back",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: how many claims were `caught`, of how many `checked`, the `bar` for
    what was caught, and the median time of a decision in words ("" where nobody's is known)."""

    name: str
    caught: int
    checked: int
    bar: str
    took: str = ""

    @property
    def share(self) -> str:
        """What part of the checked claims was caught."""
        return f"{self.caught / self.checked:.0%}" if self.checked else ""


@require_GET
def desk_figures(request: PersonRequest) -> HttpResponse:
    """The last eight weeks of one of the person's desks, `?desk=` or the first by name. Nobody
    is named: the page is about the desk, and no measure of a person."""
    own = list(desks_of(request.user))
    asked = request.GET.get("desk", "")
    desk = next((one for one in own if str(one.pk) == asked), own[0] if own else None)
    context = {"desk": desk, "own": own, **(_figures(desk) if desk else {})}
    return render(request, "claims/desk_figures.html", context)


def _figures(desk: Desk) -> dict[str, object]:
    weeks = _weeks(timezone.localdate())
    since = timezone.make_aware(datetime.combine(weeks[-1], time.min))
    made, caught = list(decisions_made(desk, since)), catches(desk, since)
    return {
        "since": weeks[-1],
        "total": Row("", len(caught), _claims(made), "", _middle(made)),
        "kinds": _by_kind(made, caught),
        "findings": _by_finding(caught),
        "stages": _by_stage(caught),
        "weeks": _by_week(weeks, made, caught),
    }


def _weeks(today: date) -> list[date]:
    """The Mondays of the last weeks, the newest first."""
    monday = today - timedelta(days=today.weekday())
    return [monday - timedelta(weeks=number) for number in range(WEEKS)]


def _by_kind(made: Sequence[Made], caught: Sequence[Catch]) -> list[Row]:
    names = [*(kind.label for kind in QuoteKind), *(kind.label for kind in Kind)]
    of_kind = {name: [one for one in made if _kind(one) == name] for name in names}
    numbers = Counter(_kind(one) for one in caught)
    used = [name for name in names if of_kind[name]]
    lengths = bars([numbers[name] for name in used], _BAR)
    return [
        Row(name, numbers[name], _claims(of_kind[name]), bar, _middle(of_kind[name]))
        for name, bar in zip(used, lengths, strict=True)
    ]


def _kind(one: Made | Catch) -> str:
    return QuoteKind(one.quote_kind).label if one.quote_kind else Kind(one.kind).label


def _by_finding(caught: Sequence[Catch]) -> list[Row]:
    numbers = Counter(one.finding for one in caught).most_common()
    lengths = bars([number for _code, number in numbers], _BAR)
    return [
        Row(FINDINGS[code].label if code in FINDINGS else "Nothing found in a source", n, 0, bar)
        for (code, n), bar in zip(numbers, lengths, strict=True)
    ]


def _by_stage(caught: Sequence[Catch]) -> list[Row]:
    numbers = Counter(one.stage for one in caught)
    lengths = bars([numbers[stage] for stage in STAGES], _BAR)
    return [
        Row(name, numbers[stage], 0, bar)
        for (stage, name), bar in zip(STAGES.items(), lengths, strict=True)
    ]


def _by_week(
    weeks: Sequence[date], made: Sequence[Made], caught: Sequence[Catch]
) -> list[tuple[date, Row]]:
    of_week = {week: [one for one in made if _week(one.at) == week] for week in weeks}
    numbers = Counter(_week(one.at) for one in caught)
    lengths = bars([numbers[week] for week in weeks], _BAR)
    return [
        (week, Row("", numbers[week], _claims(of_week[week]), bar, _middle(of_week[week])))
        for week, bar in zip(weeks, lengths, strict=True)
    ]


def _week(at: datetime) -> date:
    day = timezone.localdate(at)
    return day - timedelta(days=day.weekday())


def _claims(made: Iterable[Made]) -> int:
    found: set[uuid.UUID] = {one.claim for one in made}
    return len(found)


def _middle(made: Iterable[Made]) -> str:
    """The median time of a decision, in words."""
    took = [one.took.total_seconds() for one in made if one.took is not None]
    if not took:
        return ""
    minutes, seconds = divmod(round(statistics.median(took)), 60)
    return f"{minutes} min {seconds:02} s" if minutes else f"{seconds} s"
