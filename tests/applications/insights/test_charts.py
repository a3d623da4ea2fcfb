"""The charts as drawn: well-formed, inside their frame, and no label on another, for random searches of any size."""

import datetime as dt
import random
import re
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

import pytest

from applications.insights.rates import Rate
from applications.insights.statistics import wilson_interval
from applications.insights.whiskers import axis_for, whiskers
from applications.models import Application, NewApplication, Profile, Source, store

TODAY = dt.date(2026, 11, 10)
SIZES = [1, 2, 9, 10, 10, 11, 25, 40, 40, 56, 60, 80, 80, 100, 100, 120, 150, 200, 300, 1000]
WIDTHS = {"wide": 640, "phone": 340}
CURVE_HEIGHT, CHARACTER, LINE = 272, 6.6, 12.0


@pytest.fixture(autouse=True)
def _noon(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC))


def search_of(owner, number, luck):
    """Applications that go and end in every way there is."""
    new = []
    for n in range(number):
        day = TODAY - dt.timedelta(days=luck.randint(0, 150))
        history = [("applied", day)]
        for state, chance in (("screening", luck.choice([0.1, 0.9])), ("interviewing", 0.6), ("offer", 0.5)):
            if luck.random() > chance:
                break
            day = min(TODAY, day + dt.timedelta(days=luck.randint(0, 12)))
            history.append((state, day))
        kinds = ["", "rejected", "no_response", "cancelled", "withdrawn"]
        kinds += ["accepted", "declined"] if history[-1][0] == "offer" else []
        if ending := luck.choice(kinds):
            history.append((ending, min(TODAY, day + dt.timedelta(days=luck.randint(0, 40)))))
        application = Application(owner=owner, company=f"<{n}> & Söhne", title="T", source=luck.choice(Source.values))
        new.append(NewApplication(application, history))
    store(new, Profile.of(owner))


def boxes(svg):
    """(left, top, right, bottom, words) of each text of the flow, by the font sizes of its style sheet."""
    found = []
    for text in svg.iter("text"):
        words = "".join(text.itertext())
        size = 22 if "big" in text.get("class", "") else 13
        x, y = float(text.get("x")), float(text.get("y"))
        found.append((x, y - 0.8 * size, x + 0.56 * size * len(words), y + 0.2 * size, words))
    return found


def apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def curve_boxes(svg, width):
    """The same for a chart in per cent, at a width on the screen."""
    found = []
    for text in svg.iter("text"):
        words = "".join(text.itertext()).strip()
        x = width * float(text.get("x", "0").rstrip("%")) / 100 + float(text.get("dx") or 0)
        y = CURVE_HEIGHT * float(text.get("y").rstrip("%")) / 100
        long = CHARACTER * len(words)
        left = {"start": x, "middle": x - long / 2, "end": x - long}[text.get("text-anchor", "start")]
        if words:
            found.append((left, y - 0.8 * LINE, left + long, y + 0.2 * LINE, words))
    return found


def svgs(text):
    return [ET.fromstring("<svg" + part.split("</svg>")[0] + "</svg>") for part in text.split("<svg")[1:]]


@pytest.mark.parametrize(("seed", "number"), list(enumerate(SIZES)))
def test_every_chart_is_well_formed_and_no_label_lies_on_another(client, alice, seed, number):
    search_of(alice, number, random.Random(seed))
    client.force_login(alice)
    text = client.get("/insights/").content.decode()
    assert "<0>" not in text
    drawn = svgs(text)
    [flow] = [svg for svg in drawn if "flow" in svg.get("class", "")]
    width, height = (float(value) for value in flow.get("viewBox").split()[2:])
    for one, other in combinations(boxes(flow), 2):
        assert apart(one, other), (one, other)
    for box in boxes(flow):
        assert box[0] >= 0
        assert box[2] <= width, box
        assert box[3] <= height
    for rect in flow.iter("rect"):
        assert float(rect.get("y")) + float(rect.get("height")) <= height
        for box in boxes(flow):
            x, y = float(rect.get("x")), float(rect.get("y"))
            assert apart(box, (x, y, x + 10, y + float(rect.get("height")), "")), box
    for svg in (svg for svg in drawn if svg.get("aria-labelledby") == "curve-title"):
        for width in WIDTHS.values():
            for one, other in combinations(curve_boxes(svg, width), 2):
                assert apart(one, other), (one, other, width)


@pytest.mark.parametrize("number", [0, 1, 40])
def test_the_picture_to_share_stands_alone(client, alice, number):
    search_of(alice, number, random.Random(number))
    client.force_login(alice)
    content = client.get("/insights/flow.svg").content.decode()
    svg = ET.fromstring(content)
    assert "Söhne" not in content
    assert not re.search(r"\b(class|style|href|onload)=", content)
    left, top, width, height = (float(value) for value in svg.get("viewBox").split())
    name = "{http://www.w3.org/2000/svg}text"
    for text in svg.iter(name):
        assert left <= float(text.get("x")) <= left + width
        assert top <= float(text.get("y")) <= top + height


@pytest.mark.parametrize("high", [0.01, 0.2, 0.2000001, 0.35, 0.6, 0.61, 0.999, 1.0])
def test_an_axis_holds_every_interval_and_its_marks_keep_apart_on_a_phone(high):
    axis = axis_for([Rate("One", 1, 10, 0.0, 0.0, high)])
    assert axis.top >= high - 1e-9
    places = [float(place.rstrip("%")) for place, _ in axis.marks]
    assert places[0] == 0
    assert places[-1] == pytest.approx(100)
    assert all((later - earlier) / 100 * WIDTHS["phone"] > 34 for earlier, later in pairwise(places))
    assert axis.marks[-1][1] == f"{round(100 * axis.top)}%"


def test_dots_and_whiskers_lie_where_the_rate_does():
    low, high = wilson_interval(12, 40)
    axis = axis_for([Rate("One", 12, 40, 0.3, low, high)])
    [one, few] = whiskers(
        [Rate("One", 12, 40, 0.3, low, high), Rate("An interview", 2, 5)], axis, beside_world="An interview"
    )
    assert axis.top == pytest.approx(0.5)
    assert (one.dot, one.world) == ("60.00%", None)
    assert (few.dot, few.world) == ("", ("6.00%", "28.00%"))
