from django.urls import include, path

from .accounts import SignInView

urlpatterns = [
    path("", include("feedback.urls")),
    path("", include("applications.urls")),
    path("accounts/login/", SignInView.as_view(), name="account_login"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/second-step/", include("allauth.mfa.urls")),
    path("accounts/sessions/", include("allauth.usersessions.urls")),
]

handler400 = "config.sizes.bad_request"
handler429 = "config.limits.too_many"
handler500 = "config.troubles.server_error"
