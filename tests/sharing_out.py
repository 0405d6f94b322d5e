"""A pytest plugin: how `pytest -n` shares the tests out among its processes.

A file is done by one process, so that what its tests share is made once. Whatever starts a real
desk is done by one process and begins first: two desks at once would slow each other down, and
they wait more than they work.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

DESKS = ("tests/browser/", "tests/faults/")


class _ByFile(LoadScopeScheduling):  # type: ignore[misc]
    def _split_scope(self, nodeid: str) -> str:
        return "desks" if nodeid.startswith(DESKS) else nodeid.split("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> _ByFile:
    """The files in the order of their collection, not the largest first."""
    config.option.loadscopereorder = False
    return _ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Desks first."""
    items.sort(key=lambda item: not item.nodeid.startswith(DESKS))
