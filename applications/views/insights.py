from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications import wording
from applications.forms.forecast import ForecastForm
from applications.forms.insights import CompareForm, FlowFilterForm
from applications.insights import curves, flow, rates
from applications.insights import forecast as forecasts
from applications.insights.comparing import compare
from applications.insights.figures import Figures
from applications.insights.kept import figures_for
from applications.insights.rates import Rate
from applications.insights.search_length import search_length
from applications.insights.whiskers import WORLD_STEP, Axis, Whisker, axis_for, whiskers
from applications.models import Search

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
    """Costs: what `figures_for` does, the searches and tags to choose from."""
    form = _filter_form(request)
    found = figures_for(request.user, today=request.today, **form.chosen())
    next_ones = _next_ones(request, found.interviews)
    if request.htmx and request.htmx.target == "next":
        return render(request, "applications/_next_twenty.html", next_ones)
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
        "table": [(day, *(_percent(share) for share in shares)) for day, *shares in found.waiting.table],
    }
    return render(
        request,
        "applications/insights.html",
        context | _compared(found) | _flow(found) | _filter(request, form) | next_ones,
    )


def _filter_form(request) -> FlowFilterForm:
    return FlowFilterForm(request.GET if set(FILTERS) & set(request.GET) else None, owner=request.user)


def _filter(request, form: FlowFilterForm) -> dict:
    """Each form of the page carries what the other one chose."""
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
    words = flow.in_words(found.stations)
    return {
        "flow_finding": flow.finding(found.stations),
        "flow_words": words,
        "flow_list": [
            (one, f"{100 * one.reached / found.sent:.2f}%", said.split(": ", 1)[1].capitalize())
            for one, said in zip(shown, words, strict=True)
        ],
        "drawing": flow.drawing_of(found.stations),
    }


@require_safe
def flow_svg(request):
    """The picture alone, with its own colours and title, to download and to draw on a canvas."""
    found = figures_for(request.user, today=request.today, **_filter_form(request).chosen())
    drawing = flow.drawing_of(found.stations)
    weeks = (found.last_on - found.first_on).days // 7 + 1 if found.first_on and found.last_on else 0
    context = {
        "drawing": drawing,
        "headline": flow.headline(found.stations, weeks),
        "finding": flow.finding(found.stations),
        "on": wording.long_date(request.today, request.today),
        "year": request.today.year,
        "height": round(drawing.height) + 150,
        "foot": round(drawing.height) + 30,
    }
    return render(request, "applications/flow.svg", context, content_type="image/svg+xml")


@require_safe
def flow_text(request):
    found = figures_for(request.user, today=request.today, **_filter_form(request).chosen())
    response = HttpResponse(flow.as_sankeymatic(found.stations), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="search.txt"'
    return response


@require_safe
def search_compare(request):
    """Two searches side by side. Costs: the searches, and twice what `figures_for` does."""
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
                (one, some, wording.duration(one.began_on, one.ended_on or request.today), flow.finding(some.stations))
                for one, some in zip(chosen, found, strict=True)
            ],
        }
    return render(request, "applications/search_compare.html", context)


def _compared(found: Figures) -> dict:
    """Groups of which at least two have a rate; the others in one line."""
    shown, few = [], []
    for name, what, some in (
        ("source", "sources", found.sources),
        ("work mode", "work modes", found.modes),
        ("tag", "tags", found.tags),
    ):
        if sum(one.is_told for one in some) > 1:
            axis = axis_for(some)
            shown.append(Compared(name, what, rates.verdict(some, what), axis, whiskers(some, axis)))
        elif some:
            few.append(what)
    left = f"{' or '.join([', '.join(few[:-1]), few[-1]] if len(few) > 1 else few)}"
    return {
        "compared": shown,
        "uncompared": f"Too few to compare {left} yet; that needs ten of each." if few else "",
    }


def _length(request, form: FlowFilterForm, found: Figures):
    """Of the chosen search, else of the one that runs, else since the first application."""
    search = form.chosen_search or Search.objects.filter(owner=request.user, ended_on=None).first()
    began_on = search.began_on if search else found.first_on
    if began_on is None:
        return None
    ended_on = search.ended_on if search else None
    return search_length(began_on, ended_on or request.today, is_over=ended_on is not None)


def _next_ones(request, interviews: Rate) -> dict:
    form = ForecastForm(request.GET if set(GUESS) & set(request.GET) else None)
    found = forecasts.forecast(interviews, **form.chosen())
    dots = ["sure"] * found.low + ["maybe"] * (found.high - found.low) + ["rest"] * (found.number - found.high)
    return {
        "forecast": found,
        "forecast_form": form,
        "at_least_one": _percent(found.at_least_one),
        "chances": [(name, _percent(chance), f"{100 * chance:.1f}%") for name, chance in found.chances],
        "dots": dots[:MOST_DOTS],
        "kept_filter": [(name, request.GET[name]) for name in FILTERS if request.GET.get(name)],
    }


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _standfirst(found: Figures) -> str:
    if not found.sent:
        return "Once you’ve applied for a job, this page shows how your applications are going."
    first = found.overall[0]
    text = f"{wording.figure(found.sent)} sent, {first.reached} led to a conversation."
    return text if first.is_told else f"{text} Too few to show a rate yet; that needs ten."


def _computed_from(found: Figures, today) -> str:
    if found.first_on is None or found.last_on is None:
        return ""
    when = f"sent between {wording.long_date(found.first_on, today)} and {wording.long_date(found.last_on, today)}"
    if found.first_on == found.last_on:
        when = f"sent on {wording.long_date(found.first_on, today)}"
    moves = f"{found.changes} move{'' if found.changes == 1 else 's'}"
    return f"Calculated today from {found.sent} application{'' if found.sent == 1 else 's'}, {when}, with the {moves} you recorded."
