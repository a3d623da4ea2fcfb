"""Views that are loaded when they are asked for: most days most of them are not, and the server starts and rests without them."""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module

HERE = ("view", "view_class")  # not asked of the view: all views are functions, and Django asks each route for a class


class LoadedLater:
    """Stands in a route for a view. What middleware asks of a view, such as `login_required`, it asks of the real one."""

    def __init__(self, module: str, name: str):
        self.__module__ = module
        self.__name__ = self.__qualname__ = name

    @cached_property
    def view(self) -> Callable:
        return getattr(import_module(self.__module__), self.__name__)

    def __call__(self, request, *args, **kwargs):
        return self.view(request, *args, **kwargs)

    def __getattr__(self, name: str):
        if name in HERE:
            raise AttributeError(name)
        return getattr(self.view, name)


class Views:
    """The views of a module, by their names."""

    def __init__(self, module: str):
        self._module = module

    def __getattr__(self, name: str) -> LoadedLater:
        return LoadedLater(self._module, name)


def views_in(module: str) -> Views:
    """`board = views_in("applications.views.board")`; a route then names `board.board`, as if it were imported."""
    return Views(module)
