"""Figures that were computed before, as long as nothing they were computed from has changed."""

import datetime as dt
import hashlib
import json
from functools import cache
from pathlib import Path

from django.db.models import Count, Max, Sum
from django.utils import timezone

from applications.models import Application, InsightsSummary, InterviewStage
from applications.models.interviews import next_start

from .figures import Figures, figures_of
from .journeys import journeys_of, within

MOST_KEPT = 8


def figures_for(
    user,
    *,
    today: dt.date,
    since: dt.date | None = None,
    until: dt.date | None = None,
    source: str = "",
    tag: int | None = None,
) -> Figures:
    """The figures of the applications that fit: from what was computed before while nothing changed."""
    now = timezone.now()
    stamp = stamp_of(user, today)
    summary = InsightsSummary.objects.filter(user=user).first()
    answers = summary.answers if summary and still_holds(summary.stamp, stamp, now) else {}
    asked = json.dumps([str(since or ""), str(until or ""), source, tag or 0])
    if asked in answers:
        return Figures.from_json(answers[asked])
    tagged = list(
        Application.tags.through.objects.filter(tag__owner=user).values_list("application_id", "tag__name", "tag_id")
    )
    only = {pk for pk, _, tag_id in tagged if tag_id == tag} if tag else None
    interviews = InterviewStage.objects.for_user(user).told(now)
    cases = within(journeys_of(user, interviews), since=since, until=until, source=source, only=only)
    found = figures_of(cases, [(pk, name) for pk, name, _ in tagged], today=today)
    newest = dict(list(answers.items())[1 - MOST_KEPT :]) | {asked: found.as_json()}
    fields = {"stamp": valid_until(stamp, next_start(interviews, now)), "answers": newest}
    if not InsightsSummary.objects.filter(user=user).update(**fields):
        InsightsSummary.objects.get_or_create(user=user, defaults=fields)
    return found


def valid_until(stamp: str, moment: dt.datetime | None) -> str:
    """The stamp of what holds until a moment, or for as long as nothing changes."""
    return f"{stamp}|{moment.isoformat() if moment else ''}"


def still_holds(stored: str, stamp: str, now: dt.datetime) -> bool:
    """Return whether what was stored with `valid_until` was made from the same rows, and no interview has begun since."""
    same, _, moment = stored.partition("|")
    return same == stamp and (not moment or now < dt.datetime.fromisoformat(moment))


def stamp_of(user, today: dt.date) -> str:
    """Changes with every move, edit, deletion, tag and interview of the person, with the day, and with the formulas.

    Versions and edits only grow, rows that come (back) are the newest, so the same stamp means the same rows.
    """
    rows = Application.objects.for_user(user).aggregate(
        moves=Sum("history_version"), edits=Sum("version"), number=Count("pk"), newest=Max("updated_at")
    )
    tags = Application.tags.through.objects.filter(tag__owner=user).values_list("tag_id", "tag__name")
    tagged = list(tags.order_by("tag_id").annotate(number=Count("pk"), newest=Max("pk")))
    seen = json.dumps([rows["moves"], rows["edits"], rows["number"], rows["newest"], tagged], default=str)
    return f"{hashlib.sha256(seen.encode()).hexdigest()}:{today.isoformat()}:{_formulas()}"


@cache
def _formulas() -> str:
    """Which formulas: those of an earlier version of the product must not answer for today's."""
    here = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in here)).hexdigest()[:12]
