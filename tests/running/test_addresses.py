"""Where the embedded services are, and how Django and Celery reach them."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from pgmq.base import PGMQConfig
from psycopg.conninfo import conninfo_to_dict

from newsdesk import embedded


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://app:s%40crt@db.example:6432/news?sslmode=require",
            {"NAME": "news", "USER": "app", "PASSWORD": "s@crt", "HOST": "db.example"},
        ),
        ("postgres:///news", {"NAME": "news", "USER": "", "HOST": "", "PORT": ""}),
        (
            "postgresql://newsdesk_app@/newsdesk?host=%2Fa%20folder%2Fsocket",
            {"NAME": "newsdesk", "USER": "newsdesk_app", "HOST": "/a folder/socket"},
        ),
    ],
)
def test_django_is_told_every_part_of_the_address(url: str, expected: dict[str, str]) -> None:
    assert expected.items() <= embedded.django_database(url).items()


def test_other_options_of_the_address_are_kept() -> None:
    found = embedded.django_database("postgresql://db/news?sslmode=require")
    assert found["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize("url", ["sqlite:///news.db", "mysql://db/news", "news"])
def test_only_postgresql_is_accepted(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must be a PostgreSQL address"):
        embedded.django_database(url)


@pytest.mark.parametrize(
    ("broker_url", "database_url", "expected"),
    [
        (
            "pgmq://localhost",
            "postgresql://newsdesk_app@/newsdesk?host=%2Fa%20folder%2Fso%27cket",
            {"host": "/a folder/so'cket", "user": "newsdesk_app", "dbname": "newsdesk"},
        ),
        (
            "pgmq://localhost",
            r"postgresql://app:s3%20%27cret%5C@db:6432/news",
            {"host": "db", "port": "6432", "password": "s3 'cret\\", "dbname": "news"},
        ),
        (
            "pgmq://queue:secret@broker:7000/queues",
            "postgresql://app@db/news",
            {"host": "broker", "port": "7000", "user": "queue", "dbname": "queues"},
        ),
    ],
)
def test_the_broker_client_connects_to_exactly_the_given_parts(
    broker_url: str, database_url: str, expected: dict[str, str]
) -> None:
    options = embedded.broker_options(broker_url, database_url)
    client = PGMQConfig(conn_string=options["conn_string"])
    assert expected.items() <= conninfo_to_dict(client.dsn).items()


@pytest.mark.parametrize(
    ("broker_url", "expected"),
    [
        ("redis://127.0.0.1:6379/0", {"visibility_timeout": 600, "socket_connect_timeout": 1}),
        ("amqp://guest:guest@127.0.0.1//", {"confirm_publish": True}),
        ("pgmq://localhost", {"init_extension": False, "wait_time_seconds": 0}),
    ],
)
def test_each_broker_has_its_options(broker_url: str, expected: dict[str, Any]) -> None:
    options = embedded.broker_options(broker_url, "postgresql://app@db/news")
    assert expected.items() <= options.items()


def test_an_unknown_broker_is_refused_with_an_example() -> None:
    with pytest.raises(ImproperlyConfigured, match="BROKER_URL must start with"):
        embedded.broker_options("sqs://queue", "postgresql://app@db/news")


def test_a_socket_lies_in_its_folder_unless_the_kernel_cannot_name_it() -> None:
    assert embedded.socket_folder(Path("/srv/newsdesk/var")) == Path("/srv/newsdesk/var/socket")
    deep = Path("/srv") / ("newsroom" * 12)
    elsewhere = embedded.socket_folder(deep)
    assert len(f"{elsewhere}/.s.PGSQL.5432.lock") < 107
    assert elsewhere == embedded.socket_folder(deep) != embedded.socket_folder(deep / "other")


def test_the_secret_key_is_made_once_and_is_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSDESK_VAR", str(tmp_path / "var"))
    key = embedded.secret_key(tmp_path)
    assert len(key) >= 50
    assert embedded.secret_key(tmp_path) == key
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600
