"""Which document version was sent where, and what came of it: counts, and no claims."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from applications import wording
from applications.models import Application, Document, DocumentKind, OutcomeKind, Recorder, Status
from applications.models.interviews import had_conversation
from applications.models.undo import UNDO_DAYS

OFFERED = 100  # to choose from, the newest first


@dataclass(frozen=True, slots=True)
class DocumentUsage:
    """Counts over the applications it is attached to. `sent`: past Saved. `only`: the company, or else the agency,
    of the only one.
    """

    linked: int = 0
    sent: int = 0
    talked: int = 0
    offers: int = 0
    accepted: int = 0
    said_no: int = 0
    silent: int = 0
    open: int = 0
    only: str = ""

    def where(self, document: Document) -> str:
        """“Sent with 22 applications.”, “Sent to Stillwater Housing.”, “Not attached to an application.”"""
        if document.was_sent:
            if self.sent and self.linked == 1:
                return f"Sent to {self.only}."
            return wording.counted(
                self.sent, one="Sent with 1 application.", other="Sent with {n} applications.", zero="Not sent yet."
            )
        if self.linked == 1:
            return f"Attached to {self.only}."
        return wording.counted(
            self.linked, one="", other="Attached to {n} applications.", zero="Not attached to an application."
        )

    def outcome_text(self) -> str:
        """How far they got and how they ended, in sentences. Leaves out what did not happen."""
        if self.sent == 1:
            return self._became_of_one()
        rest = self.sent - self.accepted - self.said_no - self.silent - self.open
        far = [
            (self.talked, "1 led to a conversation", "{n} led to a conversation"),
            (self.offers, "1 led to an offer", "{n} led to an offer"),
        ]
        now = [
            (self.accepted, "1 got you the job", "{n} got you a job"),
            (self.open, "1 is open", "{n} are open"),
            (self.said_no, "1 was rejected", "{n} were rejected"),
            (self.silent, "1 got no response", "{n} got no response"),
            (rest, "1 was closed for another reason", "{n} were closed for other reasons"),
        ]
        return " ".join(_sentence(some) for some in (far, now)).strip()

    def _became_of_one(self) -> str:
        far = "It led to an offer." if self.offers else "It led to a conversation." if self.talked else ""
        if self.open:
            now = "The application is open."
        elif self.accepted:
            now = "You got the job."
        elif self.said_no:
            now = "They said no."
        else:
            now = "No response." if self.silent else "The application was closed for another reason."
        return f"{far} {now}".strip()


def _sentence(counts: list[tuple[int, str, str]]) -> str:
    """“2 are open and 1 was rejected.” Each is a number, the clause for 1, and the clause for more."""
    clauses = [wording.counted(number, one=one, other=other) for number, one, other in counts if number]
    return f"{wording.listed(clauses)}." if clauses else ""


@dataclass(frozen=True, slots=True)
class Version:
    document: Document
    day: str
    where: str
    outcome_text: str
    named_by: int
    named_as: str


@dataclass(slots=True)
class Series:
    """Documents of one kind and name, the newest first."""

    name: str
    kind: DocumentKind
    versions: list[Version] = field(default_factory=list)
    sent_versions: int = 0


def series(owner, today: dt.date) -> list[Series]:
    """Return the user’s documents in groups of versions, by type."""
    documents = list(Document.objects.for_user(owner))
    found = usage_of(owner)
    named = named_versions(owner, documents)
    groups: dict[tuple[str, str], Series] = {}
    for document in documents:
        kind = DocumentKind(document.kind)
        group = groups.setdefault((kind, document.name.casefold()), Series(document.name, kind))
        there = found.get(document.pk, DocumentUsage())
        texts = named.get(document.pk, {})
        group.versions.append(
            Version(
                document,
                wording.short_date(document.day, today),
                there.where(document),
                there.outcome_text() if document.was_sent else "",
                sum(texts.values()),
                next(iter(texts), ""),
            )
        )
        group.sent_versions += bool(document.was_sent and there.sent)
    order = list(DocumentKind)
    return sorted(groups.values(), key=lambda one: order.index(one.kind))


WAS_SENT = ~Q(application__status=Status.SAVED)
WHERE = {
    "linked": Count("pk"),
    "sent": Count("pk", filter=WAS_SENT),
    "company": Max("application__company"),
    "agency": Max("application__agency"),
}
BECAME = {
    "offers": Count("pk", filter=Q(application__furthest=Status.OFFER)),
    "accepted": Count("pk", filter=WAS_SENT & Q(application__closed_as=OutcomeKind.ACCEPTED)),
    "said_no": Count("pk", filter=WAS_SENT & Q(application__closed_as=OutcomeKind.REJECTED)),
    "silent": Count("pk", filter=WAS_SENT & Q(application__closed_as=OutcomeKind.NO_RESPONSE)),
    "open": Count("pk", filter=WAS_SENT & Q(application__closed_as="")),
}


def _links(owner) -> QuerySet:
    """Documents with their applications."""
    links = Document.applications.through.objects
    return links.filter(document__owner=owner, application__owner=owner, application__deleted_at=None).order_by()


def _usage(row: dict) -> DocumentUsage:
    counts = {name: number for name, number in row.items() if name not in ("document_id", "company", "agency")}
    return DocumentUsage(**counts, only=row["company"] or row["agency"])


def usage_of(owner, documents: Iterable[Document] | None = None) -> dict[int, DocumentUsage]:
    """For each document, or for these, counts over the applications it is with. One query."""
    links = _links(owner)
    if documents is not None:
        links = links.filter(document__in=documents)
    talked = Count("pk", filter=had_conversation(timezone.now(), "application__pk"))
    rows = links.values("document_id").annotate(**WHERE, **BECAME, talked=talked)
    return {row["document_id"]: _usage(row) for row in rows}


def others(application: Application) -> list[Document]:
    """The newest of those that are not with this application yet."""
    here = Document.applications.through.objects.filter(application=application).values("document")
    return list(Document.objects.for_user(application.owner_id).exclude(pk__in=here)[:OFFERED])


def beside(application: Application) -> list[tuple[Document, str]]:
    """The documents of one application, each with “Sent with 22 applications.” or “Used only here.”"""
    found = list(application.documents.filter(deleted_at=None))
    if not found:
        return []
    rows = _links(application.owner_id).filter(document__in=found).values("document_id").annotate(**WHERE)
    there = {row["document_id"]: _usage(row) for row in rows}
    return [(one, "Used only here." if there[one.pk].linked == 1 else there[one.pk].where(one)) for one in found]


def only_here(application: Application) -> int:
    """How many documents are deleted with this application, because no other uses them."""
    others = Document.applications.through.objects.filter(document_id=OuterRef("pk")).exclude(application=application)
    return application.documents.filter(is_kept=False, deleted_at=None).exclude(Exists(others)).count()


def named_versions(owner, documents: Iterable[Document]) -> dict[int, dict[str, int]]:
    """{document: {what applications without a CV note as their version: how many}}, where only one document fits."""
    keys: dict[str, set[int]] = defaultdict(set)
    for document in documents:
        if document.kind == DocumentKind.CV:
            for key in (document.file_name, document.file_name.rpartition(".")[0], document.name, str(document)):
                keys[key.casefold()].add(document.pk)
    if not keys:
        return {}
    noted = _without_cv(owner).order_by().values_list("cv_version").annotate(number=Count("pk"))
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for text, number in noted:
        fitting = keys.get(text.strip().casefold(), set())
        if len(fitting) == 1:
            found[next(iter(fitting))][text] = number
    return found


def _without_cv(owner):
    links = Document.applications.through.objects
    cvs = links.filter(application_id=OuterRef("pk"), document__kind=DocumentKind.CV, document__deleted_at=None)
    return Application.objects.for_user(owner).exclude(cv_version="").exclude(Exists(cvs))


def applications_naming(owner, document: Document) -> Sequence[Application]:
    """Applications that name this CV as their CV version and have no CV attached."""
    texts = named_versions(owner, Document.objects.for_user(owner)).get(document.pk, {})
    return list(_without_cv(owner).filter(cv_version__in=texts)) if texts else []


def follow_cv_version(recorder: Recorder, application: Application, *, before: str) -> None:
    """After the CV version was changed: attach the document of that name instead of the one before."""
    if application.cv_version == before:
        return
    cvs = Document.objects.for_user(application.owner).filter(kind=DocumentKind.CV).order_by("created_at", "pk")
    by_label = {str(document): document for document in cvs}
    for label, is_added in ((before, False), (application.cv_version, True)):
        document = by_label.get(label)
        if document is None or application.documents.filter(pk=document.pk).exists() == is_added:
            continue
        recorder.link(document, "applications", [application.pk], add=is_added)
        document.keep_if_alone()


def cv_labels(owner) -> list[str]:
    """The CVs that the CV version of an application can be chosen from."""
    return [str(one) for one in Document.objects.for_user(owner).filter(kind=DocumentKind.CV)[:50]]


def deletion_text(document: Document, today: dt.date) -> str:
    """When a deleted document is deleted permanently, in words."""
    if document.deleted_at is None:
        return "Will be deleted permanently with its application."
    return f"Will be deleted permanently {wording.on_date((document.deleted_at + UNDO_DAYS).date(), today)}."
