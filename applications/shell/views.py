"""What every page has around it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from applications import counting
from applications.models import Profile, SavedView

from .sprite import sprite
from .toasts import toasts

SPRITE_AGE = 365 * 24 * 60 * 60


@login_not_required  # icons only, the same for everyone
@require_safe
@cache_control(public=True, max_age=SPRITE_AGE, immutable=True)
def sprite_svg(request):
    return HttpResponse(sprite()[0], content_type="image/svg+xml")


def shell(request) -> dict:
    """Context of the shell: theme, toasts and the number of open applications, each made only when a template asks."""
    context: dict = {"toasts": SimpleLazyObject(lambda: toasts(request))}
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        profile = Profile.of(user)
        context |= {
            "profile": profile,
            "theme": profile.theme,
            "open_count": SimpleLazyObject(lambda: counting.open_count(counting.counts(user))),
            "has_sample": profile.has_sample,
            "saved_views": SimpleLazyObject(lambda: saved_views(request)),
        }
    return context


def saved_views(request) -> list[SavedView]:
    """The person's views of the list. One query a page, and none for someone who has none."""
    if not hasattr(request, "saved_views"):
        has_views = Profile.of(request.user).has_views
        request.saved_views = list(SavedView.objects.for_user(request.user)) if has_views else []
    return request.saved_views
