"""The person's own application, or 404."""

from django.shortcuts import get_object_or_404

from applications.models import Application

LONG_TEXTS = ("advert", "notes", "search_words")


def own_application(request, pk: int, *, whole: bool = False) -> Application:
    """Without its long texts unless it is asked for `whole`. Its owner is known, so it is not read again."""
    rows = Application.objects.for_user(request.user)
    application = get_object_or_404(rows if whole else rows.defer(*LONG_TEXTS), pk=pk)
    application.owner = request.user
    return application
