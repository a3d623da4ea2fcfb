"""What Today shows of the wins, kept with a stamp of what it was derived from."""

import datetime as dt
from dataclasses import asdict

from django.db.models import Count, Max, Sum

from applications.models import Application

from .models import HiddenWin, WinSummary
from .wins import Win, shown, totals, wins_of

LATEST_DAYS = 7


def stamp_of(versions: int, number: int, newest: dt.datetime | None) -> str:
    """Changes whenever an application's history, name or number does: the sum of versions, how many, the newest edit."""
    return f"{versions}:{number}:{newest.timestamp() if newest else 0}"


def history_stamp(user) -> str:
    """The same, counted here with one query."""
    rows = Application.objects.for_user(user).aggregate(
        versions=Sum("history_version"), number=Count("pk"), newest=Max("updated_at")
    )
    return stamp_of(rows["versions"] or 0, rows["number"], rows["newest"])


def summary_of(user, stored: WinSummary | None, stamp: str, *, today: dt.date) -> tuple[dict[str, int], list[Win]]:
    """Totals and the latest wins: from the stored summary without a query, or derived again when the stamp is another one.

    `stamp` is `history_stamp`, which Today counts with its pipeline.
    """
    wanted = f"{stamp}:{today.isoformat()}"
    if stored is not None and stored.stamp == wanted:
        return stored.totals, [Win(**{**one, "on": dt.date.fromisoformat(one["on"])}) for one in stored.latest]
    found = wins_of(user, today=today)
    hidden = HiddenWin.objects.filter(owner=user).values_list("key", flat=True)
    latest = [win for win in shown(found, hidden) if (today - win.on).days < LATEST_DAYS][:60]
    counted = totals(found)
    fields = {
        "stamp": wanted,
        "totals": counted,
        "latest": [{**asdict(win), "on": win.on.isoformat()} for win in latest],
    }
    if not WinSummary.objects.filter(user=user).update(**fields):
        WinSummary.objects.get_or_create(user=user, defaults=fields)
    return counted, latest
