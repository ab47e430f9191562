"""Where the pages of ``casework`` are: each part has its own ``urls``."""

from __future__ import annotations

from habeas.workspace.casework.cases import urls as cases
from habeas.workspace.casework.events import urls as events
from habeas.workspace.casework.people import urls as people

app_name = "casework"
urlpatterns = [*people.urlpatterns, *events.urlpatterns, *cases.urlpatterns]
