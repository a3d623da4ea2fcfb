"""Someone with many applications, for the commands that measure."""

import datetime as dt

from django.contrib.auth import get_user_model
from django.utils import timezone

from applications.models import Application, InterviewStage, NewApplication, Profile, store

TODAY = timezone.localdate()
ADVERT = "We look for someone who asks which number is the right one. " * 50


def person(name: str):
    user, _ = get_user_model().objects.get_or_create(username=f"{name}@example.org", email=f"{name}@example.org")
    Profile.of(user)
    return user


def fill(owner, number: int) -> None:
    """Applications with a job ad of 3,000 letters, three steps of history and a tag, and every fourth an interview."""
    new = []
    for index in range(number):
        on = TODAY - dt.timedelta(days=index % 300)
        history = [("applied", on - dt.timedelta(days=20)), ("screening", on - dt.timedelta(days=9)), ("rejected", on)]
        application = Application(
            owner=owner,
            company=f"Company {index % 700}",
            title=f"Analyst {index % 90}",
            advert=ADVERT,
            notes="Ask who decides.",
            link=f"https://example.org/jobs/{index}",
        )
        new.append(NewApplication(application, history, tags=[f"Tag {index % 9}"]))
    stored = store(new, Profile.of(owner))
    InterviewStage.objects.bulk_create(
        InterviewStage(application=one, questions="Why us?", due_on=TODAY) for one in stored[::4]
    )
