"""Where the pages of ``review`` are."""

from __future__ import annotations

from django.urls import path

from habeas.workspace.review import account_page, adding, correcting, judging
from habeas.workspace.review.batch_page import batch_page
from habeas.workspace.review.picture import picture
from habeas.workspace.review.queue_page import queue_page
from habeas.workspace.review.told_date import told_date

app_name = "review"
urlpatterns = [
    path("", queue_page, name="queue"),
    path("surest", batch_page, name="batch"),
    path("add/<int:pk>", adding.add, name="add"),
    path("dates/<int:pk>", told_date, name="date"),
    path("names/<int:pk>", account_page.names, name="names"),
    path("<int:pk>", account_page.account, name="account"),
    path("<int:pk>/passage", account_page.passage, name="passage"),
    path("<int:pk>/others", account_page.others, name="others"),
    path("<int:pk>/picture", picture, name="picture"),
    path("<int:pk>/accept", judging.accept, name="accept"),
    path("<int:pk>/reject", judging.reject, name="reject"),
    path("<int:pk>/reopen", judging.reopen, name="reopen"),
    path("<int:pk>/correct", correcting.correct, name="correct"),
    path("<int:pk>/split", correcting.split, name="split"),
]
