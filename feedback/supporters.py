"""People who help: with what, when, and whether they were thanked."""

from dataclasses import dataclass, field

from applications.models import Contact, Role

from .models import Support


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
    """Everyone with that role, and everyone who helped. Two queries; who helped last comes first."""
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
    people = f"{len(found)} {'person is' if len(found) == 1 else 'people are'} on your side."
    return f"{people} {waiting} could still be thanked." if waiting else people
