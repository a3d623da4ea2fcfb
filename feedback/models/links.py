"""A link for someone without an account: whoever has the address opens one page, until its day or until it is closed."""

import base64
import datetime as dt
import hmac
import secrets
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.crypto import salted_hmac

from applications.models import Profile, Recorder

DAYS = 14
ADDRESS, VISITOR = "onward.friend.address", "onward.friend.visitor"


class FriendLink(models.Model):
    """What a row needs to be shown to a friend. An empty nonce: there is no link, or it was closed.

    The address is an HMAC of the nonce under the secret key: the database alone opens nothing, the owner can see the
    address again, and another nonce is another address. Needs an `owner`, and a route that takes (pk, token).
    """

    friend_route: ClassVar[str]
    owner: models.ForeignKey

    link_nonce = models.CharField(max_length=43, blank=True)
    link_expires_on = models.DateField("The link works until", null=True, blank=True)

    class Meta:
        abstract = True

    def open_link(self, recorder: Recorder, *, today: dt.date, days: int = DAYS) -> None:
        """Makes an address; the one before stops at once. It works to the end of its last day."""
        recorder.change(self, link_nonce=secrets.token_urlsafe(24), link_expires_on=today + dt.timedelta(days=days))

    def close_link(self, recorder: Recorder) -> None:
        recorder.change(self, link_nonce="")

    def has_open_link(self, today: dt.date) -> bool:
        return bool(self.link_nonce and self.link_expires_on and today <= self.link_expires_on)

    @property
    def link_path(self) -> str:
        """Without the host; empty when there is no link."""
        return reverse(self.friend_route, args=[self.pk, token_of(self)]) if self.link_nonce else ""

    @classmethod
    def find_by_link(cls, pk: int, token: str, now: dt.datetime) -> Self | None:
        """The row behind an address; None when it is wrong, over or closed, without a difference. One query."""
        rows = cls._default_manager.select_related("owner__profile")
        row = rows.filter(pk=pk, owner__is_active=True).first()
        right = hmac.compare_digest(token_of(row or cls(pk=pk)).encode(), token.encode("utf-8", "replace"))
        if row is None or not right:
            return None
        today = now.astimezone(Profile.of(row.owner).zone).date()
        return row if row.has_open_link(today) else None

    def visitor_mark(self, visitor: str) -> str:
        """What a row keeps of a visitor: enough to know them again on this link, and nothing that opens anything."""
        return salted_hmac(VISITOR, f"{self._meta.label}:{self.pk}:{visitor}", algorithm="sha256").hexdigest()


def token_of(row: FriendLink) -> str:
    value = f"{row._meta.label}:{row.pk}:{row.link_nonce}"
    return base64.urlsafe_b64encode(salted_hmac(ADDRESS, value, algorithm="sha256").digest()).decode().rstrip("=")
