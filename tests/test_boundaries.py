"""`feedback` may import `applications`; `applications` never imports `feedback`. Models import nothing from above."""

import ast
import re
from pathlib import Path

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
            ("applications.views", "applications.forms", "applications.importing", "applications.board", "django.http"),
        ),
        ("applications/importing", ("applications.views", "django.http")),
        ("applications/forms", ("applications.views",)),
    ],
)
def test_nothing_imports_from_a_higher_floor(folder, above):
    found = list(imports(folder))
    assert found
    assert [(file, module) for file, module in found if module.startswith(above)] == []


WRITES_MARKUP = ("applications/sprite.py", "applications/templatetags/icons.py")
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
