"""`manage.py index_library`: make texts findable that were received before the library had an
index. New texts need no command; running it twice does no harm."""

from typing import Any

from django.core.management.base import BaseCommand

from claims.services.library import index_missing


class Command(BaseCommand):
    """Index what is not indexed yet."""

    help = "Index the sources and claims that the library cannot find yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Index, and say how many texts that were."""
        self.stdout.write(f"Indexed {index_missing()} texts.")
