"""Celery's settings: each stands against one known way to lose or double work."""

from typing import Any

import pytest

from claims.models import Job
from newsdesk import celery_app


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("task_acks_late", True),
        ("task_reject_on_worker_lost", True),
        ("worker_prefetch_multiplier", 1),
        ("task_ignore_result", True),
        ("task_serializer", "json"),
        ("accept_content", ["json"]),
        ("broker_connection_retry_on_startup", True),
        ("broker_connection_max_retries", None),
        ("worker_hijack_root_logger", False),
    ],
)
def test_the_setting_holds(name: str, value: Any) -> None:
    assert celery_app.conf[name] == value


def test_there_is_a_task_for_every_kind_of_job() -> None:
    celery_app.loader.import_default_modules()
    assert {f"claims.{kind}" for kind in Job.Kind.values} <= set(celery_app.tasks)
