"""Two tabs: whoever saves over a newer version sees both, and neither is lost."""

from django.shortcuts import render


def is_older(request, theirs) -> bool:
    """Whether the form was opened before what is stored now."""
    version = request.POST.get("version", "")
    return not version.isdecimal() or int(version) < theirs.version


def conflict_page(request, form, theirs, *, action: str = ""):
    """Both versions, field by field, answered with 409. The later one waits in the form; nothing is overwritten.

    `form` is valid and bound to what was typed, `theirs` is the stored instance. What is chosen is posted to `action`
    (the same address by default) with the stored version's number.
    """
    stored = type(form)(instance=theirs)
    fields = []
    for name, field in form.fields.items():
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
                "is_text": name in ("notes", "advert", "preparation", "questions"),
                "both": f"{other}\n\n{mine}".strip(),
            }
        )
    context = {"fields": fields, "action": action or request.path, "version": theirs.version, "instance": theirs}
    return render(request, "applications/conflict.html", context, status=409)
