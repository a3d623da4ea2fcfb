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
    """A select of five hundred zones, the chosen one first. Its template writes all of them, and asks nothing of each.

    A stored zone that is not offered, such as “CET”, is offered as well: nobody’s zone changes because they saved a
    form.
    """

    template_name = "forms/time_zone_select.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        chosen = [one for one in context["widget"]["value"] if one]
        context["widget"]["chosen"] = [(one, dict(zones()).get(one, one)) for one in chosen]
        context["widget"]["zones"] = [zone for zone in zones() if zone[0] not in chosen]
        return context
