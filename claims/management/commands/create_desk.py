from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from claims.models import Role
from claims.services.errors import Invalid
from claims.services.people import add_person, create_desk


class Command(BaseCommand):
    help = "Make a desk with its first admin, and print the one-time path that sets the password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="of the desk, for example “City desk”")
        parser.add_argument("--admin", required=True, help="sign-in name of the desk admin")
        parser.add_argument("--full-name", default="", help="of the admin; left out: --admin")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            desk = create_desk(actor=None, name=options["name"])
            user, path = add_person(
                actor=None,
                desk=desk,
                username=options["admin"],
                full_name=options["full_name"] or options["admin"],
                role=Role.ADMIN,
            )
        except Invalid as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{desk} is ready. {user} sets a password once, within three days, at")
        self.stdout.write(path)
