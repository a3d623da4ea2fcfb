"""A form no one has typed into looks the same for everyone: drawing one of its fields costs as much as a query."""

from dataclasses import dataclass

from django.forms import Form
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Drawn:
    """Stands where a template expects a field."""

    as_field_group: SafeString
    id_for_label: str
    widget: SafeString

    def __str__(self) -> str:
        return self.widget

    def __html__(self) -> str:
        return self.widget


def drawn(form: Form) -> dict[str, Drawn]:
    """The fields by name, to be kept by who asks."""
    return {one.name: Drawn(one.as_field_group(), one.id_for_label, one.as_widget()) for one in form}
