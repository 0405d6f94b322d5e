"""Imports run one way (DESIGN §4), and the pure packages touch nothing but text."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    # layer: what it may import of ours, besides itself
    "extraction": set[str](),
    "comparison": {"extraction.types", "extraction.manner", "extraction.fate_words"},
    "documents": set[str](),
    "models": set[str](),
    "transitions": {"models"},
    "queries": {"models", "comparison.findings"},
    "permissions": {"models", "transitions", "queries"},
    "services": {
        "permissions",
        "transitions",
        "models",
        "queries",
        "comparison",
        "extraction",
        "documents",
    },
    "tasks": {"services", "models"},
    "forms": {"models", "queries", "services", "documents"},
    "templatetags": {"models", "comparison"},
    "views": {
        "forms",
        "queries",
        "permissions",
        "services",
        "tasks",
        "models",
        "transitions",
        "comparison",
        "templatetags",
    },
    "urls": {"views"},
}
# What starts and frames the layers, and may use any of them.
FRAME = {"apps", "accounts", "context", "management", "migrations", "sample", "__init__"}
PURE = ("extraction", "comparison", "documents")
NOT_PURE = ("django", "psycopg", "celery", "requests", "socket", "newsdesk")


def modules() -> Iterator[tuple[str, Path]]:
    """(layer, file) of every module in claims/."""
    for path in sorted((ROOT / "claims").rglob("*.py")):
        yield path.relative_to(ROOT / "claims").parts[0].removesuffix(".py"), path


@cache
def imported(path: Path) -> list[str]:
    """Full names of what a module imports, names inside a `from` import too."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import by full names"
            found += [f"{node.module}.{name.name}" for name in node.names]
    return found


def ours(path: Path) -> Iterator[str]:
    """What a module imports of claims/, without the "claims."."""
    for name in imported(path):
        if name.startswith("claims."):
            yield name.removeprefix("claims.")


def test_every_layer_is_known() -> None:
    assert {layer for layer, _path in modules()} <= set(MAY_IMPORT) | FRAME


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_imports_run_one_way(layer: str) -> None:
    allowed = MAY_IMPORT[layer] | {layer}
    wrong = [
        f"{path.relative_to(ROOT)} imports claims.{name}"
        for found, path in modules()
        if found == layer
        for name in ours(path)
        if not any(f"{name}.".startswith(f"{prefix}.") for prefix in allowed)
    ]
    assert wrong == []


@pytest.mark.parametrize("layer", PURE)
def test_the_pure_packages_know_no_framework(layer: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for found, path in modules()
        if found == layer
        for name in imported(path)
        if name.split(".")[0] in NOT_PURE
    ]
    assert wrong == []


def test_services_never_see_a_request() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for found, path in modules()
        if found in ("services", "queries", "permissions", "models", "transitions")
        for name in imported(path)
        if name.startswith(("django.http", "django.shortcuts", "django.views"))
    ]
    assert wrong == []


def test_patterns_on_received_text_use_re2() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for _layer, path in modules()
        for name in imported(path)
        if name == "re" or name.startswith(("re.", "regex"))
    ]
    assert wrong == []


def test_no_module_is_longer_than_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for layer, path in modules()
        if layer != "migrations" and (count := path.read_text("utf-8").count("\n")) > 400
    }
    assert long == {}


def test_the_test_sees_a_wrong_import(tmp_path: Path) -> None:
    module = tmp_path / "wrong.py"
    module.write_text("def f():\n    from claims.views import queue\n    import re\n")
    assert list(ours(module)) == ["views.queue"]
    assert imported(module) == ["claims.views.queue", "re"]
