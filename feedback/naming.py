"""How an application is named in a line: its company, and the role where someone has applied there twice."""

from collections.abc import Container

from django.db.models import Count

from applications.models import Application


def several_at(user) -> frozenset[str]:
    """Return the keys of the companies at which someone has more than one application."""
    rows = Application.objects.for_user(user).exclude(company_key="").order_by().values("company_key")
    return frozenset(rows.annotate(number=Count("pk")).filter(number__gt=1).values_list("company_key", flat=True))


def name(company: str, agency: str, title: str, key: str, *, several: Container[str]) -> str:
    """“Castell Rail”, or “Castell Rail (Timetable analyst)” where there are several."""
    called = company or agency
    return f"{called} ({title})" if title and key and key in several else called


def named(application: Application, several: Container[str]) -> str:
    return name(application.company, application.agency, application.title, application.company_key, several=several)


def shown(application: Application, several: Container[str]) -> str:
    """The same where it is no part of a sentence: “Through Brook Street” where only the agency is known."""
    return named(application, several) if application.company else application.display_company
