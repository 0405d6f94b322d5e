"""Taking the draft first: whatever changes what an approval rests on locks its row before.

So verdicts, claims, sendings and approvals of one draft happen one after another, and no two
services can wait for each other. The lock leaves references to the row alone (NO KEY UPDATE).
"""

from uuid import UUID

from claims.models import Claim, Draft


def lock_draft(draft_id: UUID) -> Draft:
    """The draft as it stands now, held until the transaction ends. Its text is not loaded."""
    drafts = Draft.objects.select_for_update(no_key=True, of=("self",)).defer("text")
    # Its own statement after the lock is won: what others committed meanwhile must be seen.
    drafts.only("pk").get(pk=draft_id)
    return Draft.objects.defer("text").select_related("article__desk", "desk").get(pk=draft_id)


def lock_claim(claim: Claim) -> Claim:
    """The claim as it stands now, its draft held until the transaction ends."""
    draft = lock_draft(claim.draft_id)
    fresh = Claim.objects.get(pk=claim.pk)
    fresh.draft = draft
    return fresh
