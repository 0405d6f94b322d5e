"""The claim bank: every claim ever checked on the person's desks, searchable."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from claims.forms.bank import BankForm
from claims.models import User, Verdict
from claims.queries.bank import checked_claims, decisions, described, verdict_labels
from claims.queries.people import desks_of
from claims.services.shingles import keys_of, search_terms
from claims.templatetags.place import around
from claims.views.access import PersonRequest
from claims.views.copy import kind_of

_ROWS_A_PAGE = 50
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A decision with its claim's `kind` in words and the words around the claim."""

    verdict: Verdict
    kind: str
    lead: str
    tail: str


@require_GET
def claim_bank(request: PersonRequest) -> HttpResponse:
    """Checked claims, newest decision first: `?q=` looks in the words of the claim (of a figure,
    of its sentence), `?speaker=`, `?verdict=` and `?thing=` in those. Nothing is counted: one row
    more than the page shows tells whether there is a next one."""
    given = BankForm.read(request.GET)
    found, has_next = _found(request.user, given)
    words = {name: given[name] for name in ("q", "speaker", "verdict", "thing") if given[name]}
    context = {
        "rows": [_row(verdict) for verdict in found],
        "given": given,
        "is_search": bool(words),
        "labels": verdict_labels(request.user),
        "page": given["page"],
        "has_next": has_next,
        "query": urlencode(words) + "&" if words else "",
    }
    return render(request, "claims/claim_bank.html", context)


def _found(user: User, given: dict[str, Any]) -> tuple[list[Verdict], bool]:
    """The decisions on the page asked for, and whether more follow."""
    first = (given["page"] - 1) * _ROWS_A_PAGE
    matching = _matching(user, given)
    if given["verdict"]:
        matching = matching.filter(option__label=given["verdict"])
    ids = list(matching.values_list("pk", flat=True)[first : first + _ROWS_A_PAGE + 1])
    return described(ids[:_ROWS_A_PAGE]), len(ids) > _ROWS_A_PAGE


def _matching(user: User, given: dict[str, Any]) -> QuerySet[Verdict]:
    """The decisions on claims with the words given for them, their speaker and their thing."""
    terms = {
        *search_terms(given["q"])[:_MOST_WORDS],
        *search_terms(given["speaker"], within="speaker")[:_MOST_WORDS],
        *search_terms(given["thing"], within="thing")[:_MOST_WORDS],
    }
    if not terms:
        is_empty = any(given[name] for name in ("q", "speaker", "thing"))
        return decisions(user).none() if is_empty else decisions(user)
    desks = desks_of(user).values_list("pk", flat=True)
    keys = {key for desk in desks for key in keys_of(terms, desk=desk, among="claim")}
    return checked_claims(user, keys=keys, words=len(terms))


def _row(verdict: Verdict) -> Row:
    claim, begin, near = verdict.claim, verdict.begin, verdict.near  # type: ignore[attr-defined]
    lead, tail = around(near, claim.start - begin, claim.end - begin)
    return Row(verdict, kind_of(claim), lead, tail)
