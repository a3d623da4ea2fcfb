"""The library's routes that are named one by one are all that it has."""

from importlib import import_module

from django.urls import URLResolver

from config import urls


def routes(patterns, before="") -> set[tuple]:
    """(address, name, view) of each."""
    found = set()
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= routes(pattern.url_patterns, address)
        else:
            found.add((address, pattern.name, getattr(pattern.callback, "view", pattern.callback)))
    return found


def test_the_second_step_has_all_routes_that_the_library_gives_under_these_settings():
    assert routes(urls.SECOND_STEP) == routes(import_module("allauth.mfa.urls").urlpatterns)


def test_the_places_signed_in_have_all_routes_that_the_library_gives():
    ours = {route for route in routes(urls.urlpatterns) if route[1] and route[1].startswith("usersessions")}
    theirs = routes(import_module("allauth.usersessions.urls").urlpatterns, "accounts/sessions/")
    assert ours == theirs
