"""Migrations that can run while the version before still serves: it goes on reading and writing the rows that it knows."""

import inspect
import re
from importlib import import_module

import pytest
from django.core.validators import validate_slug
from django.db import models
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterConstraint,
    AlterField,
    AlterModelManagers,
    AlterModelOptions,
    CreateModel,
    RemoveConstraint,
    RemoveIndex,
    RunPython,
    RunSQL,
)
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import NOT_PROVIDED

APPS = ("applications", "feedback")
WORDS = ("verbose_name", "help_text", "violation_error_message")
HARMLESS = (CreateModel, AddIndex, RemoveIndex, RemoveConstraint, AlterModelOptions, AlterModelManagers)
DROPS = re.compile(
    r"\bDROP\s+(TABLE|COLUMN|VIEW|TRIGGER|FUNCTION|INDEX|CONSTRAINT|TYPE)\b|\.(delete_model|remove_field)\(",
    re.IGNORECASE,
)

# The version before has to be stopped first. Nothing that was released after 0.1.0 may be added here without a word in
# the changelog: people with several servers would have to stop them all.
STOPPED_FIRST = {
    "applications.0001_initial",
    "applications.0005_stage_version",
    "applications.0007_views_and_offers",
    "applications.0010_import_any_sheet",
    "applications.0014_count_by_group_by",  # 0.3.0
    "applications.0016_search_the_folded_words",  # 0.3.0
    "applications.0018_whether_an_interview_took_place",  # 0.3.0
    "applications.0022_figures_from_rows",  # 0.3.0
    "feedback.0001_initial",
    "feedback.0003_prepare_and_facts",
    "feedback.0004_reminder_version",
    "feedback.0006_presence_supporters_looks",
    "feedback.0009_wins_from_rows",  # 0.3.0
    "feedback.0010_told_by_a_friend",  # 0.3.0
    "feedback.0011_advice_without_a_request",  # 0.3.0
}
PAPER_KIND = {"max_length": 12, "choices": [("cv", "CV"), ("other", "Other")]}
PAPER_CHECK = {"condition": models.Q(kind__in=["cv", "other"]), "name": "known"}
PAPER_FIELDS = [("id", models.AutoField(primary_key=True)), ("kind", models.CharField(**PAPER_KIND))]
BEFORE = ProjectState()
BEFORE.add_model(
    ModelState("applications", "Paper", PAPER_FIELDS, {"constraints": [models.CheckConstraint(**PAPER_CHECK)]})
)
LOADER = MigrationLoader(None)
OURS = {f"{app}.{name}": one for (app, name), one in LOADER.disk_migrations.items() if app in APPS}


def stands_in_the_way(operation, made_here: set[str], before: ProjectState, app: str) -> str:
    """Why the version before could not go on, or nothing. `before` is the state that the operation finds."""
    model = getattr(operation, "model_name", "").lower()
    if isinstance(operation, HARMLESS) or model in made_here or changes_words_alone(operation, before, app):
        return ""
    if isinstance(operation, RunPython | RunSQL):
        return f"{operation.describe()}: the version before may need what it drops" if drops(operation) else ""
    if isinstance(operation, AddField):
        field = operation.field
        if field.null or field.many_to_many or field.db_default is not NOT_PROVIDED:
            return ""
        return f"{model}.{operation.name} has no db_default: the version before writes rows without it"
    if isinstance(operation, AlterField | AlterConstraint | AddConstraint):
        return f"{operation.describe()}: the version before may write what it forbids"
    return f"{operation.describe()}: the version before still uses it"


def changes_words_alone(operation, before: ProjectState, app: str) -> bool:
    """Whether the database and what it accepts stay as they are: only what people read of it is new."""
    model = before.models.get((app, getattr(operation, "model_name_lower", "")))
    if model and isinstance(operation, AlterField) and (old := model.fields.get(operation.name)):
        return without_words(old) == without_words(operation.field)
    if model and isinstance(operation, AlterConstraint):
        old = model.get_constraint_by_name(operation.name)
        return without_words(old) == without_words(operation.constraint)
    return False


def without_words(each: models.Field | models.BaseConstraint) -> tuple:
    """The class with its arguments, but no verbose name, help text, message, or label of a choice."""
    path, args, kwargs = each.deconstruct()[-3:]
    kwargs = {name: value for name, value in kwargs.items() if name not in WORDS}
    if "choices" in kwargs:
        kwargs["choices"] = [value for value, _ in each.flatchoices]
    return path, args, kwargs


def drops(operation: RunPython | RunSQL) -> bool:
    """Whether its SQL, or its function with the constants that it uses, names something to be dropped."""
    if isinstance(operation, RunSQL):
        return bool(DROPS.search(str(operation.sql)))
    used = [operation.code.__globals__.get(name) for name in operation.code.__code__.co_names]
    return bool(DROPS.search(f"{inspect.getsource(operation.code)} {[one for one in used if not callable(one)]}"))


def problems(migration, state: ProjectState) -> list[str]:
    """Why the version before could not go on; `state` is what the migration finds."""
    made_here = {one.name.lower() for one in migration.operations if isinstance(one, CreateModel)}
    found = []
    for one in migration.operations:
        found.append(stands_in_the_way(one, made_here, state, migration.app_label))
        one.state_forwards(migration.app_label, state)
    return [why for why in found if why]


@pytest.mark.parametrize("name", sorted(set(OURS) - STOPPED_FIRST))
def test_the_version_before_goes_on_serving(name):
    migration = OURS[name]
    found = LOADER.project_state((migration.app_label, migration.name), at_end=False)
    assert problems(migration, found) == []


def test_the_list_of_those_that_stop_it_names_no_other():
    assert set(OURS) >= STOPPED_FIRST


@pytest.mark.parametrize(
    ("operation", "is_fine"),
    [
        (AddField("application", "x", models.BooleanField(default=False)), False),
        (AddField("application", "x", models.BooleanField(default=False, db_default=False)), True),
        (AddField("application", "x", models.DateField(null=True)), True),
        (AlterField("application", "x", models.CharField(max_length=3)), False),
        (RunPython(RunPython.noop), True),
        (RunPython(import_module("applications.migrations.0009_let_go_of_waiting_uploads").let_go), True),
        (RunPython(import_module("applications.migrations.0014_count_by_group_by").drop_tallies), False),
        (RunSQL("UPDATE applications_application SET notes = 'drop it'"), True),
        (RunSQL("ALTER TABLE applications_application DROP COLUMN notes"), False),
        (RunSQL(["drop  table if exists x", ("DELETE FROM y", [])]), False),
    ],
)
def test_what_is_told_apart(operation, is_fine):
    assert (not stands_in_the_way(operation, set(), BEFORE, "applications")) is is_fine
    alone = isinstance(operation, RunPython | RunSQL)
    assert alone or not stands_in_the_way(operation, {"application"}, BEFORE, "applications")


def paper(**kwargs) -> AlterField:
    """The kind of a paper, which is a CV or something else, with what is said otherwise of it."""
    return AlterField("paper", "kind", models.CharField(**PAPER_KIND | kwargs))


def paper_check(**kwargs) -> AlterConstraint:
    return AlterConstraint("paper", "known", models.CheckConstraint(**PAPER_CHECK | kwargs))


@pytest.mark.parametrize(
    ("operation", "is_fine"),
    [
        (paper(), True),
        (paper(verbose_name="Sort of paper", help_text="As it was sent."), True),
        (paper(choices=[("cv", "Résumé"), ("other", "Something else")]), True),
        (paper(choices=[("cv", "CV")]), False),
        (paper(choices=[("cv", "CV"), ("else", "Other")]), False),
        (paper(choices=[("cv", "CV"), ("other", "Other"), ("letter", "Letter")]), False),
        (paper(max_length=8), False),
        (paper(blank=True), False),
        (paper(default="cv"), False),
        (paper(validators=[validate_slug]), False),
        (AlterField("paper", "kind", models.TextField(choices=PAPER_KIND["choices"])), False),
        (AlterField("paper", "pages", models.CharField(**PAPER_KIND)), False),
        (AlterField("letter", "kind", models.CharField(**PAPER_KIND)), False),
        (paper_check(violation_error_message="Choose what it is."), True),
        (paper_check(condition=models.Q(kind="cv")), False),
        (paper_check(violation_error_code="unknown"), False),
    ],
)
def test_words_alone_stop_nobody(operation, is_fine):
    """Labels, help texts and messages are read by people; rows are read by the version before."""
    assert (not stands_in_the_way(operation, set(), BEFORE, "applications")) is is_fine


def test_each_change_is_compared_with_what_the_one_before_it_left():
    """The second of two changes in one migration may be words alone though the first is not, and the other way
    round.
    """
    migration = Migration("0002_words", "applications")
    migration.operations = [paper(max_length=8), paper(max_length=8, verbose_name="Sort of paper")]
    assert len(problems(migration, BEFORE.clone())) == 1
    migration.operations = [paper(max_length=8), paper()]
    assert len(problems(migration, BEFORE.clone())) == 2
