"""Receiving: a new article with its sources, a new draft, and the files that come before both."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.forms.intake import ArticleForm, HeadForm, Intake, upload_piece
from claims.forms.pieces import ROLES
from claims.models import Article, Desk, Draft, Source
from claims.permissions import check_can_add_draft
from claims.queries.articles import newest_draft
from claims.queries.colleagues import colleagues_of
from claims.queries.people import desks_of
from claims.queries.uploads import uploads_of
from claims.services.intake import ReceivedArticle, receive_article, receive_draft
from claims.services.uploads import choose_encoding
from claims.tasks import hint_open
from claims.views import receiving
from claims.views.access import PersonRequest, get_article, get_upload
from claims.views.answers import Outcome, answer, attempt, fragment


@require_http_methods(["GET", "HEAD", "POST"])
def article_new(request: PersonRequest) -> HttpResponse:
    """One page for an article and any number of its sources."""
    desks = list(desks_of(request.user))
    if not desks:
        return render(request, "claims/article_new.html", {"is_without_desk": True})
    desk = _desk(request, desks)
    if request.method != "POST":
        head = ArticleForm(desks=desks)
        return _article_page(request, receiving.start(request, "article", desk, head))
    if not receiving.asks_to_send(request):
        head = ArticleForm(initial=request.POST.dict(), desks=desks)
        return _article_page(request, receiving.continued(request, "article", desk, head))
    intake = receiving.sent(request, "article", desk, ArticleForm(request.POST, desks=desks))
    if not intake.is_valid():
        return _article_page(request, intake, status=422)
    outcome = attempt(_receive_article, request, desk, intake)
    if outcome.result is None:
        messages.error(request, outcome.refusal)
        return _article_page(request, intake, status=outcome.status)
    return redirect("claims:workbench", outcome.result.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_add(request: PersonRequest, article_id: UUID) -> HttpResponse:
    """A new text of an article: the claims that stay keep their verdict."""
    article = get_article(request.user, article_id)
    check_can_add_draft(request.user, article)
    if request.method != "POST":
        intake = receiving.start(request, "draft", article.desk, HeadForm())
        return _draft_page(request, article, intake)
    if not receiving.asks_to_send(request):
        head = HeadForm(initial=request.POST.dict())
        intake = receiving.continued(request, "draft", article.desk, head)
        return _draft_page(request, article, intake)
    intake = receiving.sent(request, "draft", article.desk, HeadForm(request.POST))
    if not intake.is_valid():
        return _draft_page(request, article, intake, status=422)
    outcome = attempt(_receive_draft, request, article, intake)
    if outcome.is_refused:
        messages.error(request, outcome.refusal)
        return _draft_page(request, article, intake, status=outcome.status)
    return redirect("claims:workbench", article.pk)


@require_POST
def upload_add(request: PersonRequest) -> HttpResponse:
    """Store dropped files and answer with the card of each; what is refused is said instead."""
    purpose = request.POST.get("purpose", "")
    desks = list(desks_of(request.user))
    if purpose not in ROLES or not desks:
        raise Http404
    desk = _desk(request, desks)
    uploads, refusals = receiving.take_files(request, desk)
    readers = list(colleagues_of(request.user))
    has_article = request.POST.get("has_article") == "yes"
    cards = []
    for upload in uploads:
        piece = upload_piece(
            upload,
            purpose=purpose,
            readers=readers,
            has_article=has_article,
            retention=receiving.offered_day(request, purpose, desk),
        )
        cards.append(render_to_string("claims/_piece.html", {"piece": piece}, request))
        has_article = has_article or not piece.is_recording
    cards.append(render_to_string("claims/_refusals.html", {"refusals": refusals}, request))
    return HttpResponse("".join(cards), status=200 if uploads else 422)


@require_GET
def upload_progress(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    """What has become of a file; the fragment asks again until it was read."""
    upload = uploads_of(request.user, [upload_id]).get(upload_id)
    if upload is None:
        raise Http404
    if not request.htmx:
        return redirect("claims:article_new")
    return fragment(request, "claims/_upload.html", {"upload": upload})


@require_POST
def upload_choose_encoding(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    """Read a file again in the encoding that the person recognised."""
    upload = get_upload(request.user, upload_id)
    encoding = request.POST.get("encoding", "")
    outcome: Outcome[None] = attempt(
        choose_encoding, actor=request.user, upload=upload, encoding=encoding
    )
    if not outcome.is_refused:
        hint_open(upload)
    return answer(
        request,
        outcome,
        "claims/_upload.html",
        lambda: {"upload": uploads_of(request.user, [upload_id])[upload_id]},
        then=reverse("claims:article_new"),
    )


def _desk(request: HttpRequest, desks: list[Desk]) -> Desk:
    """The chosen desk among the person's own; the first while none is chosen."""
    chosen = request.POST.get("desk", "")
    return next((desk for desk in desks if str(desk.pk) == chosen), desks[0])


def _article_page(request: PersonRequest, intake: Intake, *, status: int = 200) -> HttpResponse:
    return render(
        request,
        "claims/article_new.html",
        {"intake": intake, "limit": settings.MAX_UPLOAD_BYTES},
        status=status,
    )


def _draft_page(
    request: PersonRequest, article: Article, intake: Intake, *, status: int = 200
) -> HttpResponse:
    context = {
        "intake": intake,
        "article": article,
        "newest": newest_draft(article),
        "limit": settings.MAX_UPLOAD_BYTES,
    }
    return render(request, "claims/draft_add.html", context, status=status)


def _receive_article(request: PersonRequest, desk: Desk, intake: Intake) -> Article:
    """All of the form or nothing of it; the work on it is hinted once it is committed."""
    with transaction.atomic():
        received = _receive_the_text(request, desk, intake)
        sources = receiving.receive_pieces(
            request.user, desk, received.article, intake.source_pieces
        )
        _hint(received.article, [source for source, _is_new in sources])
    _tell(request, received, sources)
    return received.article


def _receive_the_text(request: PersonRequest, desk: Desk, intake: Intake) -> ReceivedArticle:
    assert intake.head is not None
    piece = intake.article_piece
    text = receiving.text_of(piece) if piece else intake.head.cleaned_data["text"]
    upload = piece.upload if piece else None
    title = intake.head.cleaned_data["title"] or (upload.title if upload else "")
    return receive_article(
        actor=request.user,
        desk=desk,
        title=title,
        text=text,
        upload=upload,
    )


def _receive_draft(request: PersonRequest, article: Article, intake: Intake) -> Draft:
    assert intake.head is not None
    piece = intake.article_piece
    text = receiving.text_of(piece) if piece else intake.head.cleaned_data["text"]
    upload = piece.upload if piece else None
    draft = receive_draft(actor=request.user, article=article, text=text, upload=upload)
    hint_open(draft)
    for note in draft.notes:
        messages.info(request, note)
    return draft


def _hint(article: Article, sources: list[Source]) -> None:
    draft = newest_draft(article)
    for subject in (draft, *sources):
        if subject is not None:
            hint_open(subject)


def _tell(
    request: PersonRequest, received: ReceivedArticle, sources: list[tuple[Source, bool]]
) -> None:
    receiving.tell_of_known_sources(request, sources)
    if received.is_new:
        return
    added = len(sources)
    given = f" The {added} source{'s' if added > 1 else ''} you gave went to it." if added else ""
    number = received.draft.number
    of = f"draft {number} of " if number > 1 else ""
    messages.warning(
        request,
        f"The desk has this text already: it is {of}“{received.article.title}”, shown here. "
        f"Nothing was doubled.{given}",
    )
