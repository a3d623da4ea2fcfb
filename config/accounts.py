"""How people sign in, and who may sign up."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth import get_user_model


class Backend(AuthenticationBackend):
    def get_user(self, user_id):
        """The user with the profile, in one query."""
        user = get_user_model().objects.select_related("profile").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        if settings.SIGNUP == "first":
            return not get_user_model().objects.exists()
        return settings.SIGNUP == "open"
