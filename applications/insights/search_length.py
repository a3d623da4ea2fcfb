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
    is_over: bool
    bands: list[Band]
    source: str = SOURCE
    half: str = HALF
    half_source: str = HALF_SOURCE

    @property
    def finding(self) -> str:
        """“9 weeks so far; 46% of those still looking had been at it for under 3 months too”."""
        mine = next(band for band in self.bands if band.is_yours)
        weeks = f"{self.weeks} week{'' if self.weeks == 1 else 's'}{'' if self.is_over else ' so far'}"
        return f"{weeks}; {mine.share} of those asked had been looking for {mine.label[0].lower()}{mine.label[1:]} too"


def search_length(began_on: dt.date, until: dt.date, *, is_over: bool = False) -> SearchLength:
    """Whole weeks so far, and in which band of the survey that falls. Those asked were still looking, not done."""
    gone = (until - began_on).days
    yours = next(place for place, (_, _, most) in enumerate(BANDS) if most is None or gone < most)
    return SearchLength(
        max(0, gone) // 7,
        is_over,
        [
            Band(label, f"{share:.0f}%", f"{2 * share:.1f}%", place == yours)
            for place, (label, share, _) in enumerate(BANDS)
        ],
    )
