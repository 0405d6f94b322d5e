from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsdesk.supervisor import running
from newsdesk.supervisor.errors import Refused


class Command(BaseCommand):
    help = "Run everything on this machine: PostgreSQL, web, workers and sweeper. Ctrl-C stops it."
    # The checks belong to the steps that it starts, once the database is up.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            running.run(self._say)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
