"""How you come across: four short checklists, each item with its reason, and the user’s own numbers."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import TruncDate

from applications import wording
from applications.insights.rates import ENOUGH
from applications.insights.statistics import wilson_interval
from applications.models import Application, Contact, OutcomeKind, Role, Source, Status
from feedback import facts
from feedback.facts import Fact
from feedback.models import PresenceKind, PresenceReview

LINKEDIN = "LinkedIn’s profile checklist, and Pharmacist Support’s guide to LinkedIn (advice, not research)"
FIVE_STEPS = "Career Directions, five steps for job seekers (advice, not research)"
OURS = "Our own suggestion"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """`step`: what the user could do next when this is not done."""

    key: str
    text: str
    step: str
    reason: str
    source: str


def _from(fact: Fact) -> tuple[str, str]:
    return fact.sentence, fact.footer


@dataclass(frozen=True, slots=True)
class Checklist:
    kind: PresenceKind
    opening: str
    minutes: int
    lines: tuple[ChecklistItem, ...]


CHECKLISTS = {
    one.kind: one
    for one in (
        Checklist(
            PresenceKind.CV,
            "Open the CV you’d send today. Judge the document, not your life.",
            15,
            (
                ChecklistItem("results", "A result with a number for each job", "Find one number for my latest job", *_from(facts.CV_RESULTS)),
                ChecklistItem("mistakes", "No typos, and someone else has read it", "Ask someone to check my CV for mistakes", *_from(facts.CV_MISTAKES)),
                ChecklistItem("layout", "A plain layout that a machine can read", "Copy the text out of my CV and see what gets lost", *_from(facts.CV_LAYOUT)),
                ChecklistItem("tailored", "Tailored to the job ad", "Remove what has nothing to do with the next job", *_from(facts.CV_TAILORED)),
                ChecklistItem("matches", "The same dates and titles as LinkedIn", "Compare the dates with LinkedIn", *_from(facts.CV_MATCHES)),
            ),
        ),
        Checklist(
            PresenceKind.LINKEDIN,
            "Open your profile in a private window and read it as a stranger would.",
            15,
            (
                ChecklistItem("photo", "A recognisable photo, if you want one", "Choose a photo, or decide to have none", *_from(facts.LINKEDIN_PHOTO)),
                ChecklistItem("headline", "A headline that names the job you want and what you bring", "Write a headline that names the job", "The headline is what people see in a list of profiles.", LINKEDIN),
                ChecklistItem("words", "The words used in the job ads you apply to", "Add five words from two job ads to my profile", "You’re found by the words used in job ads.", LINKEDIN),
                ChecklistItem("sections", "Every section has something in it", "Fill the emptiest section", "An empty section raises questions you don’t get to answer.", LINKEDIN),
                ChecklistItem("spelling", "No spelling mistakes, and someone else has read it", "Ask someone to read my profile", "Someone else notices mistakes you no longer see.", LINKEDIN),
            ),
        ),
        Checklist(
            PresenceKind.NETWORK,
            "It’s less about how many people you know than about whether they know how to help.",
            10,
            (
                ChecklistItem("know", "Two former colleagues know I’m looking", "Write to two former colleagues", *_from(facts.REFERRALS)),
                ChecklistItem("kept", "Everyone who said “keep in touch” has heard from me", "Say hello to one person from an earlier interview", *_from(facts.PASSED_OVER)),
                ChecklistItem("sentence", "I can say in one sentence what I’m looking for", "Write the sentence and say it aloud once", "People pass on what they can easily repeat.", OURS),
                ChecklistItem("thanked", "I’ve thanked everyone who helped", "Thank one person who helped", "A thank-you takes a minute.", OURS),
            ),
        ),
        Checklist(
            PresenceKind.SOCIAL,
            "Search for your own name while signed out, then look at each account as a stranger would.",
            15,
            (
                ChecklistItem("searched", "I searched for my own name while signed out", "Search for my name in a private window", "This is what someone sees when they look you up before an interview.", FIVE_STEPS),
                ChecklistItem("listed", "I know which accounts are mine, old ones too", "List my accounts, and close one I forgot", "Old accounts are found as easily as new ones.", FIVE_STEPS),
                ChecklistItem("judged", "Private things are set to private", "Set one account to private", "You don’t have to delete anything. Just keep private things private.", FIVE_STEPS),
                ChecklistItem("missing", "Work I’m proud of is easy to find", "Put one piece of my work where people can see it", "Anyone who looks you up should find your best work.", FIVE_STEPS),
                ChecklistItem("whole", "Together they show the same person as my CV", "Make the first lines of two accounts match", "People compare what they find.", FIVE_STEPS),
            ),
        ),
    )
}  # fmt: skip


@dataclass(slots=True)
class Card:
    """One checklist with its checks, the latest first."""

    checklist: Checklist
    reviews: list[PresenceReview] = field(default_factory=list)
    when: str = ""

    @property
    def kind(self) -> PresenceKind:
        return self.checklist.kind

    @property
    def latest(self) -> PresenceReview | None:
        return self.reviews[0] if self.reviews else None

    @property
    def total(self) -> int:
        return len(self.checklist.lines)

    @property
    def fine(self) -> int:
        return in_order(self.reviews[0]) if self.reviews else 0

    @property
    def width(self) -> int:
        """Per cent, for the drawn bar."""
        return round(100 * self.fine / self.total)


def in_order(review: PresenceReview) -> int:
    """Count the items of today’s checklist that were ticked then."""
    return sum(line.key in review.fine for line in CHECKLISTS[PresenceKind(review.kind)].lines)


def cards(user, *, today: dt.date) -> list[Card]:
    """One query."""
    found = {kind: Card(checklist) for kind, checklist in CHECKLISTS.items()}
    for review in PresenceReview.objects.for_user(user)[:400]:
        found[PresenceKind(review.kind)].reviews.append(review)
    for card in found.values():
        if card.latest:
            card.when = wording.on_date(card.latest.looked_on, today)
    return list(found.values())


def standfirst(found: Iterable[Card]) -> str:
    found = list(found)
    looked = [card for card in found if card.latest]
    if not looked:
        return "Four short checklists, about 15 minutes each. Each ends in one next step, and none has to be today."
    newest = max((card.latest for card in looked if card.latest), key=lambda review: (review.looked_on, review.pk))
    card = next(card for card in looked if newest in card.reviews)
    begun = f"Last checked {card.when}: {card.kind.label}."
    waiting = sum(card.latest is not None and card.latest.step_done_on is None for card in looked)
    steps = wording.counted(
        waiting,
        zero="Nothing left to do.",
        one="You have 1 next step, with no deadline.",
        other="You have {n} next steps, with no deadline.",
    )
    return f"{begun} {steps}"


@dataclass(frozen=True, slots=True)
class Share:
    """How many applications came through someone. No rate under ten."""

    through: int
    sent: int
    low: float | None = None
    high: float | None = None

    @property
    def sentence(self) -> str:
        if self.sent == 1:
            return (
                "Your one application came through a person."
                if self.through
                else "Your one application didn’t come through a person."
            )
        return wording.counted(
            self.through,
            zero="None of your {sent} applications came through a person.",
            one="1 of your {sent} applications came through a person.",
            other="{n} of your {sent} applications came through a person.",
            sent=wording.figure(self.sent),
        )

    @property
    def low_percent(self) -> str:
        return wording.percent(self.low or 0)

    @property
    def high_percent(self) -> str:
        return wording.percent(self.high or 0)


def through_people(user) -> Share:
    """A referral, or a referrer named on the application. One query."""
    referred = Contact.objects.filter(applications=OuterRef("pk"), role=Role.REFERRER, deleted_at=None)
    numbers = (
        Application.objects.for_user(user)
        .exclude(furthest=Status.SAVED)
        .order_by()
        .annotate(is_referred=Exists(referred))
        .aggregate(sent=Count("pk"), through=Count("pk", filter=Q(source=Source.REFERRAL) | Q(is_referred=True)))
    )
    sent, through = numbers["sent"], numbers["through"]
    if sent < ENOUGH:
        return Share(through, sent)
    return Share(through, sent, *wilson_interval(through, sent))


@dataclass(frozen=True, slots=True)
class Since:
    """The latest look, and the day of the tenth rejection after it; either may not be there."""

    looked_on: dt.date | None
    tenth_on: dt.date | None


def since_the_last_look(user, reviews: Sequence[PresenceReview]) -> Since:
    """`reviews`: all of them. Rejections that were old when they were imported do not count."""
    looked_on = max((one.looked_on for one in reviews), default=None)
    rejected = Application.objects.for_user(user).filter(
        Q(import_batch=None) | Q(closed_on__gt=TruncDate("created_at")),
        closed_as=OutcomeKind.REJECTED,
        closed_day_known=True,
    )
    if looked_on:
        rejected = rejected.filter(closed_on__gt=looked_on)
    tenth = rejected.order_by("closed_on", "pk").values_list("closed_on", flat=True)[9:10]
    return Since(looked_on, next(iter(tenth), None))
