"""What Today shows of the wins, kept with a stamp of what it was derived from."""

import datetime as dt
from dataclasses import asdict

from django.db.models import Count, Max, Sum

from applications.models import Application

from .models import HiddenWin, WinSummary
from .wins import Win, shown, totals, wins_of

LATEST_DAYS = 7


def history_stamp(user) -> str:
    """Changes whenever an application's history, name or number does: the sum of versions, how many, the newest edit."""
    rows = Application.objects.for_user(user).aggregate(
        versions=Sum("history_version"), number=Count("pk"), newest=Max("updated_at")
    )
    return f"{rows['versions'] or 0}:{rows['number']}:{rows['newest'].timestamp() if rows['newest'] else 0}"


def summary_of(user, *, today: dt.date) -> tuple[dict[str, int], list[Win]]:
    """Totals and the latest wins: from the stored summary, or derived again when the stamp is another one."""
    stored = WinSummary.objects.filter(user=user).first()
    wanted = f"{history_stamp(user)}:{today.isoformat()}"
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
