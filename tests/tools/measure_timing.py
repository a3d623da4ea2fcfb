"""Run by hand: whether answers tell who has an account. `uv run python -m tests.tools.measure_timing [40]`.

Starts the server as it runs, with a mail server that takes every letter, and asks sign-in (wrong password), sign-up and reset for
known and unknown addresses in turn. Each address is asked for once; what was counted is let go of between, so that no limit answers.
"""

import os
import random
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from tests.serving import Answer, Client, free_port, onward

SHUFFLES = 10_000
WARM = 3  # asks of each kind that are not counted
DIFFERS_EACH_TIME = ("Date", "Expires", "Set-Cookie")
TOKEN = 'name="csrfmiddlewaretoken" value="'


@dataclass(frozen=True)
class Question:
    name: str
    path: str
    fields: dict[str, str]
    second_step: bool = False
    wanted_by_another: bool = False  # not confirmed yet, and someone else has put it down as their next one

    def body(self, address: str) -> str:
        return urlencode(self.fields | {"login": address, "email": address})


PASSWORD = "a long enough phrase 7"
QUESTIONS = (
    Question("sign-in", "/accounts/login/", {"password": "not this one"}),
    Question("sign-in, second step", "/accounts/login/", {"password": "not this one"}, second_step=True),
    Question("sign-in, wanted twice", "/accounts/login/", {"password": "not this one"}, wanted_by_another=True),
    Question("sign-up", "/accounts/signup/", {"password1": PASSWORD, "time_zone": "UTC"}),
    Question("reset", "/accounts/password/reset/", {}),
)


def people(number: int, *, second_step: bool, wanted_by_another: bool) -> list[str]:
    """Makes accounts that could sign in; gives their addresses."""
    from allauth.account.models import EmailAddress
    from allauth.mfa.models import Authenticator
    from django.contrib.auth import get_user_model
    from django.contrib.auth.hashers import make_password

    from applications.models import Profile

    User, begun, hashed = get_user_model(), get_user_model().objects.count(), make_password(PASSWORD)
    addresses = [f"known{begun + one:04}@example.org" for one in range(number)]
    users = User.objects.bulk_create(User(username=one, email=one, password=hashed) for one in addresses)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=one, email=one.email, primary=True, verified=not wanted_by_another) for one in users
    )
    Profile.objects.bulk_create(Profile(user=one) for one in users)
    if wanted_by_another:
        other = User.objects.create(username="other", password=hashed)
        EmailAddress.objects.bulk_create(EmailAddress(user=other, email=one) for one in addresses)
    if second_step:
        Authenticator.objects.bulk_create(Authenticator(user=one, type="totp", data={"secret": "x"}) for one in users)
    return addresses


def forget_counts() -> None:
    from django.core.cache import cache

    cache.clear()


def said(answer: Answer, address: str, port: int) -> dict[str, object]:
    """What someone who asks can see of an answer, but for what differs each time; with the page that it leads to."""
    cookies = {one.key: one for text in answer.cookies for one in SimpleCookie(text).values()}
    parts: dict[str, object] = {
        "status": answer.status,
        "headers": {name: value for name, value in answer.headers.items() if name not in DIFFERS_EACH_TIME},
        "cookies": {
            name: (len(one.value), {key: value for key, value in one.items() if key != "expires"})
            for name, one in cookies.items()
        },
        "text": _bare(answer.body, address),
    }
    if target := answer.headers.get("Location"):
        session = cookies["session"].value if "session" in cookies else ""
        parts["page after it"] = _bare(Client(port, session=session).get(target).body, address)
    return parts


def _bare(body: bytes, address: str) -> str:
    begin, *rest = body.decode().replace(address, "ADDRESS").split(TOKEN)
    return TOKEN.join([begin, *(part[64:] for part in rest)])


def by_chance(one: Sequence[float], other: Sequence[float], chance: random.Random) -> float:
    """How often medians that lie this far apart come about when the labels are dealt out anew: a permutation test's
    p.
    """
    apart = abs(statistics.median(one) - statistics.median(other))
    both, more = [*one, *other], 0
    for _ in range(SHUFFLES):
        chance.shuffle(both)
        more += abs(statistics.median(both[: len(one)]) - statistics.median(both[len(one) :])) >= apart
    return (more + 1) / (SHUFFLES + 1)


def ask(question: Question, rounds: int, port: int, chance: random.Random) -> str:
    """One line: the medians in milliseconds, how far they lie apart, p, and whether the answers are the same."""
    known = people(rounds + WARM, second_step=question.second_step, wanted_by_another=question.wanted_by_another)
    took: dict[str, list[float]] = {"known": [], "unknown": []}
    seen = []
    for turn, address in enumerate(known):
        pair = [("known", address), ("unknown", address.replace("known", chance.choice(["other", "nobdy", "maybe"])))]
        for kind, asked in chance.sample(pair, 2):
            forget_counts()
            answer = Client(port).post(question.path, question.body(asked))
            seen.append(said(answer, asked, port))
            if turn >= WARM:
                took[kind].append(answer.ms)
    medians = {kind: statistics.median(times) for kind, times in took.items()}
    p = by_chance(took["known"], took["unknown"], chance)
    other = {part for one in seen for part in seen[0] if one.get(part) != seen[0][part]}
    how = f"not the same: {', '.join(sorted(other))}" if other else f"the same, {seen[0]['status']}"
    return (
        f"{question.name:22}{medians['known']:10.1f}{medians['unknown']:10.1f}{medians['known'] - medians['unknown']:10.2f}"
        f"{p:8.3f}   {how}"
    )


def main(rounds: int) -> None:
    letters = Controller(Sink(), hostname="127.0.0.1", port=free_port())
    letters.start()
    with tempfile.TemporaryDirectory() as directory:
        for name in ("DATABASE_URL", "SITE_URL"):
            os.environ.pop(name, None)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATA_DIR": directory,
            "SIGNUP": "open",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(letters.port),
            "EMAIL_TLS": "false",
        }
        try:
            with onward(Path(directory)) as server:
                import django

                django.setup()
                print(f"{'':22}{'known ms':>10}{'unknown':>10}{'apart':>10}{'p':>8}   the answers")
                for question in QUESTIONS:
                    print(ask(question, rounds, server.port, random.Random(7)), flush=True)
        finally:
            letters.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
