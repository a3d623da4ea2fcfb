"""The product keeps to what Django documents: no underscore name of it is imported, used or overridden."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest
from django.conf import settings

FOLDERS = ("applications", "config", "feedback")
# Underscore names that Django and Python document for everybody.
DOCUMENTED = {"_meta", "_state", "_default_manager", "_base_manager", "_fields", "_make", "_replace", "_asdict"}
# allauth lets itself be told how to look for an account in this way only; the tests of signing in hold it.
DOCUMENTED |= {"_check_password"}
INNER_PARTS = ("django.db.models.sql",)
FILES = sorted(file for folder in FOLDERS for file in (Path(settings.BASE_DIR) / folder).rglob("*.py"))


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("_") and name not in DOCUMENTED


def names_of_our_own() -> set[str]:
    """Every underscore name that the product itself defines or assigns."""
    found: set[str] = set()
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found.add(node.name)
            elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
                found.add(node.id if isinstance(node, ast.Name) else node.attr)
    return found


OURS = names_of_our_own()


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(settings.BASE_DIR)))
def test_no_private_name_is_used(file):
    found = []
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and node.attr not in OURS:
            found.append((node.lineno, node.attr))
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            parts = [*node.module.split("."), *(alias.name for alias in node.names)]
            if parts[0] == "django" and (
                any(is_private(part) for part in parts) or ".".join(parts).startswith(INNER_PARTS)
            ):
                found.append((node.lineno, node.module))
    assert found == []


def classes():
    for file in FILES:
        module = ".".join(file.relative_to(settings.BASE_DIR).with_suffix("").parts).removesuffix(".__init__")
        if "migrations" in module or module.endswith("wsgi"):
            continue
        for one in vars(importlib.import_module(module)).values():
            if inspect.isclass(one) and one.__module__ == module:
                yield one


def test_no_private_method_is_overridden():
    found = [
        f"{one.__module__}.{one.__name__}.{name}"
        for one in classes()
        for name, value in vars(one).items()
        if inspect.isfunction(value) and value.__module__ == one.__module__ and is_private(name)
        if any(name in vars(base) for base in one.__mro__[1:] if base.__module__.startswith("django."))
    ]
    assert found == []
