"""Save a search, give it another name, or let it go; each with its entry in the log."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext

from habeas.errors import ChangedMeanwhile, WorkspaceError
from habeas.workspace.record import log
from habeas.workspace.search.models import SavedSearch

LONGEST_NAME = 120


@transaction.atomic
def keep_search(name: str, query: str, by: AbstractBaseUser) -> SavedSearch:
    """Save a search under a name.

    Args:
        name: which none of the user's other searches has.
        query: the search, as ``Question.address`` tells it.
        by: whose it is.

    Raises:
        WorkspaceError: there is no name, or another search has it.
    """
    name = _name(name, by, other_than=None)
    search = SavedSearch.objects.create(name=name, query=query, made_by_id=by.pk)
    log.write("keep_search", search, by, name=name, query=query)
    return search


@transaction.atomic
def rename_search(search_id: int, name: str, by: AbstractBaseUser, *, seen: int) -> SavedSearch:
    """Give a saved search of the user another name.

    Raises:
        ChangedMeanwhile: it is no longer the version that was seen.
        WorkspaceError: as keeping does.
        SavedSearch.DoesNotExist: the user has none with this id.
    """
    search = _locked(search_id, by, seen)
    before, search.name = search.name, _name(name, by, other_than=search_id)
    search.version += 1
    search.save(update_fields=["name", "version"])
    log.write("rename_search", search, by, before=before, after=search.name)
    return search


@transaction.atomic
def drop_search(search_id: int, by: AbstractBaseUser, *, seen: int) -> None:
    """Let a saved search go: the log keeps its name and what it searched. Raises as renaming."""
    search = _locked(search_id, by, seen)
    log.write("drop_search", search, by, name=search.name, query=search.query)
    search.delete()


def _locked(search_id: int, by: AbstractBaseUser, seen: int) -> SavedSearch:
    search = SavedSearch.objects.select_for_update().get(pk=search_id, made_by_id=by.pk)
    if search.version != seen:
        raise ChangedMeanwhile("saved search", by.get_username())
    return search


def _name(name: str, by: AbstractBaseUser, *, other_than: int | None) -> str:
    name = " ".join(name.replace("\0", "").split())[:LONGEST_NAME]
    if not name:
        raise WorkspaceError(gettext("a saved search needs a name"))
    others = SavedSearch.objects.filter(made_by_id=by.pk, name=name)
    if any(search.pk != other_than for search in others):
        raise WorkspaceError(gettext("you have another search named “%s”") % name)
    return name
