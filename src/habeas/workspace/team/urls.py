"""Where one logs in."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import path

from habeas.workspace.team.first_user import FirstUser, Login
from habeas.workspace.team.password import Password

app_name = "team"
urlpatterns = [
    path(
        "login",
        Login.as_view(template_name="team/login.html", redirect_authenticated_user=True),
        name="login",
    ),
    path("logout", LogoutView.as_view(next_page="team:login"), name="logout"),
    path("password", Password.as_view(), name="password"),
    path("first-user/<str:token>", FirstUser.as_view(), name="first-user"),
]
