"""Sessions in the database, as Django keeps them; every page asks for one, so its query is compiled once."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from applications.models.compiled import CompiledQuery

LIVE_SESSION = CompiledQuery(lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now))


class SessionStore(DatabaseSessionStore):
    def _get_session_from_db(self):
        """The row of this key if it has not run out; else the key is forgotten, and a new one is made when something is kept."""
        found = LIVE_SESSION(key=self.session_key, now=timezone.now())
        if found:
            return found[0]
        self._session_key = None
        return None
