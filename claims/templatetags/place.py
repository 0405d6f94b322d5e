"""The words around a stretch of text, so that it is read in its place."""

from django import template

from claims.models import Claim

register = template.Library()

# Characters shown on either side, about a line.
AROUND = 90


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the same line before and after `text[start:end]`, about a line of each; a mark
    of omission stands where the line goes on."""
    lead = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    tail = text[end : end + AROUND].partition("\n")[0]
    if len(lead) == AROUND:
        lead = f"… {lead.partition(' ')[2]}"
    if len(tail) == AROUND:
        tail = f"{tail.rpartition(' ')[0]} …"
    return lead, tail


@register.filter
def words_before(claim: Claim, text: str) -> str:
    """The words of the line before the claim in `text`, its draft's."""
    return around(text, claim.start, claim.end)[0]


@register.filter
def words_after(claim: Claim, text: str) -> str:
    """The words of the line after the claim in `text`, its draft's."""
    return around(text, claim.start, claim.end)[1]
