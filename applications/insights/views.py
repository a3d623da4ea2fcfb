import datetime as dt
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications import wording
from applications.insights import curves, flow, rates
from applications.insights import forecast as forecasts
from applications.insights.comparing import compare
from applications.insights.figures import Figures, figures_for
from applications.insights.rates import Rate
from applications.insights.search_length import search_length
from applications.insights.whiskers import WORLD_STEP, Axis, Whisker, axis_for, whiskers
from applications.models import Search

from .forecast_form import ForecastForm
from .forms import CompareForm, FlowFilterForm

MOST_DOTS = 60
FILTERS = ("search", "since", "until", "source", "tag")
GUESS = ("n", "mean", "weight")


@dataclass(frozen=True, slots=True)
class Compared:
    """Groups of applications side by side, with what can be told apart as the title."""

    name: str
    what: str
    finding: str
    axis: Axis
    whiskers: list[Whisker]


@require_safe
def insights(request):
    form = _filter_form(request)
    found = figures_for(request.user, today=request.today, **form.chosen())
    next_ones = _next_ones(request, found.interviews)
    if request.htmx and request.htmx.target == "next":
        return render(request, "applications/insights/_next_twenty.html", next_ones)
    axis = axis_for(found.overall)
    context = {
        "figures": found,
        "standfirst": _standfirst(found),
        "computed_from": _computed_from(found, request.today),
        "finding": rates.finding(found.overall),
        "axis": axis,
        "overall": whiskers(found.overall, axis, beside_world=WORLD_STEP),
        "length": _length(request, form, found),
        "curve": curves.curve_of(found.waiting),
        "table": [(day, *(wording.percent(share) for share in shares)) for day, *shares in found.waiting.table],
    }
    return render(
        request,
        "applications/insights/insights.html",
        context | _compared(found) | _flow(found) | _filter(request, form) | next_ones,
    )


def _filter_form(request) -> FlowFilterForm:
    return FlowFilterForm(request.GET if set(FILTERS) & set(request.GET) else None, owner=request.user)


def _filter(request, form: FlowFilterForm) -> dict:
    """Each form of the page sends what was chosen in the other one."""
    query = request.GET.copy()
    for name in [name for name in query if name not in FILTERS or not query[name]]:
        del query[name]
    return {
        "filter_form": form,
        "is_filtered": bool(query),
        "filter_query": f"?{query.urlencode()}" if query else "",
        "kept_guess": [(name, request.GET[name]) for name in GUESS if request.GET.get(name)],
    }


def _flow(found: Figures) -> dict:
    shown = [station for station in found.stations if station.reached]
    return {
        "flow_title": flow.title(found.stations),
        "flow_finding": flow.finding(found.stations),
        "flow_list": [(one, f"{100 * one.reached / found.sent:.2f}%", flow.in_words(one)) for one in shown],
        "drawing": flow.drawing_of(found.stations),
    }


@require_safe
def flow_svg(request):
    """The chart alone, with its own colours and title, to download and to draw on a canvas."""
    found = figures_for(request.user, today=request.today, **_filter_form(request).chosen())
    drawing = flow.drawing_of(found.stations)
    weeks = 0
    if found.first_on and found.last_on and not found.undated:
        weeks = (found.last_on - found.first_on).days // 7 + 1
    context = {
        "drawing": drawing,
        "headline": flow.headline(found.stations, weeks),
        "finding": flow.finding(found.stations),
        "title": flow.title(found.stations),
        "on": wording.full_date(request.today),
        "height": round(drawing.height) + 150,
        "foot": round(drawing.height) + 30,
    }
    return render(request, "applications/insights/flow.svg", context, content_type="image/svg+xml")


@require_safe
def flow_text(request):
    found = figures_for(request.user, today=request.today, **_filter_form(request).chosen())
    response = HttpResponse(flow.as_sankeymatic(found.stations), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="search.txt"'
    return response


@require_safe
def search_compare(request):
    """Two job searches side by side."""
    searches = list(Search.objects.filter(owner=request.user))
    form = CompareForm(request.GET or None, searches=searches)
    chosen = form.chosen()
    context: dict = {"searches": searches, "compare_form": form}
    if len(chosen) == 2:
        found = [
            figures_for(request.user, today=request.today, since=one.began_on, until=one.ended_on) for one in chosen
        ]
        context |= {
            "comparison": compare([one.name for one in chosen], found),
            "columns": [
                (one, some, _length_of(one, request.today), flow.finding(some.stations))
                for one, some in zip(chosen, found, strict=True)
            ],
        }
    return render(request, "applications/insights/search_compare.html", context)


def _compared(found: Figures) -> dict:
    """Groups of which at least two have a rate. The others are named in one line."""
    shown, few = [], []
    for name, what, some in (
        ("source", "sources", found.sources),
        ("work mode", "work modes", found.modes),
        ("tag", "tags", found.tags),
    ):
        if sum(one.has_rate for one in some) > 1:
            axis = axis_for(some)
            shown.append(Compared(name, what, rates.verdict(some, what), axis, whiskers(some, axis)))
        elif some:
            few.append(what)
    return {
        "compared": shown,
        "uncompared": f"Too few results to compare {wording.listed(few, 'or')} yet. Each group needs ten results."
        if few
        else "",
    }


def _length(request, form: FlowFilterForm, found: Figures):
    """Of the chosen job search, else of the current one, else since the first application."""
    search = form.chosen_search or next((one for one in form.searches if one.ended_on is None), None)
    began_on = search.began_on if search else found.first_on
    if began_on is None:
        return None
    ended_on = search.ended_on if search else None
    return search_length(began_on, ended_on or request.today, is_named=search is not None, is_over=ended_on is not None)


def _next_ones(request, interviews: Rate) -> dict:
    form = ForecastForm(request.GET if set(GUESS) & set(request.GET) else None)
    found = forecasts.forecast(interviews, **form.chosen())
    dots = ["sure"] * found.low + ["maybe"] * (found.high - found.low) + ["rest"] * (found.number - found.high)
    return {
        "forecast": found,
        "forecast_form": form,
        "at_least_one": wording.percent(found.at_least_one),
        "chances": [(name, wording.percent(chance), f"{100 * chance:.1f}%") for name, chance in found.chances],
        "dots": dots[:MOST_DOTS],
        "dots_label": f"{found.number} circles: {found.low} filled, {found.high - found.low} marked",
        "kept_filter": [(name, request.GET[name]) for name in FILTERS if request.GET.get(name)],
    }


def _length_of(search: Search, today: dt.date) -> str:
    length = wording.duration(search.began_on, search.ended_on or today)
    return length if search.ended_on else f"{length} so far"


def _standfirst(found: Figures) -> str:
    if not found.sent:
        return "Once you’ve applied for a job, this page shows how your applications are going."
    first = found.overall[0]
    sent = wording.counted(found.sent, one="1 application sent.", other="{n} applications sent.")
    talked = wording.counted(
        first.reached,
        one="1 led to a conversation.",
        other="{n} led to a conversation.",
        zero="None has led to a conversation yet.",
    )
    few = "" if first.has_rate else "Rates are shown once ten have a result."
    return " ".join(part for part in (sent, talked, few) if part)


def _computed_from(found: Figures, today: dt.date) -> str:
    if not found.sent:
        return _undated(found)
    if found.first_on is None or found.last_on is None:
        sent = wording.counted(
            found.sent, one="Calculated today from 1 application.", other="Calculated today from {n} applications."
        )
    elif found.first_on == found.last_on:
        sent = wording.counted(
            found.sent,
            one="Calculated today from 1 application, sent {on}.",
            other="Calculated today from {n} applications, sent {on}.",
            on=wording.on_date(found.first_on, today),
        )
    else:
        sent = wording.counted(
            found.sent,
            one="",
            other="Calculated today from {n} applications, sent from {first} to {last}.",
            first=wording.inside_date(found.first_on, today),
            last=wording.inside_date(found.last_on, today),
        )
    changes = wording.counted(
        found.changes, one="You recorded 1 status change.", other="You recorded {n} status changes."
    )
    return " ".join(part for part in (sent, changes, _undated(found)) if part)


def _undated(found: Figures) -> str:
    """What is not known of these, or left out because it is not known."""
    if found.not_placed:
        return wording.counted(
            found.not_placed,
            one="1 application is left out, because the date you applied is not known.",
            other="{n} applications are left out, because the date you applied is not known.",
        )
    if found.undated:
        return wording.counted(
            found.undated,
            one="The date you applied is not known for 1 of them.",
            other="The date you applied is not known for {n} of them.",
        )
    return ""
