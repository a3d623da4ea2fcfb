from django.conf import settings
from django.db import models

from .vocabulary import Role


class ContactQuerySet(models.QuerySet["Contact"]):
    def for_user(self, user) -> "ContactQuerySet":
        return self.filter(owner=user, deleted_at=None)


class Contact(models.Model):
    """Someone the user met. Belongs to the user, not to one application."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=200)
    address_as = models.CharField("Address as", max_length=100, blank=True, default="", db_default="")
    email = models.EmailField("Email", blank=True)
    phone = models.CharField(max_length=50, blank=True)
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    company = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=2000, blank=True)
    notes = models.TextField(blank=True)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["owner", "name"], name="contact_owner_name")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=["", *Role.values]),
                name="contact_role",
                violation_error_message="Choose a role.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def initial(self) -> str:
        """The first letter of the first name, or of the family name where no other is given: no title’s."""
        from nameparser import parse

        found = parse(self.name)
        return (found.given or found.family or self.name)[:1].upper()


class TagQuerySet(models.QuerySet["Tag"]):
    def for_user(self, user) -> "TagQuerySet":
        return self.filter(owner=user)

    def named(self, user, name: str) -> "Tag":
        """Return the user’s tag of that name, whatever its case. Creates it if there is none."""
        name = " ".join(name.split())[:50]
        found = self.filter(owner=user, name__iexact=name).first()
        return found or self.get_or_create(owner=user, name=name)[0]


class Tag(models.Model):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=50)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="one_tag_a_name",
                violation_error_message="You already have a tag with that name.",
            )
        ]

    def __str__(self) -> str:
        return self.name
