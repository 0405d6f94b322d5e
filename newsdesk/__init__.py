# Tasks bind to this app wherever they are imported, in the web server too.
from newsdesk.celery import app as celery_app

__all__ = ["celery_app"]
