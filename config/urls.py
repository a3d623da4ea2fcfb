from django.urls import include, path

urlpatterns = [
    path("", include("feedback.urls")),
    path("", include("applications.urls")),
    path("accounts/", include("allauth.account.urls")),
]

handler400 = "config.sizes.bad_request"
