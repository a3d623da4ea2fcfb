from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications import days
from applications.forms.forecast import ForecastForm
from applications.forms.insights import FlowFilterForm
from applications.insights import curves, flow, rates, waiting
from applications.insights import forecast as forecasts
from applications.insights.journeys import Journey, journeys_of, within
from applications.insights.search_length import search_length
from applications.models import Search

WORLD = (0.03, 0.17)
MOST_DOTS = 60
FILTERS = {"search", "since", "until", "source", "tag"}


@dataclass(frozen=True, slots=True)
class Whisker:
    """A rate with the places of its marks on the axis, in per cent of its width."""

    rate: rates.Rate
    said: str
    dot: str
    low: str
    high: str
    world: tuple[str, str] | None


@require_safe
def insights(request):
    """Costs: every change that was not undone, the searches and tags to choose from."""
    form, cases = _chosen(request)
    overall, sources = rates.overall(cases), rates.by_source(cases)
    top = max([0.2, *(one.high for one in [*overall, *sources] if one.is_told)])
    context = {
        "sent": len(cases),
        "standfirst": _standfirst(overall, len(cases)),
        "overall": [_whisker(one, top, world=WORLD if one.label == "An interview" else None) for one in overall],
        "sources": [_whisker(one, top) for one in sources],
        "verdict": rates.verdict(sources),
        "axis": [(f"{100 * share / top:.2f}%", f"{round(100 * share)} %") for share in _ticks(top)],
        "is_told": any(one.is_told for one in overall),
    }
    context |= _flow(cases) | _filter(request, form, cases)
    context |= _time_to_hear(waiting.waiting_of(cases, request.today)) | _next_ones(request, cases)
    return render(request, "applications/insights.html", context)


def _chosen(request) -> tuple[FlowFilterForm, list[Journey]]:
    form = FlowFilterForm(request.GET if FILTERS & set(request.GET) else None, owner=request.user)
    return form, within(journeys_of(request.user), **form.chosen())


def _filter(request, form: FlowFilterForm, cases: list[Journey]) -> dict:
    running = Search.objects.filter(owner=request.user, ended_on=None).first()
    began_on = running.began_on if running else min((case.applied_on for case in cases), default=None)
    query = urlencode([(name, request.GET[name]) for name in sorted(FILTERS) if request.GET.get(name)])
    return {
        "filter_form": form,
        "is_filtered": bool(query),
        "filter_query": f"?{query}" if query else "",
        "length": search_length(began_on, request.today) if began_on else None,
    }


def _flow(cases) -> dict:
    stations = flow.stations(cases)
    total = stations[0].reached or 1
    words = [one.split(": ", 1)[1].capitalize() for one in flow.in_words(stations)]
    shown = [station for station in stations if station.reached]
    return {
        "flow_finding": flow.finding(stations),
        "flow_words": flow.in_words(stations),
        "flow_list": [(one, f"{100 * one.reached / total:.2f}%", said) for one, said in zip(shown, words, strict=True)],
        "drawing": flow.drawing_of(stations),
    }


@require_safe
def flow_svg(request):
    """The picture alone, with its own colours, to download and to draw on a canvas."""
    _, cases = _chosen(request)
    drawing = flow.drawing_of(flow.stations(cases))
    context = {"drawing": drawing, "sent": len(cases), "height": round(drawing.height) + 30}
    return render(request, "applications/flow.svg", context, content_type="image/svg+xml")


@require_safe
def flow_text(request):
    response = HttpResponse(
        flow.as_sankeymatic(flow.stations(_chosen(request)[1])), content_type="text/plain; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="search.txt"'
    return response


def _time_to_hear(found: waiting.Waiting) -> dict:
    table = [(day, *(_percent(share) for share in shares)) for day, *shares in found.table]
    return {"waiting": found, "curve": curves.curve_of(found.curve), "table": table}


def _next_ones(request, cases) -> dict:
    form = ForecastForm(request.GET if {"n", "mean", "weight"} & set(request.GET) else None)
    found = forecasts.forecast(cases, **form.chosen())
    dots = ["sure"] * found.low + ["maybe"] * (found.high - found.low) + ["rest"] * (found.number - found.high)
    return {
        "forecast": found,
        "forecast_form": form,
        "at_least_one": _percent(found.at_least_one),
        "chances": [(name, _percent(chance)) for name, chance in found.chances],
        "dots": dots[:MOST_DOTS],
    }


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _standfirst(overall: list[rates.Rate], sent: int) -> str:
    if not sent:
        return "Once something was sent, this page says what came of it."
    first = overall[0]
    text = f"{days.in_words(sent)} sent, {first.reached} led to a conversation."
    return text if first.is_told else f"{text} Too few are known for a rate; that takes ten."


def _ticks(top: float) -> list[float]:
    step = 0.1 if top <= 0.6 else 0.2
    return [number * step for number in range(int(top / step) + 1)]


def _whisker(rate: rates.Rate, top: float, world: tuple[float, float] | None = None) -> Whisker:
    def place(share: float) -> str:
        return f"{100 * share / top:.2f}%"

    if rate.share is None:
        return Whisker(rate, "too few to say", "", "", "", None)
    said = f"{100 * rate.share:.0f} %, interval {100 * rate.low:.0f} to {100 * rate.high:.0f} %"
    base = (place(world[0]), place(world[1] - world[0])) if world else None
    return Whisker(rate, said, place(rate.share), place(rate.low), place(rate.high), base)
