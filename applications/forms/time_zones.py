from functools import cache

from django import forms

from applications.models.profile import known_time_zones


@cache
def zones() -> tuple[tuple[str, str], ...]:
    """(name, what people read) of every place, sorted, and UTC last."""
    places = (name for name in sorted(known_time_zones()) if "/" in name)
    named = [name for name in places if not name.startswith(("Etc/", "posix", "right", "System"))]
    return *((name, name.replace("_", " ")) for name in named), ("UTC", "UTC")


class TimeZoneSelect(forms.Select):
    """A select of five hundred zones. Its template writes all of them; one template for each option takes 30 ms.

    A stored zone that is not offered, such as “CET”, is offered as well: nobody’s zone changes because they saved a form.
    """

    template_name = "forms/time_zone_select.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        others = [(one, one) for one in context["widget"]["value"] if one and one not in dict(zones())]
        context["widget"]["zones"] = [*others, *zones()]
        return context
