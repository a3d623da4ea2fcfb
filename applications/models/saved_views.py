"""Views of the list that someone gave a name."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Lower
from django.urls import reverse

from .profile import Profile
from .undo import Action


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
        changed = {name: [getattr(self, name), value] for name, value in fields.items()}
        changed = {name: values for name, values in changed.items() if values[0] != values[1]}
        if not changed:
            return None
        for name, (_, value) in changed.items():
            setattr(self, name, value)
        with transaction.atomic():
            self.save(update_fields=[*changed])
            summary = f"View “{self.name}” changed"
            return Action.objects.create(
                owner_id=self.owner_id, kind="view", summary=summary, steps=[["view_changed", self.pk, changed]]
            )

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
        keep_has_views(owner)
    return view


def delete_view(view: SavedView) -> Action:
    """Take it out of the navigation; the action puts it back where it was."""
    kept = {name: getattr(view, name) for name in ("name", "query", "position", "is_default")}
    with transaction.atomic():
        view.delete()
        keep_has_views(view.owner_id)
        summary = f"View “{view.name}” deleted"
        return Action.objects.create(
            owner_id=view.owner_id, kind="view", summary=summary, steps=[["view_deleted", kept]]
        )


def keep_has_views(owner) -> None:
    """Pages ask for the views only of people who have some; what says so is kept on the profile, which every page reads."""
    has_views = SavedView.objects.filter(owner=owner).exists()
    Profile.objects.filter(user=owner).update(has_views=has_views)


def put_back(owner_id: int, steps: Iterable[list]) -> tuple[int, list[str]]:
    """Steps are ["view_deleted", its fields]. One whose name was given to another since stays away."""
    views, back, left = SavedView.objects.filter(owner_id=owner_id), 0, []
    for _, kept in steps:
        if views.filter(name__iexact=kept["name"]).exists() or views.count() >= SavedView.MOST:
            left.append(kept["name"])
            continue
        kept["is_default"] = kept["is_default"] and not views.filter(is_default=True).exists()
        SavedView.objects.create(owner_id=owner_id, **kept)
        back += 1
    keep_has_views(owner_id)
    return back, left


def change_back(owner_id: int, steps: Iterable[list]) -> tuple[int, list[str]]:
    """Steps are ["view_changed", id, {field: [before, after]}]."""
    back, left = 0, []
    for _, pk, fields in steps:
        view = SavedView.objects.filter(owner_id=owner_id, pk=pk).first()
        if view is None:
            continue
        others = SavedView.objects.filter(owner_id=owner_id).exclude(pk=pk)
        before = {name: values[0] for name, values in fields.items()}
        is_taken = "name" in before and others.filter(name__iexact=before["name"]).exists()
        if is_taken or any(getattr(view, name) != after for name, (_, after) in fields.items()):
            left.append(view.name)
            continue
        SavedView.objects.filter(pk=pk).update(**before)
        back += 1
    return back, left
