"""`feedback` may import `applications`; `applications` never imports `feedback`. Models import nothing from above."""

import ast
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
