"""Migrations that can run while the version before still serves: it goes on reading and writing the rows that it knows."""

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
HARMLESS = (CreateModel, AddIndex, RemoveIndex, RemoveConstraint, AlterModelOptions, AlterModelManagers, RunPython, RunSQL)  # fmt: skip

# The version before has to be stopped first. Nothing that was released after 0.1.0 may be added here without a word in
# the changelog: people with several servers would have to stop them all.
STOPPED_FIRST = {
    "applications.0001_initial",
    "applications.0005_stage_version",
    "applications.0007_views_and_offers",
    "applications.0010_import_any_sheet",
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
    if isinstance(operation, AddField):
        field = operation.field
        if field.null or field.many_to_many or field.db_default is not NOT_PROVIDED:
            return ""
        return f"{model}.{operation.name} has no db_default: the version before writes rows without it"
    if isinstance(operation, AlterField | AddConstraint):
        return f"{operation.describe()}: the version before may write what it forbids"
    return f"{operation.describe()}: the version before still uses it"


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
    ],
)
def test_what_is_told_apart(operation, is_fine):
    assert (not stands_in_the_way(operation, set())) is is_fine
    assert not stands_in_the_way(operation, {"application"})
