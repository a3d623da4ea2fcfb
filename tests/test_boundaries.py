"""The house: which room may know which. Imports go down, deferred ones too; CONTRIBUTING draws the same picture."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import django
from django.conf import settings

# From the ground up. A module may import its own room and those before it; a name is a module or a folder.
ROOMS = {
    "applications": (
        "addresses filetypes foreign_html formulas wording written_dates named_zones named_dates typed_dates models "
        "counting pay insights shell templatetags board documents preferences detail adding exporting mail importing "
        "urls apps"
    ).split(),
    "feedback": (
        "facts keys naming question_keys questions rubric models archive friend_pages help if_then_form known letters "
        "themes people presence wins reminders practice today closing learning asking digest sample urls apps"
    ).split(),
}
APPS = ["applications", "feedback", "config"]  # `feedback` imports `applications`, never the other way round
KINDS = ["rules", "forms", "views"]  # of what is in a room
# A row of a file goes through the form for typing, so that one set of rules holds for both.
CHECKS_ROWS_BY_A_FORM = "applications.importing.staging"


def modules() -> dict[str, Path]:
    found = {}
    for app in APPS:
        for file in (Path(settings.BASE_DIR) / app).rglob("*.py"):
            parts = file.relative_to(settings.BASE_DIR).with_suffix("").parts
            if not {"migrations", "management"} & set(parts):
                found[".".join(parts).removesuffix(".__init__")] = file
    return found


def imported(name: str, file: Path, known: dict[str, Path]) -> set[str]:
    """The modules of ours that this one imports, wherever in it the import stands."""
    package = name if file.stem == "__init__" else name.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            found |= {f"{base}.{one.name}" if f"{base}.{one.name}" in known else base for one in node.names}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
    return found & known.keys() - {name}


@cache
def arrows() -> dict[str, set[str]]:
    known = modules()
    return {name: imported(name, file, known) for name, file in known.items()}


def room(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def kind(name: str) -> str:
    last = name.rpartition(".")[2]
    ends = {"view": "views", "views": "views", "form": "forms", "forms": "forms"}
    return ends.get(last.rpartition("_")[2], "rules")


def test_each_module_is_in_a_room():
    found = {(name.split(".")[0], room(name)) for name in modules() if "." in name}
    assert {(app, one) for app, one in found if app in ROOMS} == {(app, one) for app in ROOMS for one in ROOMS[app]}


def test_imports_go_down():
    up = []
    for name, others in arrows().items():
        app = name.split(".")[0]
        for other in others:
            its_app = other.split(".")[0]
            in_one_app = app == its_app and app in ROOMS and "." in name and "." in other
            order = ROOMS[app] if in_one_app else APPS
            here, there = (room(name), room(other)) if in_one_app else (app, its_app)
            if order.index(there) > order.index(here):
                up.append(f"{name} imports {other}")
    assert up == []


def test_rules_know_no_forms_and_forms_know_no_views():
    in_rooms = {
        name for name in arrows() if name.split(".")[0] in ROOMS and room(name) not in ("models", "urls", "apps")
    }
    up = [
        f"{name} imports {other}"
        for name in in_rooms
        for other in arrows()[name] & in_rooms
        if name != CHECKS_ROWS_BY_A_FORM and KINDS.index(kind(other)) > KINDS.index(kind(name))
    ]
    assert up == []


# Moving an application is a method of it, and the one writer of history writes applications.
KNOW_EACH_OTHER = {"applications.models.application", "applications.models.derived", "applications.models.recording"}


def circles() -> Iterator[list[str]]:
    """Ways along imports that come back to where they began."""
    done: set[str] = set()
    for start in sorted(arrows()):
        way: list[tuple[str, Iterator[str]]] = [(start, iter(sorted(arrows()[start])))]
        while way:
            following = next(way[-1][1], None)
            on_the_way = [name for name, _ in way]
            if following is None:
                done.add(way.pop()[0])
            elif following in on_the_way:
                yield [*on_the_way[on_the_way.index(following) :], following]
            elif following not in done:
                way.append((following, iter(sorted(arrows()[following]))))


def test_no_circle_of_imports():
    found = [one for one in circles() if not KNOW_EACH_OTHER.issuperset(one)]
    assert found == []
    assert all(later in arrows()[earlier] for one in circles() for earlier, later in pairwise(one))


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
    """(name, line) of attributes, of methods that may override one, and of names given to `getattr` that begin with
    an underscore.
    """
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


def test_contributing_draws_this_house_and_names_files_that_exist():
    root = Path(settings.BASE_DIR)
    text = (root / "CONTRIBUTING.md").read_text()
    picture = text[text.index("```\nconfig/") :].split("```")[1]
    rooms = {one for app in ROOMS for one in ROOMS[app] if (root / app / one).is_dir()} - {"templatetags"}
    assert {one for one in rooms if not re.search(rf"\b{one}\b", picture)} == set()
    named = set(re.findall(r"`([\w./-]+/[\w.-]+\.(?:py|html|js|md|po|jsonl|tsv|txt))`", text))
    assert named
    assert [one for one in named if not any((root / base / one).exists() for base in ("", "applications"))] == []
