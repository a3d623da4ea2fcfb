"""Migrations that can run while the version before still serves: it goes on reading and writing the rows that it knows."""

import inspect
import re
from importlib import import_module

import pytest
from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelManagers,
    AlterModelOptions,
    CreateModel,
    RemoveConstraint,
    RemoveIndex,
    RunPython,
    RunSQL,
)
from django.db.models import NOT_PROVIDED

APPS = ("applications", "feedback")
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
    "feedback.0001_initial",
    "feedback.0003_prepare_and_facts",
    "feedback.0004_reminder_version",
    "feedback.0006_presence_supporters_looks",
}
OURS = {str(key[0] + "." + key[1]): one for key, one in MigrationLoader(None).disk_migrations.items() if key[0] in APPS}


def stands_in_the_way(operation, made_here: set[str]) -> str:
    """Why the version before could not go on, or nothing."""
    model = getattr(operation, "model_name", "").lower()
    if isinstance(operation, HARMLESS) or model in made_here:
        return ""
    if isinstance(operation, RunPython | RunSQL):
        return f"{operation.describe()}: the version before may need what it drops" if drops(operation) else ""
    if isinstance(operation, AddField):
        field = operation.field
        if field.null or field.many_to_many or field.db_default is not NOT_PROVIDED:
            return ""
        return f"{model}.{operation.name} has no db_default: the version before writes rows without it"
    if isinstance(operation, AlterField | AddConstraint):
        return f"{operation.describe()}: the version before may write what it forbids"
    return f"{operation.describe()}: the version before still uses it"


def drops(operation: RunPython | RunSQL) -> bool:
    """Whether its SQL, or its function with the constants that it uses, names something to be dropped."""
    if isinstance(operation, RunSQL):
        return bool(DROPS.search(str(operation.sql)))
    used = [operation.code.__globals__.get(name) for name in operation.code.__code__.co_names]
    return bool(DROPS.search(f"{inspect.getsource(operation.code)} {[one for one in used if not callable(one)]}"))


def problems(migration) -> list[str]:
    made_here = {one.name.lower() for one in migration.operations if isinstance(one, CreateModel)}
    return [why for one in migration.operations if (why := stands_in_the_way(one, made_here))]


@pytest.mark.parametrize("name", sorted(set(OURS) - STOPPED_FIRST))
def test_the_version_before_goes_on_serving(name):
    assert problems(OURS[name]) == []


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
    assert (not stands_in_the_way(operation, set())) is is_fine
    assert isinstance(operation, RunPython | RunSQL) or not stands_in_the_way(operation, {"application"})
