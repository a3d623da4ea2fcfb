"""What someone is looking for by name: an application by its company or job title, or a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from .models import Application, Contact
from .models.searching import fold_words

MOST = 8
SHOWN = ("company", "agency", "title", "status", "closed_as")


@dataclass(frozen=True, slots=True)
class Found:
    """`icon` tells applications from people; `text` says which of several it is."""

    title: str
    text: str
    icon: str
    url: str


def named(user, words: str) -> list[Found]:
    """Applications and people whose names have each of these words as the beginning of one, open applications first."""
    asked = fold_words(words)
    if not asked:
        return []
    rows = Application.objects.for_user(user).search(words).only(*SHOWN).order_by("-pk")
    applications = [row for row in rows if _has_all(asked, fold_words(f"{row.company} {row.agency} {row.title}"))]
    people = [
        row for row in Contact.objects.for_user(user).only("name", "company") if _has_all(asked, fold_words(row.name))
    ]
    return [
        *(_application(row) for row in sorted(applications, key=lambda row: not row.is_open)),
        *(Found(row.name, row.company, "users", reverse("person_detail", args=[row.pk])) for row in people),
    ]


def only_one(user, words: str) -> str:
    """Return the address of the one thing that these words can mean, or nothing."""
    found = named(user, words)
    if not found and fold_words(words):
        found = [_application(row) for row in Application.objects.for_user(user).search(words).only(*SHOWN)[:2]]
    return found[0].url if len(found) == 1 else ""


def _application(row: Application) -> Found:
    return Found(row.display_company, f"{row.title}, {row.state_label.lower()}", "briefcase", row.get_absolute_url())


def _has_all(asked: Iterable[str], words: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in asked)
