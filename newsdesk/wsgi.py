import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
application = get_wsgi_application()
# Loads every page now, once for all processes that gunicorn forks, and not at the first visit.
get_resolver().url_patterns  # noqa: B018
