"""Two tabs: whoever saves over a newer version sees both, and neither is lost."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from .toasts import toast

TEXTS = ("notes", "advert", "preparation", "questions", "offer_pros", "offer_cons")


def is_stale(request, theirs) -> bool:
    """Whether the form was opened on anything but what is stored now; without a version no one knows, so it counts
    as that.
    """
    return request.POST.get("version") != str(theirs.version)


def shown_version(request, version: int) -> int | str:
    """What a form carries: on a page that shows it again still what it was opened on, because nothing newer was
    seen there.
    """
    return request.POST.get("version", "") if request.method == "POST" else version


def conflict_page(request, form, theirs, *, action: str = ""):
    """Both versions, field by field, answered with 409. The later one waits in the form; nothing is overwritten.

    `form` is valid and bound to what was typed, `theirs` is the stored instance. What is chosen is posted to `action`
    (the same address by default) with the stored version's number.
    """
    stored = type(form)(instance=theirs)
    fields = []
    for name, field in form.fields.items():
        if name in getattr(form, "repeats", ()):
            continue
        words = {str(value): str(label) for value, label in getattr(field, "choices", [])}
        mine, other = form[name].value(), stored[name].value()
        mine, other = "" if mine is None else str(mine), "" if other is None else str(other)
        differs = mine.strip().replace("\r\n", "\n") != other.strip().replace("\r\n", "\n")
        fields.append(
            {
                "name": name,
                "label": form[name].label,
                "mine": mine,
                "theirs": other,
                "my_words": words.get(mine, mine),
                "their_words": words.get(other, other),
                "choices": list(words.items()),
                "differs": differs,
                "is_text": name in TEXTS,
                "both": f"{other}\n\n{mine}".strip(),
            }
        )
    context = {"fields": fields, "action": action or request.path, "version": theirs.version, "instance": theirs}
    return render(request, "applications/shell/conflict.html", context, status=409)


def save_as_typed(request, form, *, said: str, to: str):
    """Save the texts of a valid form as they are typed. An older version never overwrites a newer one.

    A script posts with `X-Requested-With: fetch` and gets a short line to show; a plain form is led to `to`.
    """
    is_fetch = request.headers.get("X-Requested-With") == "fetch"
    names = list(form.fields)
    with transaction.atomic():
        theirs = type(form.instance).objects.select_for_update().get(pk=form.instance.pk)
        if is_stale(request, theirs) and any(getattr(theirs, name) != form.cleaned_data[name] for name in names):
            if is_fetch:
                text = (
                    "A newer version was saved in another tab or on another device. Nothing has been overwritten. "
                    "Choose “Save now” to see both."
                )
                return HttpResponse(text, status=409)
            return conflict_page(request, form, theirs)
        for name in names:
            setattr(theirs, name, form.cleaned_data[name])
        theirs.save(update_fields=names)
    if is_fetch:
        return HttpResponse(f"Saved at {timezone.localtime():%H:%M}", headers={"X-Version": str(theirs.version)})
    toast(request, said)
    return redirect(to)
