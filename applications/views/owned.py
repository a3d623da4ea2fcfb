"""The person's own application, or 404."""

from django.http import Http404

from applications.models import Application
from applications.models.compiled import CompiledQuery

LONG_TEXTS = ("advert", "notes", "search_words")
WHOLE = CompiledQuery(lambda owner, pk: Application.objects.for_user(owner).filter(pk=pk))
SHORT = CompiledQuery(lambda owner, pk: Application.objects.for_user(owner).filter(pk=pk).defer(*LONG_TEXTS))


def own_application(request, pk: int, *, whole: bool = False) -> Application:
    """Without its long texts unless it is asked for `whole`. Its owner is known, so it is not read again. One query."""
    found = (WHOLE if whole else SHORT)(owner=request.user.pk, pk=pk)
    if not found:
        raise Http404
    (application,) = found
    application.owner = request.user
    return application
