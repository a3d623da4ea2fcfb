"""Send the email digest of what is due, at the hour the user chose, at most once a day."""

import datetime as dt
import email.policy
import logging
import secrets
import smtplib
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from applications import wording
from applications.models import Profile
from feedback.asking import advice
from feedback.models import Preferences, Recorder
from feedback.models.preferences import Digest
from feedback.reminders.next_steps import TodoItem
from feedback.today.page import AgendaItem, GoodNews, digest_of, good_news_of

SUBJECT = "Onward: your next steps"
LATEST = 12
MOST_SUGGESTED = 3
FAILURES_A_RUN = 3
REFUSED = (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException)
LONGEST_LINE = 900
SALT = "onward.digest"
logger = logging.getLogger(__name__)


class DigestMail(EmailMultiAlternatives):
    """Keep links in headers on one line, because mail programs do not unfold them (RFC 8058, RFC 2369)."""

    def message(self, *, policy=email.policy.default):
        return super().message(policy=policy.clone(max_line_length=LONGEST_LINE))


@dataclass(frozen=True, slots=True)
class Result:
    sent: int = 0
    failed: int = 0
    closed: int = 0


def run(now: dt.datetime | None = None) -> Result:
    """Send digests that are due and close requests automatically. May run at any time, on several servers at once."""
    now = now or timezone.now()
    closed = _close_unanswered(now)
    sent = failed = unreachable = 0
    if settings.MAIL_HOST:
        for preferences, day in due(now):
            if unreachable >= FAILURES_A_RUN:
                break
            try:
                sent += _send_once(preferences, day, now)
            except REFUSED:
                failed += 1
            except OSError:
                failed, unreachable = failed + 1, unreachable + 1
    return Result(sent, failed, closed)


def due(now: dt.datetime) -> list[tuple[Preferences, dt.date]]:
    """Return (preferences, date) of users whose hour came within the last twelve hours, in their time zone."""
    rows = (
        Preferences.objects.exclude(digest=Digest.NEVER)
        .filter(user__is_active=True)
        .select_related("user__profile")
        .order_by("pk")
    )
    found = []
    for preferences in rows.iterator(chunk_size=500):
        zone = Profile.of(preferences.user).zone
        local = now.astimezone(zone)
        day = local.date()
        hours = (now - _moment(day, preferences.digest_hour, zone)) / dt.timedelta(hours=1)
        if (
            0 <= hours < LATEST
            and (preferences.digest_claimed_for is None or preferences.digest_claimed_for < day)
            and (preferences.digest != Digest.WEEKLY or day.weekday() == 0)
            and not preferences.is_paused(day)
        ):
            found.append((preferences, day))
    return found


def _moment(day: dt.date, hour: int, zone: ZoneInfo) -> dt.datetime:
    """Return the hour on that date in UTC: the next one if it is skipped, the first if it occurs twice."""
    return dt.datetime.combine(day, dt.time(hour), tzinfo=zone).astimezone(dt.UTC)


def _send_once(preferences: Preferences, day: dt.date, now: dt.datetime) -> bool:
    """Return whether a digest was sent: not if another run claimed it or nothing is due.

    The day is claimed before sending, so that nothing is sent twice after a crash. If the mail server fails, the
    claim is returned and its error raised, so that a later run tries again.
    """
    before = preferences.digest_claimed_for
    mine = Preferences.objects.filter(pk=preferences.pk, digest_claimed_for=before).update(digest_claimed_for=day)
    if not mine:
        return False
    try:
        mail = _mail(preferences, day)
        if mail is None:
            return False
        mail.send()
    except OSError as error:
        logger.warning("The mail server rejected a digest: %s", type(error).__name__)
        Preferences.objects.filter(pk=preferences.pk, digest_claimed_for=day).update(digest_claimed_for=before)
        raise
    Preferences.objects.filter(pk=preferences.pk).update(digest_sent_at=now)
    return True


def _mail(preferences: Preferences, day: dt.date) -> EmailMultiAlternatives | None:
    """Return the message, or None if nothing is due. Only accepted reminders and interviews cause one."""
    user = preferences.user
    to = _address(user)
    with timezone.override(Profile.of(user).zone):
        things, interviews = digest_of(user, today=day)
    accepted = [one for one in things if not one.is_suggestion]
    if not to or (not accepted and not interviews):
        return None
    with timezone.override(Profile.of(user).zone):
        news = good_news_of(user, today=day)
    context = _context(preferences, accepted, [one for one in things if one.is_suggestion], interviews, news)
    mail = DigestMail(
        subject=SUBJECT,
        body=render_to_string("feedback/digest/digest.txt", context),
        to=[to],
        headers={
            "List-Unsubscribe": f"<{context['off_url']}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    mail.attach_alternative(render_to_string("feedback/digest/digest.html", context), "text/html")
    return mail


def _context(
    preferences: Preferences,
    accepted: list[TodoItem],
    suggested: list[TodoItem],
    interviews: list[AgendaItem],
    news: GoodNews,
) -> dict:
    base = settings.SITE_URL or "http://localhost:8000"
    return {
        "base": base,
        "accepted": accepted,
        "suggested": suggested[:MOST_SUGGESTED],
        "interviews": interviews,
        "news": news,
        "off_url": base + reverse("digest_off", args=[token_of(preferences)]),
        "settings_url": base + reverse("preferences"),
    }


def _address(user) -> str:
    """Return the address the user signs in with, or an empty string if it must be confirmed first."""
    if (
        settings.MAIL_HOST
        and not EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True).exists()
    ):
        return ""
    return user.email


def token_of(preferences: Preferences) -> str:
    """Return a signed token for a link that works without signing in. Turning the digest on again makes a new one."""
    if not preferences.unsubscribe_nonce:
        nonce = secrets.token_urlsafe(24)
        Preferences.objects.filter(pk=preferences.pk, unsubscribe_nonce="").update(unsubscribe_nonce=nonce)
        preferences.refresh_from_db(fields=["unsubscribe_nonce"])
    return signing.dumps([preferences.pk, preferences.unsubscribe_nonce], salt=SALT)


def owner_of(token: str) -> Preferences | None:
    try:
        pk, nonce = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Preferences.objects.filter(Q(pk=pk), ~Q(unsubscribe_nonce=""), unsubscribe_nonce=nonce).first()


def _close_unanswered(now: dt.datetime) -> int:
    """Close requests without a reply for users who turned this on, with one undo for each user. Return how many."""
    number = 0
    for preferences in Preferences.objects.filter(closes_unanswered=True).select_related("user__profile"):
        today = now.astimezone(Profile.of(preferences.user).zone).date()
        if preferences.is_paused(today):
            continue
        recorder = Recorder(preferences.user)
        with transaction.atomic():
            waiting = advice.due_for_closing(preferences.user, today=today, preferences=preferences)
            for request in waiting:
                advice.close_unanswered(recorder, request, on=today)
            label = wording.counted(
                len(waiting), one="1 request closed without a reply", other="{n} requests closed without a reply"
            )
            recorder.action("request", label)
        number += len(waiting)
    return number
