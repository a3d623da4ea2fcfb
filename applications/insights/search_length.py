"""How long a search takes: the person's weeks so far beside people who were still looking."""

import datetime as dt
from dataclasses import dataclass

BANDS = (
    ("Under 3 months", 45.6, 91),
    ("3 to 6 months", 16.7, 182),
    ("6 to 12 months", 16.0, 365),
    ("A year or more", 21.7, None),
)
SOURCE = "UK Labour Force Survey, household file, October to December 2024, unweighted, n = 1,168; our percentages"
HALF = "Half of the people out of work in the US in late 2024 had already been looking for more than 10.5 weeks."
HALF_SOURCE = "US Bureau of Labor Statistics, table E-18, fourth quarter of 2024"


@dataclass(frozen=True, slots=True)
class Band:
    label: str
    share: str
    width: str
    is_yours: bool


@dataclass(frozen=True, slots=True)
class SearchLength:
    weeks: int
    bands: list[Band]
    source: str = SOURCE
    half: str = HALF
    half_source: str = HALF_SOURCE


def search_length(began_on: dt.date, today: dt.date) -> SearchLength:
    """Whole weeks so far, and in which band of the survey that falls. Those are searches going on, not finished ones."""
    gone = (today - began_on).days
    yours = next(place for place, (_, _, most) in enumerate(BANDS) if most is None or gone < most)
    return SearchLength(
        max(0, gone) // 7,
        [
            Band(label, f"{share:.0f} %", f"{2 * share:.1f}%", place == yours)
            for place, (label, share, _) in enumerate(BANDS)
        ],
    )
