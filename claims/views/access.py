"""Loading with access. What a person may not see answers 404, exactly like what is not there."""

import uuid
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django_htmx.middleware import HtmxDetails

from claims.models import (
    Article,
    Claim,
    Desk,
    Draft,
    Job,
    Membership,
    Query,
    Source,
    Upload,
    User,
    VerdictOption,
)
from claims.queries.articles import (
    articles_visible_to,
    drafts_visible_to,
    jobs_visible_to,
    queries_visible_to,
)
from claims.queries.claims import claims_visible_to
from claims.queries.people import Reader, desks_of, memberships_visible_to
from claims.queries.settings import options_visible_to
from claims.queries.sources import sources_visible_to, uploads_visible_to

Row = TypeVar("Row", bound=Model)


class PersonRequest(HttpRequest):
    """A request as our views get it: LoginRequiredMiddleware let only signed-in people through."""

    user: User
    htmx: HtmxDetails


def _get(rows: QuerySet[Row], key: object) -> Row:
    row = rows.filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def get_desk(user: Reader, desk_id: uuid.UUID) -> Desk:
    """One of the user's desks."""
    return _get(desks_of(user), desk_id)


def get_membership(user: Reader, membership_id: int) -> Membership:
    """A person of one of the user's desks, with desk and account."""
    return _get(memberships_visible_to(user), membership_id)


def get_option(user: Reader, option_id: int) -> VerdictOption:
    """A verdict option of one of the user's desks, retired ones too, with the desk."""
    return _get(options_visible_to(user), option_id)


def get_article(user: Reader, article_id: uuid.UUID) -> Article:
    """An article of one of the user's desks, with the desk."""
    return _get(articles_visible_to(user), article_id)


def get_draft(user: Reader, draft_id: uuid.UUID) -> Draft:
    """A draft, superseded ones too, with article and desk."""
    return _get(drafts_visible_to(user), draft_id)


def get_claim(user: Reader, claim_id: uuid.UUID) -> Claim:
    """A claim, dropped ones too, with draft, article and desk."""
    return _get(claims_visible_to(user), claim_id)


def get_source(user: Reader, source_id: uuid.UUID) -> Source:
    """A source; a confidential one only for those named to read it."""
    return _get(sources_visible_to(user), source_id)


def get_upload(user: Reader, upload_id: uuid.UUID) -> Upload:
    """One of the user's own uploads."""
    return _get(uploads_visible_to(user), upload_id)


def get_query(user: Reader, query_id: uuid.UUID) -> Query:
    """A question to the author, with claim, draft and article."""
    return _get(queries_visible_to(user), query_id)


def get_job(user: Reader, job_id: uuid.UUID) -> Job:
    """Work on a draft, source or upload that the user may see."""
    return _get(jobs_visible_to(user), job_id)
