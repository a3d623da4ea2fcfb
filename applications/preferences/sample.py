"""An invented job search of about four months up to today, after an earlier one. One click removes it."""

import datetime as dt
import random
from zoneinfo import ZoneInfo

from django.db import transaction
from django.dispatch import Signal

from applications.models import (
    Application,
    Contact,
    Document,
    DocumentKind,
    InterviewKind,
    InterviewStage,
    KeptMail,
    NewApplication,
    OutcomeKind,
    Profile,
    Reason,
    Role,
    SavedView,
    Search,
    Source,
    Status,
    Tag,
    WorkMode,
    recompute_quiet_for,
    store,
)
from applications.models.documents import delete_file
from applications.models.files import remove_file, store_file
from applications.models.saved_views import update_has_views_flag

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

LATER_NAMES = ["Nettlecombe Radio", "Tarn & Hollow", "Brackwell Instruments"]
TAGS = {"Public sector": ("Council", "Library", "Museums", "Trust"), "Short commute": ("Bristol",)}

ASKED = (
    "How do you know that a number is wrong?\nTell us about a change you led.",
    "Why did you leave your last job?\nHow do you know that a number is wrong?",
    "What would you do in your first month here?\nTell us about a change you led.",
)

# (status, days ago of each step from applied on, outcome or "" while open, days ago of the outcome)
JOURNEYS: list[tuple[str, list[int], str, int]] = (
    [("saved", [4 + 2 * n], "", 0) for n in range(4)]
    + [("applied", [2 + 4 * n], "", 0) for n in range(7)]
    + [("applied", [34], "", 0), ("applied", [38], "", 0)]
    + [("screening", [25, 6], "", 0), ("screening", [19, 5], "", 0)]
    + [("interviewing", [33, 19, 1], "", 0), ("interviewing", [50, 40, 6], "", 0), ("interviewing", [42, 31, 4], "", 0)]
    + [("offer", [110, 98, 84, 64], "declined", 52)]
    + [
        ("interviewing", [47, 35, 20], "rejected", 1),
        ("interviewing", [88, 79, 67], "rejected", 39),
        ("interviewing", [124, 112, 99], "rejected", 76),
    ]
    + [("screening", [20 + 13 * n, 12 + 13 * n], "rejected", 6 + 13 * n) for n in range(6)]
    + [("applied", [12 + 6 * n], "rejected", 3 + 6 * n) for n in range(19)]
    + [("applied", [46 + 8 * n], "no_response", 9 + 8 * n) for n in range(11)]
    + [("screening", [65, 58], "withdrawn", 50), ("applied", [39], "cancelled", 22)]
    + [("offer", [61, 50, 37, 3], "", 0)]
)
EARLIER: list[tuple[str, list[int], str, int]] = (
    [("applied", [196 + 6 * n], "rejected", 184 + 6 * n) for n in range(8)]
    + [("applied", [214 + 9 * n], "no_response", 172 + 7 * n) for n in range(2)]
    + [("screening", [236, 222], "rejected", 208)]
)
SEARCHES = (("Spring search", 250, 150), ("This search", 130, None))  # name, and days ago of its beginning and end
VIEWS = (
    ("Remote or hybrid", "mode=remote&mode=hybrid"),
    ("Open in Bristol", "q=bristol&outcome=open"),
    ("Through someone", "source=referral"),
)
DOCUMENTS = (
    (
        DocumentKind.CV,
        "CV, two pages",
        120,
        "Sample CV\n\nNora Example, operations analyst\n\n2021 to now: planning and reporting\n",
    ),
    (DocumentKind.CV, "CV, one page", 40, "Sample CV\n\nNora Example, operations analyst\n\nCut empty miles by 11%\n"),
    (
        DocumentKind.LETTER,
        "Cover letter",
        40,
        "Dear hiring team,\n\nThis is a sample of a cover letter.\n\nNora Example\n",
    ),
)
ADVERT = """This is a sample of a job ad.

You will own the weekly planning figures, find out where they go wrong and say so in plain words.
You have worked with two systems that disagree, and you can tell which of them is right.

Hybrid, two days in the office. Interviews are by video."""
# (company’s status, days ago, subject, sender, text)
MAILS = (
    (
        Status.INTERVIEWING, 1, "Next step", "Priya Raman <priya@mail.example>",
        "Hello,\n\nThank you for your time last week. We’d like to invite you to a panel interview by video.\n\nPriya "
        "Raman",
    ),
    (
        Status.OFFER, 3, "Our offer", "Joan Ferris <joan@mail.example>",
        "Hello,\n\nWe’re pleased to offer you the role. Please let us know by the end of next week.\n\nJoan Ferris",
    ),
)  # fmt: skip


@transaction.atomic
def create(owner, *, today: dt.date) -> int:
    """Create the sample data unless it exists. Returns the number of applications."""
    if Application.objects.for_user(owner).filter(is_sample=True).exists():
        return 0
    profile, luck = Profile.of(owner), random.Random(7)  # noqa: S311 - invented data
    names = NAMES[:]
    luck.shuffle(names)
    names += LATER_NAMES
    new = []
    for number, (status, ago, outcome, ended) in enumerate(JOURNEYS + EARLIER):
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
            is_sample=True,
            deadline_on=today + dt.timedelta(days=5) if number == 0 else None,
            notes="Two systems, neither trusted. Ask who decides which number is the right one."
            if status == Status.INTERVIEWING
            else "",
        )
        if status == Status.OFFER and not outcome:
            application.answer_by = today + dt.timedelta(days=6)
            application.offer_pros = "They asked good questions.\nTwo days at home."
            application.offer_cons = "The commute on the other three."
        if not outcome:
            application.advert = ADVERT
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
    _around(owner, applications, today)
    sample_created.send(sender=Application, owner=owner, applications=applications, today=today)
    profile.has_sample = True
    profile.save(update_fields=["has_sample"])
    return len(applications)


def _around(owner, applications: list[Application], today: dt.date) -> None:
    """What belongs to no single application: searches, views, tags, documents and emails."""

    def ago(days: int) -> dt.date:
        return today - dt.timedelta(days=days)

    for name, began, ended in SEARCHES:
        if ended or not Search.objects.filter(owner=owner, ended_on=None).exists():
            Search.objects.create(
                owner=owner, name=name, began_on=ago(began), ended_on=ago(ended) if ended else None, is_sample=True
            )
    names = set(SavedView.objects.filter(owner=owner).values_list("name", flat=True))
    SavedView.objects.bulk_create(
        SavedView(owner=owner, name=name, query=query, position=1_000 + place, is_sample=True)
        for place, (name, query) in enumerate(VIEWS)
        if name not in names
    )
    update_has_views_flag(owner)
    for name, words in TAGS.items():
        tag = Tag.objects.named(owner, name)
        tag.applications.add(
            *[one for one in applications if any(word in f"{one.company} {one.location}" for word in words)]
        )
    for status, days, subject, sender, text in MAILS:
        application = next(one for one in applications if one.is_open and one.status == status)
        KeptMail.objects.create(
            application=application, subject=subject, sender=sender, text=text, received_on=ago(days)
        )
    sent = [(one, one.applied_on) for one in applications if one.applied_on]
    for kind, name, days, text in DOCUMENTS:
        document = _document(owner, kind, name, text, ago(days))
        until = min([day for other, _, day, _ in DOCUMENTS if other == kind and day < days], default=0)
        document.applications.set([one for one, day in sent if ago(days) <= day < ago(until)])


def _document(owner, kind: str, name: str, text: str, day: dt.date) -> Document:
    stored_as, size, sha256 = store_file([text.encode()])
    try:
        return Document.objects.create(
            owner=owner,
            kind=kind,
            name=name,
            file_name=f"{name}.txt",
            file_type="txt",
            size=size,
            sha256=sha256,
            stored_as=stored_as,
            created_at=dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC),
            is_sample=True,
        )
    except BaseException:
        remove_file(stored_as)
        raise


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
        (InterviewKind.SCREEN, 1, 10, 20),
        (InterviewKind.SCREEN, -5, 11, 20),
        (InterviewKind.PANEL, 2, 14, 45),
        (InterviewKind.TECHNICAL, -6, 15, 60),
        (InterviewKind.FINAL, 5, 11, 60),
    ]
    met = [one for one in applications if one.closed_as == OutcomeKind.REJECTED and one.furthest == Status.INTERVIEWING]
    held = [(InterviewKind.PANEL, (one.closed_on - today).days - 9, 10, 60) for one in met if one.closed_on]
    for number, (application, (kind, day, hour, minutes)) in enumerate(zip(talking + met, plans + held, strict=False)):
        past = day < 0
        stage = InterviewStage.objects.create(
            application=application,
            kind=kind,
            starts_at=at(day, hour),
            minutes=minutes,
            time_zone=profile.time_zone,
            place="Video call",
            questions=ASKED[number % len(ASKED)] if past else "",
            went_well="The depot map. They passed it around." if past else "",
            do_differently="Say the result first." if past else "",
            promised_on=today + dt.timedelta(days=8) if past and application.is_open else None,
        )
        stage.contacts.add(contacts[number % 3])
        application.contacts.add(contacts[number % 3])
        recompute_quiet_for(application)


@transaction.atomic
def remove(owner) -> int:
    """Remove the sample data and nothing else. A sample person or document on a real application stays."""
    sample_removing.send(sender=Application, owner=owner)
    tags = list(Tag.objects.filter(owner=owner, applications__is_sample=True).distinct())
    number, _ = Application.objects.filter(owner=owner, is_sample=True).delete()
    contacts = Contact.objects.filter(owner=owner, is_sample=True)
    contacts.filter(applications=None, stages=None).delete()
    contacts.update(is_sample=False)
    Tag.objects.filter(pk__in=[tag.pk for tag in tags], applications=None).delete()
    documents = Document.objects.filter(owner=owner, is_sample=True)
    for document in documents.filter(applications=None):
        document.delete()
        delete_file(document.stored_as)
    documents.update(is_sample=False)
    Search.objects.filter(owner=owner, is_sample=True).delete()
    SavedView.objects.filter(owner=owner, is_sample=True).delete()
    update_has_views_flag(owner)
    Profile.objects.filter(user=owner).update(has_sample=False)
    return number
