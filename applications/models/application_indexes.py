"""The indexes of the applications' table: each answers what one page or job asks of all rows of a person."""

from django.db import models

INDEXES = [
    models.Index(
        fields=["owner", "status", "-status_since", "-id"],
        condition=models.Q(closed_as="", deleted_at=None),
        name="application_board",
    ),
    # All that is counted or summed, so that no row is read for it. `deleted_at` stands in it too: without it
    # SQLite reads every row to see that it was not deleted.
    models.Index(
        fields=[
            "owner",
            "closed_as",
            "status",
            "quiet_on",
            "closed_on",
            "history_version",
            "version",
            "updated_at",
            "deleted_at",
        ],
        condition=models.Q(deleted_at=None),
        name="application_counts",
    ),
    models.Index(
        fields=["owner", "-last_news_on", "-id"], condition=models.Q(deleted_at=None), name="application_news"
    ),
    models.Index(
        fields=["owner", "quiet_on", "closed_as", "deleted_at"],
        condition=models.Q(closed_as="", deleted_at=None),
        name="application_gone_quiet",
    ),
    models.Index(
        fields=["owner", "-closed_on", "-id", "closed_as", "deleted_at"],
        condition=~models.Q(closed_as="") & models.Q(deleted_at=None),
        name="application_ended",
    ),
    models.Index(
        fields=["owner", "-last_news_on", "-updated_at"],
        condition=models.Q(deleted_at=None),
        name="application_moved",
    ),
    models.Index(
        fields=["owner", "news_expected_on"],
        condition=models.Q(deleted_at=None, news_expected_on__isnull=False),
        name="application_expected",
    ),
    models.Index(
        fields=["owner", "deadline_on"],
        condition=models.Q(deleted_at=None, closed_as="", deadline_on__isnull=False),
        name="application_deadline",
    ),
    models.Index(
        fields=["owner", "answer_by"],
        condition=models.Q(deleted_at=None, closed_as="", answer_by__isnull=False),
        name="application_answer",
    ),
    models.Index(fields=["owner", "-updated_at"], condition=models.Q(deleted_at=None), name="application_edited"),
    models.Index(fields=["deleted_at"], condition=~models.Q(deleted_at=None), name="application_deleted"),
    models.Index(fields=["owner", "company_key"], name="application_company"),
    models.Index(fields=["owner", "link_key"], condition=~models.Q(link_key=""), name="application_link"),
    models.Index(fields=["owner", "source_id"], condition=~models.Q(source_id=""), name="application_source_id"),
]
