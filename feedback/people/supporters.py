"""People who help: with what, when, and whether they were thanked."""

from dataclasses import dataclass, field

from applications import wording
from applications.models import Contact, Role
from feedback.models import Support


@dataclass(slots=True)
class Supporter:
    contact: Contact
    supports: list[Support] = field(default_factory=list)

    @property
    def latest(self) -> Support | None:
        return self.supports[0] if self.supports else None

    @property
    def waits_for_thanks(self) -> bool:
        return any(support.thanked_on is None for support in self.supports)


def supporters(user) -> list[Supporter]:
    """Return everyone with that role and everyone who helped, the latest help first."""
    found = {
        contact.pk: Supporter(contact)
        for contact in Contact.objects.for_user(user).filter(role=Role.SUPPORTER).order_by("name", "pk")[:200]
    }
    for support in Support.objects.for_user(user).select_related("contact")[:500]:
        if support.contact:
            found.setdefault(support.contact.pk, Supporter(support.contact)).supports.append(support)
    return sorted(
        found.values(), key=lambda one: (-(one.latest.helped_on.toordinal() if one.latest else 0), one.contact.name)
    )


def standfirst(found: list[Supporter]) -> str:
    if not found:
        return "Friends, family, former colleagues: one name is enough to start. No one is told they’re listed here."
    waiting = sum(one.waits_for_thanks for one in found)
    people = wording.counted(len(found), one="1 person is on your side.", other="{n} people are on your side.")
    if not waiting:
        return people
    if len(found) == 1:
        return f"{people} You haven’t thanked them yet."
    thanks = wording.counted(
        waiting, one="You haven’t thanked 1 of them yet.", other="You haven’t thanked {n} of them yet."
    )
    return f"{people} {thanks}"
