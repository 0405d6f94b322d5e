import datetime as dt

import pytest
from django.utils import timezone

from claims.models import Event, Upload
from claims.services.uploads import delete_unfiled_uploads
from tests.factories import make_draft, make_source, make_upload

pytestmark = pytest.mark.django_db


def later() -> dt.datetime:
    return timezone.now() + dt.timedelta(days=1)


def test_a_file_that_nobody_filed_goes_with_an_event_that_does_not_name_it() -> None:
    make_upload(file_name="whistle.txt")
    assert delete_unfiled_uploads(before=later()) == 1
    assert not Upload.objects.exists()
    event = Event.objects.get(action="file_deleted")
    assert (event.actor, event.before, event.after) == (None, {}, {})


def test_a_file_behind_a_draft_or_a_source_stays() -> None:
    make_draft(upload=make_upload())
    make_source(upload=make_upload())
    assert delete_unfiled_uploads(before=later()) == 0
    assert Upload.objects.count() == 2


def test_a_new_file_stays() -> None:
    make_upload()
    assert delete_unfiled_uploads(before=timezone.now() - dt.timedelta(days=7)) == 0
    assert Upload.objects.exists()
