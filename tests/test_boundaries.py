"""`feedback` may import `applications`; `applications` never imports `feedback`. Models import nothing from above."""

import ast
import re
from functools import cache
from pathlib import Path

import django
import pytest
from django.conf import settings


def imports(folder: str):
    for file in (Path(settings.BASE_DIR) / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield file.name, node.module
            elif isinstance(node, ast.Import):
                yield from ((file.name, alias.name) for alias in node.names)


@pytest.mark.parametrize(
    ("folder", "above"),
    [
        ("applications", ("feedback",)),
        (
            "applications/models",
            (
                "applications.views",
                "applications.forms",
                "applications.importing",
                "applications.board.cards",
                "django.http",
            ),
        ),
        ("applications/importing", ("applications.views", "django.http")),
        ("applications/forms", ("applications.views",)),
    ],
)
def test_nothing_imports_from_a_higher_floor(folder, above):
    found = list(imports(folder))
    assert found
    assert [(file, module) for file, module in found if module.startswith(above)] == []


WRITES_MARKUP = ("applications/shell/sprite.py", "applications/templatetags/icons.py")
TAG = re.compile(
    r"</?(a|article|b|button|div|form|h[1-6]|i|input|label|li|option|p|section|small|span|svg|t[dhr]|ul)[\s/>]"
)


def product_files():
    for folder in ("applications", "config", "feedback"):
        for file in (Path(settings.BASE_DIR) / folder).rglob("*.py"):
            if "migrations" not in file.parts:
                yield file.relative_to(settings.BASE_DIR).as_posix(), file.read_text()


def test_no_html_is_written_in_python():
    """Templates escape what people type; HTML put together in Python has to remember it each time."""
    written = []
    for name, source in product_files():
        tree = ast.parse(source)
        docstrings = {
            ast.get_docstring(node, clean=False)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.alias) and getattr(node, "id", getattr(node, "name", "")) in (
                "mark_safe",
                "SafeString",
            ):
                written.append((name, node.lineno))
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value not in docstrings
                and TAG.search(node.value)
            ):
                written.append((name, node.lineno))
    assert [one for one in written if one[0] not in WRITES_MARKUP] == []


# Django’s documentation names these in spite of their underscore; the last two are our own words as well.
DOCUMENTED = {"_base_manager", "_default_manager", "_meta", "_state", "_fields", "_read"}
UNDOCUMENTED_MODULES = (
    "django.db.backends",
    "django.db.models.options",
    "django.db.models.query_utils",
    "django.db.models.sql",
    "django.template.base",
    "django.template.defaulttags",
)


def private_names(tree: ast.AST):
    """(name, line) of attributes, of methods that may override one, and of names given to `getattr` that begin with an underscore."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.ClassDef) and node.bases:
            yield from ((one.name, one.lineno) for one in node.body if isinstance(one, ast.FunctionDef))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("attr"):
            yield from ((one.value, one.lineno) for one in node.args if isinstance(one, ast.Constant))


@cache
def names_private_to_django() -> frozenset[str]:
    """What classes of Django keep to themselves: methods, and attributes that are set on their objects."""
    found = set()
    for folder in (
        "contrib/auth",
        "contrib/sessions",
        "core/cache",
        "db/models",
        "forms",
        "http",
        "template",
        "urls",
        "views",
    ):
        for file in (Path(django.__file__).parent / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.ClassDef):
                    found |= {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
                elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                    found.add(node.attr)
    return frozenset(name for name in found if re.match(r"_[a-z]", name)) - DOCUMENTED


def test_nothing_uses_what_django_keeps_to_itself():
    """An upgrade may change it without a word."""
    private = names_private_to_django()
    assert "_result_cache" in private
    found = []
    for name, source in product_files():
        tree = ast.parse(source)
        found += [(name, line, one) for one, line in private_names(tree) if one in private]
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom | ast.Import):
                modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
                names = [one.name for one in node.names]
                is_private = any(re.search(r"\b_[a-z]", one) for one in (*modules, *names))
                if modules[0].startswith("django") and (is_private or modules[0].startswith(UNDOCUMENTED_MODULES)):
                    found.append((name, node.lineno, f"{modules[0]} {names}"))
    assert found == []
