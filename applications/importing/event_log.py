"""Sheets in which each row is a step of an application, not an application."""

import datetime as dt
from collections.abc import Mapping, Sequence

from applications import written_dates
from applications.models.vocabulary import STATUS_ORDER
from applications.written_dates import DateRules

from .content import MOSTLY
from .words import Meaning, fold_word, meaning

MOST_LOGGED = 3_000


def is_log(
    rows: Sequence[Mapping[str, str]],
    *,
    company: str,
    title: str,
    words: str,
    date: str,
    link: str,
    place: str,
    with_link: bool,
) -> bool:
    """Whether rows that name one job tell its steps, by their dates, or in the order of the file or against it.

    In a log most rows that are past applying have another row before them; in a list that is kept up to date they have
    none. All arguments but the last are ids of columns.


    `with_link`: only jobs that are known by their address count.
    """
    order, example = written_dates.order_of(row[date] for row in rows[:MOST_LOGGED] if row.get(date))
    rules = DateRules(dt.date.max, order or written_dates.DAY_FIRST)
    jobs: dict[tuple[str, ...], list[tuple[dt.date | None, Meaning]]] = {}
    for row in rows[:MOST_LOGGED]:
        job = tuple(fold_word(row.get(key, "")) if key else "" for key in (company, title, link, place))
        if not job[1] or (with_link and not job[2]):
            continue
        if said := meaning(row.get(words, "")):
            on = None if example and not order else written_dates.date_or_none(row.get(date, ""), rules)
            jobs.setdefault(job, []).append((on, said))
    several = [steps for steps in jobs.values() if len(steps) > 1]
    in_order = [steps for steps in several if _is_in_order(steps)]
    if not in_order or len(in_order) < 0.8 * len(several):
        return False
    later = [len(steps) for steps in jobs.values() for _, said in steps if said.state not in ("saved", "applied")]
    return sum(number > 1 for number in later) >= MOSTLY * len(later)


def _is_in_order(steps: list[tuple[dt.date | None, Meaning]]) -> bool:
    said = [one for _, one in steps]
    if all(on for on, _ in steps):
        return is_progress([one for _, one in sorted(steps, key=lambda step: step[0] or dt.date.min)])
    return is_progress(said) or is_progress(said[::-1])


def is_progress(steps: Sequence[Meaning]) -> bool:
    """Whether these are steps of one application: never backwards, one ending at most and that at the end."""
    if any(step.outcome for step in steps[:-1]) or len({step.state for step in steps}) < 2:
        return False
    reached = [STATUS_ORDER[step.status] for step in steps if step.status and not step.outcome]
    return reached == sorted(reached)
