"""From a job's page into Add: handed over by the bookmarklet, shared by a phone, pasted or dropped. Nothing here stores anything."""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from applications import wording
from applications.addresses import absolute_url
from applications.models import WorkMode
from applications.pay import pay_text

from . import capture as capturing
from .bookmarklet import bookmarklet
from .capture_forms import ReadingForm, SharedForm, fingerprints_of, typed_by_hand, without_typed_salary
from .forms import NewApplicationForm
from .views import add_page, known_before, lead_back

IN_WORDS = {
    "title": "job title",
    "company": "company",
    "location": "location",
    "work_mode": "work mode",
    "pay_min": "salary",
    "pay_max": "salary",
    "deadline_on": "closing date",
    "source": "source",
    "link": "link",
    "advert": "job ad",
}


@login_not_required  # the same empty page for everyone; what arrives stays behind the # and never reaches the server
@require_safe
def capture(request):
    return render(request, "applications/adding/capture.html")


@login_not_required  # a phone shares before anyone signs in: it shows what was sent and stores nothing
@csrf_exempt  # the phone has no token to send; nothing is written, and Add asks before anything is
@require_POST
@cache_control(private=True, no_store=True)
def capture_shared(request):
    shared = SharedForm(request.POST)
    text = shared.together if shared.is_valid() else ""
    return render(
        request, "applications/adding/capture.html", {"form": ReadingForm(initial={"pasted": text}), "shared": text}
    )


@require_safe
def capture_start(request):
    """How to take a job from its page, in each way there is."""
    origin = absolute_url(request, "/").rstrip("/")
    return render(request, "applications/adding/capture_start.html", {"bookmarklet": bookmarklet(origin)})


@require_POST
def capture_reading(request):
    """Add's form, filled from what was pasted. What the person typed stays; what an earlier paste filled in is
    replaced.
    """
    reading_form = ReadingForm(request.POST)
    typed = typed_by_hand(request.POST)
    filled, reading = {}, None
    if reading_form.is_valid():
        advert = capturing.read(reading_form.cleaned_data["pasted"], today=request.today)
        found = advert.found
        if "replace" in request.POST:
            typed = {name: value for name, value in typed.items() if name not in found}
        filled = {"status": "saved"} | without_typed_salary(found, typed)
        reading = _reading(advert, filled, typed)
    form = NewApplicationForm(today=request.today, initial=filled | typed)
    if reading:
        reading["filled_in"] = fingerprints_of(form, [name for name in filled if name not in typed])
    return add_page(
        request,
        form,
        came_from=lead_back(request),
        before=known_before(request, form),
        reading_form=reading_form,
        reading=reading,
        status=422 if reading_form.errors else 200,
    )


def _reading(advert: capturing.Advert, filled: dict, typed: dict[str, str]) -> dict:
    """What the page says about it: from where, what was found, and what stays as it was typed."""
    found = advert.found
    return {
        "advert": advert,
        "host": capturing.host_of(advert.link),
        "found": _names(name for name in found if name in filled and name not in typed),
        "details": _details(advert, {name for name in filled if name not in typed}),
        "kept": _names(name for name in found if name in typed and str(found[name]) != typed[name]),
        "is_only_link": not advert.advert and not advert.title and not advert.is_list,
    }


def _details(advert: capturing.Advert, shown: set[str]) -> list[tuple[str, str]]:
    """(label, text) of what was found in fields that are folded away."""
    pay = pay_text(advert.pay_min, advert.pay_max, advert.pay_currency, advert.pay_period)
    date = advert.deadline_on
    rows = [
        ("location", "Location", advert.location),
        ("work_mode", "Work mode", WorkMode(advert.work_mode).label if advert.work_mode else ""),
        ("pay_min", "Salary", pay),
        ("pay_max", "Salary", pay),
        ("deadline_on", "Closing date", wording.full_date(date) if date else ""),
    ]
    return list(dict.fromkeys((label, text) for name, label, text in rows if text and name in shown))


def _names(names) -> str:
    found = set(names)
    return wording.listed(list(dict.fromkeys(label for name, label in IN_WORDS.items() if name in found)))


@login_not_required  # what a phone needs to install it; the same for everyone
@require_safe
@cache_control(public=True, max_age=3600)
def manifest(request):
    return JsonResponse(
        {
            "id": "/",
            "name": "Onward",
            "short_name": "Onward",
            "description": "Every application, how it went, and what you learned from it.",
            "lang": "en-GB",
            "start_url": reverse("today"),
            "scope": "/",
            "display": "standalone",
            "background_color": "#f7f4ee",
            "theme_color": "#2f6a58",
            "icons": [
                {"src": static("favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
                *(
                    {"src": static(f"icons/{name}.png"), "sizes": size, "type": "image/png", "purpose": purpose}
                    for name, size, purpose in (
                        ("icon-192", "192x192", "any"),
                        ("icon-512", "512x512", "any"),
                        ("maskable-512", "512x512", "maskable"),
                    )
                ),
            ],
            "shortcuts": [{"name": "Add an application", "url": reverse("application_create")}],
            "share_target": {
                "action": reverse("capture_shared"),
                "method": "POST",
                "enctype": "application/x-www-form-urlencoded",
                "params": {"title": "title", "text": "text", "url": "url"},
            },
        },
        content_type="application/manifest+json",
    )
