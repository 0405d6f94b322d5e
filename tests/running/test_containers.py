"""docker-compose.yml and Dockerfile run the same commands as the supervisor of one machine."""

import json
from pathlib import Path
from typing import Any

import pytest
from srsly import read_yaml  # type: ignore[import-untyped]

from newsdesk.supervisor import commands

ROOT = Path(__file__).resolve().parents[2]
BROKER = "amqp://newsdesk:secret@rabbitmq:5672//"


@pytest.fixture(scope="module")
def services() -> Any:
    services: Any = read_yaml(ROOT / "docker-compose.yml")["services"]
    return services


def test_it_has_every_part(services: Any) -> None:
    assert set(services) == {"postgres", "rabbitmq", "migrate", "web", "worker", "sweeper"}


def test_the_commands_are_those_of_the_supervisor(services: Any) -> None:
    assert services["web"]["command"] == commands.web("0.0.0.0:8000", processes=2)
    assert services["worker"]["command"] == commands.worker("worker@%h", BROKER)
    assert services["sweeper"]["command"] == commands.sweeper()


def test_the_image_starts_the_web_server() -> None:
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", "")
    command = next(line for line in text.splitlines() if line.startswith("CMD "))
    assert json.loads(command.removeprefix("CMD ")) == commands.web("0.0.0.0:8000", processes=2)


@pytest.mark.parametrize("name", ["postgres", "rabbitmq", "web", "worker"])
def test_a_part_that_serves_says_whether_it_is_well(services: Any, name: str) -> None:
    assert services[name]["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")


def test_only_migrate_owns_the_tables(services: Any) -> None:
    roles = {
        name: parts["environment"]["DATABASE_URL"].split("//")[1].split(":")[0]
        for name, parts in services.items()
        if "DATABASE_URL" in parts["environment"]
    }
    assert roles.pop("migrate") == "newsdesk_owner"
    assert roles == dict.fromkeys(("web", "worker", "sweeper"), "newsdesk_app")


def test_no_password_is_written_down(services: Any) -> None:
    for parts in services.values():
        for name, value in parts["environment"].items():
            if "PASS" in name or name == "NEWSDESK_SECRET_KEY":
                assert value.startswith("${") and value.endswith(":?}")


def test_a_stop_leaves_time_to_finish(services: Any) -> None:
    for name in ("web", "worker", "sweeper"):
        assert int(services[name]["stop_grace_period"].removesuffix("s")) > commands.DRAIN_SECONDS
