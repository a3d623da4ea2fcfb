"""How long a job search takes: the user’s weeks so far beside people who were still looking."""

import datetime as dt
from dataclasses import dataclass

from applications import wording

BANDS = (
    ("Under 3 months", "under 3 months", 45.6, 91),
    ("3 to 6 months", "3 to 6 months", 16.7, 182),
    ("6 to 12 months", "6 to 12 months", 16.0, 365),
    ("A year or more", "a year or more", 21.7, None),
)
SOURCE = "UK Labour Force Survey, household file, October to December 2024, unweighted, n = 1,168; our percentages"
HALF = "Half of the people out of work in the US in late 2024 had already been looking for more than 10.5 weeks."
HALF_SOURCE = "US Bureau of Labor Statistics, table E-18, fourth quarter of 2024"


@dataclass(frozen=True, slots=True)
class Band:
    label: str
    in_sentence: str
    share: str
    width: str
    is_yours: bool


@dataclass(frozen=True, slots=True)
class SearchLength:
    """`is_named`: it is about a job search with a start date, else about the time since the first application."""

    weeks: int
    is_named: bool
    is_over: bool
    bands: list[Band]
    source: str = SOURCE
    half: str = HALF
    half_source: str = HALF_SOURCE

    @property
    def finding(self) -> str:
        """“You’ve been looking for 9 weeks. 46% of people surveyed had been looking for under 3 months”."""
        mine = next(band for band in self.bands if band.is_yours)
        return f"{self._so_far()} {mine.share} of people surveyed had been looking for {mine.in_sentence}"

    def _so_far(self) -> str:
        if self.is_over:
            return wording.counted(
                self.weeks,
                one="This job search took 1 week.",
                other="This job search took {n} weeks.",
                zero="This job search took less than a week.",
            )
        if self.is_named:
            return wording.counted(
                self.weeks,
                one="You’ve been looking for 1 week.",
                other="You’ve been looking for {n} weeks.",
                zero="You’ve been looking for less than a week.",
            )
        return wording.counted(
            self.weeks,
            one="The first of these applications was 1 week ago.",
            other="The first of these applications was {n} weeks ago.",
            zero="The first of these applications was less than a week ago.",
        )


def search_length(began_on: dt.date, until: dt.date, *, is_named: bool = True, is_over: bool = False) -> SearchLength:
    """Whole weeks so far, and the band of the survey that they are in. People surveyed were still looking, not done."""
    gone = (until - began_on).days
    yours = next(place for place, (*_, most) in enumerate(BANDS) if most is None or gone < most)
    return SearchLength(
        max(0, gone) // 7,
        is_named,
        is_over,
        [
            Band(label, in_sentence, f"{share:.0f}%", f"{2 * share:.1f}%", place == yours)
            for place, (label, in_sentence, share, _) in enumerate(BANDS)
        ],
    )
