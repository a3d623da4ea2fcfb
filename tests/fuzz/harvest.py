"""Your plan to post: read from the pages as a browser would see them, from the forms' classes and from the views."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from urllib.parse import parse_qsl, urlsplit

from django import forms
from django.conf import settings
from django.urls import Resolver404, resolve

READ_BY_VIEWS = re.compile(r"request\.(?:GET|POST)(?:\.get|\.getlist)?[\[(]\"(\w+)\"")


@dataclass(slots=True)
class Target:
    """One address, one method, and the fields that a browser would send with it: [(name, value)]."""

    route: str
    method: str
    path: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    options: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class Forms(HTMLParser):
    """The forms of a page, and what htmx posts without one."""

    def __init__(self, page: str, path: str):
        super().__init__()
        self.path, self.found, self.by_id = path, [], {}
        self.form: Target | None = None
        self.select: tuple[Target, str] | None = None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        for verb in ("hx-post", "hx-get"):
            if verb in given and tag != "form":
                self._target(given[verb], verb[3:].upper())
        if tag == "form":
            self.form = self._target(given.get("action") or self.path, given.get("method", "get").upper())
            self.by_id[given.get("id")] = self.form
        form = self.by_id.get(given["form"]) if given.get("form") else self.form
        if form is None or not (name := given.get("name")):
            if tag == "option" and self.select:
                self._option(given)
            return
        if tag == "select":
            self.select = (form, name)
        elif given.get("type") == "file":
            form.files.append(name)
        elif tag in ("input", "textarea", "button"):
            form.fields.append((name, given.get("value", "")))
            form.options.setdefault(name, []).append(given.get("value", ""))

    def _option(self, given) -> None:
        form, name = self.select
        values = form.options.setdefault(name, [])
        values.append(given.get("value", ""))
        if "selected" in given or len(values) == 1:
            form.fields[:] = [pair for pair in form.fields if pair[0] != name]
            form.fields.append((name, values[-1]))

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None

    def _target(self, address: str, method: str) -> Target:
        parts = urlsplit(address)
        path = parts.path or urlsplit(self.path).path
        target = Target(route_of(path), method, path, parse_qsl(parts.query) if method == "GET" else [])
        self.found.append(target)
        return target


def route_of(path: str) -> str:
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""


def forms_of(response) -> list[Target]:
    """The forms of a page, with the name of the route that each is sent to."""
    if not response.get("Content-Type", "").startswith("text/html") or response.streaming:
        response.getvalue()  # which closes the file
        return []
    return [one for one in Forms(response.content.decode(), response.wsgi_request.get_full_path()).found if one.route]


def known_names() -> list[str]:
    """Names that any form or view of ours listens to."""
    return sorted({*_form_names(), *_view_names()})


def _form_names() -> Iterator[str]:
    for package in ("applications", "feedback"):
        for module in walk_packages(import_module(package).__path__, f"{package}."):
            if not module.name.endswith(("forms", "_form")):
                continue
            for one in vars(import_module(module.name)).values():
                if isinstance(one, type) and issubclass(one, forms.BaseForm):
                    yield from one.base_fields


def _view_names() -> Iterator[str]:
    for app in ("applications", "feedback", "config"):
        for file in Path(settings.BASE_DIR, app).rglob("*.py"):
            yield from READ_BY_VIEWS.findall(file.read_text())
