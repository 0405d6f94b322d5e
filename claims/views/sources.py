"""Sources: received later, put beside articles, read with their passages, and their files."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.forms.intake import Intake
from claims.forms.sources import ReadersForm
from claims.models import Article, Upload
from claims.permissions import check_can_add_source
from claims.queries.articles import newest_draft
from claims.queries.source_pages import attachable_sources, attached_sources, source_rows
from claims.services.sources import attach_source, detach_source, set_readers
from claims.tasks import hint_open
from claims.views import receiving
from claims.views.access import PersonRequest, get_article, get_draft, get_source
from claims.views.addresses import workbench_url
from claims.views.answers import attempt
from claims.views.ids import id_of
from claims.views.source_page import possible_readers, source_page
from claims.views.viewings import log_view

_ROWS_A_PAGE = 50
_OFFERED = 20
_LONGEST_SEARCH = 200


@require_GET
def source_list(request: PersonRequest) -> HttpResponse:
    """The sources of the person's desks, newest first; `?q=` looks in the titles."""
    search = _search(request)
    rows = Paginator(source_rows(request.user, search=search), _ROWS_A_PAGE)
    page = rows.get_page(request.GET.get("page"))
    context = {"page": page, "search": search, "query": urlencode({"q": search}) + "&"}
    return render(request, "claims/source_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def source_add(request: PersonRequest, article_id: UUID) -> HttpResponse:
    """More sources for an article: new ones, or one that the desk has already (`?q=`)."""
    article = get_article(request.user, article_id)
    check_can_add_source(request.user, article.desk)
    if request.method != "POST":
        return _add_page(request, article, receiving.start(request, "sources", article.desk, None))
    if not receiving.asks_to_send(request):
        intake = receiving.continued(request, "sources", article.desk, None)
        return _add_page(request, article, intake)
    intake = receiving.sent(request, "sources", article.desk, None)
    if not intake.is_valid():
        return _add_page(request, article, intake, status=422)
    outcome = attempt(_receive, request, article, intake)
    if outcome.is_refused:
        messages.error(request, outcome.refusal)
        return _add_page(request, article, intake, status=outcome.status)
    return redirect("claims:workbench", article.pk)


@require_POST
def source_attach(request: PersonRequest, article_id: UUID) -> HttpResponse:
    """Put one of the desk's sources beside an article."""
    article = get_article(request.user, article_id)
    source = get_source(request.user, id_of(request.POST.get("source", "")))
    outcome = attempt(attach_source, actor=request.user, article=article, source=source)
    return _after_pairing(
        request, article, outcome.refusal, f"“{source.title}” stands beside the article."
    )


@require_POST
def source_detach(request: PersonRequest, article_id: UUID) -> HttpResponse:
    """Take a source away from an article; the desk keeps it."""
    article = get_article(request.user, article_id)
    source = get_source(request.user, id_of(request.POST.get("source", "")))
    outcome = attempt(detach_source, actor=request.user, article=article, source=source)
    return _after_pairing(
        request, article, outcome.refusal, f"“{source.title}” was taken away from the article."
    )


@require_GET
@never_cache
def source_show(request: PersonRequest, source_id: UUID) -> HttpResponse:
    """A source with its line numbers; `?start=&end=` marks a passage, `?page=` turns pages."""
    source = get_source(request.user, source_id)
    return source_page(request, source)


@require_POST
@never_cache
def source_readers(request: PersonRequest, source_id: UUID) -> HttpResponse:
    """Name who may read a confidential source."""
    source = get_source(request.user, source_id)
    form = ReadersForm(request.POST, people=possible_readers(source))
    if not form.is_valid():
        messages.error(request, "Readers must be people of this desk. Choose from the list.")
        return source_page(request, source, status=422)
    readers = form.cleaned_data["readers"]
    outcome = attempt(set_readers, actor=request.user, source=source, readers=readers)
    if outcome.is_refused:
        messages.error(request, outcome.refusal)
        return source_page(request, source, status=outcome.status)
    messages.success(request, "The readers of this source are set.")
    return redirect("claims:source_show", source.pk)


@require_GET
@never_cache
def source_file(request: PersonRequest, source_id: UUID) -> HttpResponse:
    """The file of a source, byte for byte as it came."""
    source = get_source(request.user, source_id)
    log_view(request.user, source)
    return _file(source.upload)


@require_GET
@never_cache
def draft_file(request: PersonRequest, draft_id: UUID) -> HttpResponse:
    """The file of a draft, byte for byte as it came."""
    return _file(get_draft(request.user, draft_id).upload)


def _file(upload: Upload | None) -> HttpResponse:
    """As a download and never shown by the browser: it is somebody else's markup."""
    if upload is None:
        raise Http404("This text was pasted: there is no file.")
    response = HttpResponse(bytes(upload.content), content_type="application/octet-stream")
    disposition = content_disposition_header(True, upload.file_name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _add_page(
    request: PersonRequest, article: Article, intake: Intake, *, status: int = 200
) -> HttpResponse:
    search = _search(request)
    context = {
        "intake": intake,
        "article": article,
        "attached": attached_sources(article, request.user),
        "offered": attachable_sources(article, request.user, search=search)[:_OFFERED],
        "search": search,
        "limit": settings.MAX_UPLOAD_BYTES,
    }
    return render(request, "claims/source_add.html", context, status=status)


def _receive(request: PersonRequest, article: Article, intake: Intake) -> None:
    with transaction.atomic():
        received = receiving.receive_pieces(
            request.user, article.desk, article, intake.source_pieces
        )
        for source, _is_new in received:
            hint_open(source)
        _hint_newest(article)
    receiving.tell_of_known_sources(request, received)


def _after_pairing(
    request: PersonRequest, article: Article, refusal: str, success: str
) -> HttpResponse:
    if refusal:
        messages.error(request, refusal)
    else:
        _hint_newest(article)
        messages.success(request, success)
    if request.POST.get("back") == "library":  # it was found for the whole article
        return redirect("claims:article_library", article.pk)
    if claim := request.POST.get("claim"):  # it was found for this claim of the workbench
        return redirect(workbench_url(article.pk, id_of(claim)))
    return redirect("claims:source_add", article.pk)


def _hint_newest(article: Article) -> None:
    if draft := newest_draft(article):
        hint_open(draft)


def _search(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:_LONGEST_SEARCH]
