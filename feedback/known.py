"""What several parts of one page need: read from the database once a request, by whichever part asks first."""

from functools import cached_property

from django.utils import timezone

from applications.models import InterviewStage
from applications.models.interviews import Told

from . import naming
from .models import Impression, PresenceReview


class Known:
    """Of one user, for one request."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def interviews(self) -> list[Told]:
        """All that are recorded, each with its state."""
        return InterviewStage.objects.for_user(self.user).told(timezone.now())

    @cached_property
    def several(self) -> frozenset[str]:
        """The companies at which the user has several applications: a line names the role as well."""
        return naming.several_at(self.user)

    @cached_property
    def reviews(self) -> list[PresenceReview]:
        """How they looked through what they show of themselves, the latest first."""
        return list(PresenceReview.objects.for_user(self.user))

    @cached_property
    def impressions(self) -> list[Impression]:
        looked = Impression.objects.for_user(self.user).select_related("look")
        return list(looked.only("name", "written_on", "thanked_on", "look__kind"))
