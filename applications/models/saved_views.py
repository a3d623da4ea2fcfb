"""Views of the list that someone gave a name."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Lower
from django.urls import reverse

from .profile import Profile
from .undo import Action, Recorder, UndoRows, Values, undoes


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def for_user(self, user) -> "SavedViewQuerySet":
        return self.filter(owner=user)


class SavedView(models.Model):
    """A filter, an order and columns of the list, as the text behind the question mark of its address."""

    MOST = 30
    LONGEST = 3000

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=LONGEST, blank=True)
    position = models.PositiveIntegerField(default=0)
    is_default = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False, db_default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                "owner",
                Lower("name"),
                name="one_view_a_name",
                violation_error_message="You already have a view with that name. Choose another name.",
            ),
            models.UniqueConstraint(fields=["owner"], condition=models.Q(is_default=True), name="one_default_view"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('application_list')}?view={self.pk}{f'&{self.query}' if self.query else ''}"

    def change(self, **fields: str) -> Action | None:
        """Give it another name or query, in a way that can be undone."""
        differ = {name: value for name, value in fields.items() if getattr(self, name) != value}
        if not differ:
            return None
        recorder = Recorder(self.owner)
        with transaction.atomic():
            recorder.change(self, **differ)
            return recorder.action("view", f"View “{self.name}” changed")

    def move(self, by: int) -> None:
        """One place up (-1) or down (1) among the person's views."""
        with transaction.atomic():
            views = list(SavedView.objects.for_user(self.owner_id).select_for_update())
            at = views.index(self)
            to = min(max(at + by, 0), len(views) - 1)
            views.insert(to, views.pop(at))
            for position, view in enumerate(views):
                view.position = position
            SavedView.objects.bulk_update(views, ["position"])

    def open_first(self, *, yes: bool) -> None:
        """Whether the list opens with this one. At most one does."""
        with transaction.atomic():
            SavedView.objects.for_user(self.owner_id).filter(is_default=True).update(is_default=False)
            self.is_default = yes
            self.save(update_fields=["is_default"])


def create_view(owner, name: str, query: str) -> SavedView:
    """A new one behind the others."""
    with transaction.atomic():
        last = SavedView.objects.for_user(owner).aggregate(last=models.Max("position"))["last"]
        view = SavedView.objects.create(owner=owner, name=name, query=query, position=0 if last is None else last + 1)
        update_has_views_flag(owner)
    return view


def delete_view(view: SavedView) -> Action | None:
    """Take it out of the navigation; the action puts it back where it was."""
    recorder = Recorder(view.owner)
    with transaction.atomic():
        recorder.delete(view)
        update_has_views_flag(view.owner_id)
        return recorder.action("view", f"View “{view.name}” deleted")


def update_has_views_flag(owner) -> None:
    """Pages ask for the views only of people who have some; the profile, which every page reads, says so."""
    has_views = SavedView.objects.filter(owner=owner).exists()
    Profile.objects.filter(user=owner).update(has_views=has_views)


@undoes(SavedView)
class _Views(UndoRows):
    def can_restore(self, row: Any, values: Values) -> bool:
        """Whether no other view has been given the name since."""
        others = SavedView.objects.for_user(row.owner_id).exclude(pk=row.pk)
        return "name" not in values or not others.filter(name__iexact=values["name"]).exists()

    def can_create(self, owner_id: int, values: Values) -> bool:
        views = SavedView.objects.filter(owner_id=owner_id)
        return views.count() < SavedView.MOST and not views.filter(name__iexact=values["name"]).exists()

    def create(self, owner_id: int, pk: int | None, values: Values) -> None:
        """It is the default view again only where no other has become that."""
        if SavedView.objects.filter(owner_id=owner_id, is_default=True).exists():
            values["is_default"] = False
        super().create(owner_id, pk, values)
        update_has_views_flag(owner_id)
