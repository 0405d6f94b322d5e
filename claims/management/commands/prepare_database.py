from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from newsdesk import broker_tables, roles


class Command(BaseCommand):
    help = (
        "Bring the database up to date: tables, cache, the broker's tables, and the rights of the "
        "role that web and workers use. Run it as the owner of the database."
    )

    # They load every page; the tests run them.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        with transaction.atomic():
            app_role = roles.find_app_role(connection)
            if settings.BROKER_URL.startswith("pgmq:"):
                broker_tables.install(connection, owner=app_role)
            if app_role:
                roles.grant(connection, app_role)
