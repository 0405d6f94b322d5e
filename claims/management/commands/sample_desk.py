import base64
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.crypto import salted_hmac

from claims.models import Article, Desk, Job, Role, User
from claims.services.errors import Invalid
from claims.services.intake import receive_article, receive_source
from claims.services.people import add_person, create_desk
from claims.services.sources import attach_source
from claims.tasks import hint

DESK = "Sample desk"
ARTICLE = "us-denies-iraq-pullout.txt"
PEOPLE = {
    "alice": ("Alice Reed", Role.JOURNALIST),
    "bob": ("Bob Marsh", Role.JOURNALIST),
    "carol": ("Carol Dunn", Role.EDITOR),
    "dora": ("Dora Lang", Role.ADMIN),
}
FOLDER = Path(__file__).resolve().parents[2] / "sample"


class Command(BaseCommand):
    help = (
        "Set up a desk to try things on, with four people, an article and its sources, unless it "
        "is there already, and print how to sign in."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not Desk.objects.filter(name=DESK).exists():
            try:
                make_desk()
            except Invalid as reason:
                raise CommandError(f"The sample desk cannot be set up: {reason}") from reason
        self.stdout.write("On the sample desk an article and four sources wait. Sign in as")
        for name, (_full_name, role) in PEOPLE.items():
            self.stdout.write(f"  {name:6} {_shown_password(name):24} {role.label.lower()}")


def password_of(username: str) -> str:
    """The first password of a person of the sample desk.

    It follows from the secret key, so that each installation has its own and needs no note of it.
    """
    digest = salted_hmac("claims.sample_desk", username, algorithm="sha256").digest()
    letters = base64.b32encode(digest).decode().lower()
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def _shown_password(username: str) -> str:
    user = User.objects.filter(username=username).first()
    if user is None:
        return "(account is gone)"
    password = password_of(username)
    return password if user.check_password(password) else "(password was changed)"


@transaction.atomic
def make_desk() -> Desk:
    """The desk with everything on it, received as if its people had brought it; or nothing.

    Raises Invalid when one of the names is taken.
    """
    desk = create_desk(actor=None, name=DESK)
    people = {name: _add(desk, name) for name in PEOPLE}
    reporter = people["alice"]
    text = (FOLDER / ARTICLE).read_text("utf-8")
    received = receive_article(actor=reporter, desk=desk, title="", text=text)
    _add_sources(reporter, received.article)
    open_jobs = Job.objects.filter(state=Job.State.QUEUED)
    hint(*open_jobs.filter(draft__desk=desk), *open_jobs.filter(source__desk=desk))
    return desk


def _add(desk: Desk, username: str) -> User:
    full_name, role = PEOPLE[username]
    user, _path = add_person(
        actor=None, desk=desk, username=username, full_name=full_name, role=role
    )
    user.set_password(password_of(username))
    user.save(update_fields=["password"])
    return user


def _add_sources(actor: User, article: Article) -> None:
    folder = FOLDER / "sources"
    for facts in json.loads((folder / "sources.json").read_text("utf-8")):
        text = (folder / facts.pop("file")).read_text("utf-8")
        received = receive_source(actor=actor, desk=article.desk, text=text, **facts)
        attach_source(actor=actor, article=article, source=received.source)
