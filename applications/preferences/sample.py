"""An invented job search of about ten weeks up to today, to look around in. One click removes it."""

import datetime as dt
import random
from zoneinfo import ZoneInfo

from django.db import transaction
from django.dispatch import Signal

from applications.models import (
    Application,
    Contact,
    InterviewStage,
    NewApplication,
    Profile,
    Reason,
    Role,
    Source,
    StageKind,
    Status,
    WorkMode,
    recompute_quiet_for,
    store,
)

sample_created = Signal()  # owner, applications, today: others may add what belongs to them
sample_removing = Signal()  # owner

NAMES = """Alder & Vale|Brightmoor Council|Calder Water|Castell Rail|Copperline Transit|Dunmore Logistics|Eastgate Museums|Elmfield Foods|Fennimore Books|Fernhill Trust
Grantley Mills|Harrow & Finch|Hexham Cycles|Hexmoor Library Trust|Ivel Packaging|Juniper Row|Kestrel Freight|Larkhall Press|Linden Health|Lowther Energy
Merrow Foods|Millbrook Homes|Netherby Tools|Northwick Ferries|Oakhill Health|Orchard Lane|Oxbow Health Labs|Pell & Tanner|Pennard Insurance|Quillstone
Ravensworth College|Redcliffe Data|Saltmarsh Energy|Sandmere Council|Severn Bank Archive|Stillwater Housing|Stonegate Optics|Tamar Studios|Thornbury Mutual|Tideway Marine
Umber Furniture|Upton Analytics|Vale Community Bank|Wainwright Maps|Wexcombe Dairies|Whitlock Paper|Willowbank Care|Wrenfield University|Yarrow Textiles|Zennor Coast
Ashcombe Garden|Birchwood Labs|Coldharbour Radio|Dovecote Schools|Emberley Glass|Foxley Parks|Greenholt Rail|Hollins Bakery""".replace(
    "\n", "|"
).split("|")
TITLES = [
    "Operations analyst",
    "Data analyst",
    "Business analyst",
    "Service analyst",
    "Planning analyst",
    "Process improvement analyst",
    "Reporting analyst",
]
PLACES = [
    ("Bristol", WorkMode.HYBRID),
    ("Bath", WorkMode.HYBRID),
    ("Cardiff", WorkMode.HYBRID),
    ("", WorkMode.REMOTE),
    ("Bristol", WorkMode.ON_SITE),
]
SOURCES = [Source.JOB_BOARD] * 5 + [Source.COMPANY_SITE] * 4 + [Source.RECRUITER] * 2 + [Source.REFERRAL]

# (status, days ago of each step from applied on, outcome or "" while open, days ago of the outcome)
JOURNEYS: list[tuple[str, list[int], str, int]] = (
    [("saved", [4 + 2 * n], "", 0) for n in range(4)]
    + [("applied", [2 + 4 * n], "", 0) for n in range(7)]
    + [("applied", [34], "", 0), ("applied", [38], "", 0)]
    + [("screening", [25, 6], "", 0), ("screening", [19, 5], "", 0)]
    + [("interviewing", [33, 19, 1], "", 0), ("interviewing", [50, 40, 6], "", 0), ("interviewing", [42, 31, 4], "", 0)]
    + [("offer", [68, 60, 50, 30], "declined", 20)]
    + [
        ("interviewing", [47, 35, 20], "rejected", 1),
        ("interviewing", [62, 53, 41], "rejected", 13),
        ("interviewing", [66, 58, 49], "rejected", 28),
    ]
    + [("screening", [20 + 4 * n, 12 + 4 * n], "rejected", 6 + 4 * n) for n in range(6)]
    + [("applied", [12 + 2 * n], "rejected", 3 + 2 * n) for n in range(19)]
    + [("applied", [42 + 2 * n], "no_response", 5 + n) for n in range(11)]
    + [("screening", [45, 38], "withdrawn", 30), ("applied", [39], "cancelled", 22)]
)


@transaction.atomic
def create(owner, *, today: dt.date) -> int:
    """Create the sample data unless it exists. Returns the number of applications."""
    if Application.objects.for_user(owner).filter(is_sample=True).exists():
        return 0
    profile, luck = Profile.of(owner), random.Random(7)  # noqa: S311 - invented data
    names = NAMES[:]
    luck.shuffle(names)
    new = []
    for number, (status, ago, outcome, ended) in enumerate(JOURNEYS):
        place, mode = luck.choice(PLACES)
        pay = luck.randrange(32, 44) * 1000
        application = Application(
            owner=owner,
            company=names[number % len(names)],
            title=luck.choice(TITLES),
            location=place,
            work_mode=mode,
            source=luck.choice(SOURCES),
            pay_min=pay,
            pay_max=pay + 4000,
            pay_currency="GBP",
            pay_period="year",
            cv_version="September",
            is_sample=True,
            deadline_on=today + dt.timedelta(days=5) if number == 0 else None,
            notes="Two systems, neither trusted. Ask who decides which number is the right one."
            if status == Status.INTERVIEWING
            else "",
        )
        path = ["saved"] if status == Status.SAVED else ["applied", "screening", "interviewing", "offer"][: len(ago)]
        history = [(state, today - dt.timedelta(days=day)) for state, day in zip(path, ago, strict=True)]
        if outcome:
            history.append((outcome, today - dt.timedelta(days=ended)))
        new.append(
            NewApplication(
                application, history, reason=Reason.COMPARATIVE if number % 3 == 0 and outcome == "rejected" else ""
            )
        )
    applications = store(new, profile)
    _interviews(owner, applications, profile, today)
    sample_created.send(sender=Application, owner=owner, applications=applications, today=today)
    profile.has_sample = True
    profile.save(update_fields=["has_sample"])
    return len(applications)


def _interviews(owner, applications: list[Application], profile: Profile, today: dt.date) -> None:
    people = [
        ("Marta Kowalczyk", Role.INTERVIEWER),
        ("Joan Ferris", Role.RECRUITER),
        ("Priya Raman", Role.HIRING_MANAGER),
    ]
    contacts = [Contact.objects.create(owner=owner, name=name, role=role, is_sample=True) for name, role in people]

    def at(day: int, hour: int) -> dt.datetime:
        on = today + dt.timedelta(days=day)
        weekend = max(0, on.weekday() - 4)
        on += dt.timedelta(days=3 - weekend if day > 0 else -weekend) if weekend else dt.timedelta()
        return dt.datetime.combine(on, dt.time(hour), tzinfo=ZoneInfo(profile.time_zone))

    talking = [one for one in applications if one.is_open and one.status in (Status.SCREENING, Status.INTERVIEWING)]
    plans = [
        (StageKind.SCREEN, 1, 10, 20),
        (StageKind.SCREEN, -5, 11, 20),
        (StageKind.PANEL, 2, 14, 45),
        (StageKind.TECHNICAL, -6, 15, 60),
        (StageKind.FINAL, 5, 11, 60),
    ]
    for number, (application, (kind, day, hour, minutes)) in enumerate(zip(talking, plans, strict=False)):
        past = day < 0
        stage = InterviewStage.objects.create(
            application=application,
            kind=kind,
            starts_at=at(day, hour),
            minutes=minutes,
            time_zone=profile.time_zone,
            place="Video call",
            questions="How do you know that a number is wrong?\nTell us about a change you led." if past else "",
            went_well="The depot map. They passed it around." if past else "",
            do_differently="Say the result first." if past else "",
            promised_on=today + dt.timedelta(days=8) if past else None,
        )
        stage.contacts.add(contacts[number % 3])
        application.contacts.add(contacts[number % 3])
        recompute_quiet_for(application)


@transaction.atomic
def remove(owner) -> int:
    """Remove the sample data and nothing else. A sample person on a real application stays."""
    sample_removing.send(sender=Application, owner=owner)
    number, _ = Application.objects.filter(owner=owner, is_sample=True).delete()
    contacts = Contact.objects.filter(owner=owner, is_sample=True)
    contacts.filter(applications=None, stages=None).delete()
    contacts.update(is_sample=False)
    Profile.objects.filter(user=owner).update(has_sample=False)
    return number
