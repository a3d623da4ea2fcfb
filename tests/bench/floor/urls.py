from django.urls import path

from . import views

urlpatterns = [
    path("rows/", views.rows, name="rows"),
    path("rows/<int:pk>/", views.row, name="row"),
    path("fixed/", views.fixed, name="fixed"),
    path("accounts/login/", views.fixed, name="account_login"),
]
