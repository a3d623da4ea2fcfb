"""Columns and outcomes of the list, by the names that its address has."""

from applications.models import OutcomeKind

COLUMNS = {
    "company": "Company and job title",
    "status": "Status",
    "source": "Source",
    "place": "Location",
    "pay": "Salary",
    "tags": "Tags",
    "sent": "Applied via",
    "cv": "CV version",
    "applied": "Applied",
    "closes": "Closing date",
    "closed": "Closed",
    "news": "Last news",
    "next": "Next",
}
ALWAYS = ("company", "status")
USUAL = ["source", "place", "applied", "news", "next"]
OUTCOMES = [("open", "Open"), ("closed", "Closed"), *OutcomeKind.choices]
