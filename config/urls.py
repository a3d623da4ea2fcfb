from django.urls import include, path

from applications.views.loading import views_in

from .accounts import SignInView

second_step = views_in("allauth.mfa.base.views")
totp = views_in("allauth.mfa.totp.views")
recovery_codes = views_in("allauth.mfa.recovery_codes.views")
passkeys = views_in("allauth.mfa.webauthn.views")
sessions = views_in("allauth.usersessions.views")

# allauth's own routes under their own names, without loading all of it for someone who uses no second step
SECOND_STEP = [
    path("", second_step.index, name="mfa_index"),
    path("authenticate/", second_step.authenticate, name="mfa_authenticate"),
    path("reauthenticate/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("totp/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path("totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/generate/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/download/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("webauthn/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("webauthn/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("webauthn/reauthenticate/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("webauthn/keys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("webauthn/keys/<int:pk>/edit/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("webauthn/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
]

urlpatterns = [
    path("", include("feedback.urls")),
    path("", include("applications.urls")),
    path("accounts/login/", SignInView.as_view(), name="account_login"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/second-step/", include(SECOND_STEP)),
    path("accounts/sessions/", sessions.list_usersessions, name="usersessions_list"),
]

handler400 = "config.sizes.bad_request"
handler429 = "config.limits.too_many"
handler500 = "config.troubles.server_error"
