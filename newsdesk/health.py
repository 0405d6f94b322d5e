"""Is the process alive, and can it do its work? Plain answers for a supervisor or a proxy."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe


@require_safe
@login_not_required
def livez(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers; touches nothing else."""
    return HttpResponse("alive\n", content_type="text/plain")


urlpatterns = [path("livez", livez, name="livez")]
