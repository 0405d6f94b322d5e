"""The queue: what is on the desk and how far each article is."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from claims.models import Status
from claims.queries.queue import count_by_status, progress_of, queue_of

_ROWS_A_PAGE = 50
_LONGEST_SEARCH = 200


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The articles of the person's desks, by state (`?status=`) and words of the title (`?q=`)."""
    status = request.GET.get("status", "")
    status = status if status in Status.values else ""
    search = request.GET.get("q", "").strip()[:_LONGEST_SEARCH]
    drafts = queue_of(request.user, status=status, search=search)
    page = Paginator(drafts, _ROWS_A_PAGE).get_page(request.GET.get("page"))
    progress = progress_of(list(page.object_list))
    counts = count_by_status(request.user)
    tabs = [(value, Status(value).label, number) for value, number in counts.items()]
    context = {
        "rows": [(draft, progress[draft.pk]) for draft in page.object_list],
        "page": page,
        "tabs": tabs,
        "all_count": sum(counts.values()),
        "status": status,
        "status_label": Status(status).label if status else "",
        "search": search,
        "query": urlencode({"status": status, "q": search}) + "&",
    }
    return render(request, "claims/queue.html", context)
