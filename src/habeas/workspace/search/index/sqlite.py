"""The index in SQLite: FTS5 over the documents, by words and by groups of three letters.

Both tables take their text from ``search_document`` (external content), so that it is kept once.
Prefixes of three letters are indexed, for a word is also looked for as the beginning of others.
"""

from __future__ import annotations

from habeas.workspace.record.triggers import Trigger

_COLUMNS = "passage, names, charges"
_WORDS = (
    f"CREATE VIRTUAL TABLE search_words USING fts5({_COLUMNS}, content='search_document',"
    " content_rowid='account_id', tokenize='unicode61 remove_diacritics 2', prefix='4')"
)
_PARTS = (
    f"CREATE VIRTUAL TABLE search_parts USING fts5({_COLUMNS}, content='search_document',"
    " content_rowid='account_id', tokenize='trigram')"
)


def _names(account: str) -> str:
    """The names of those who take part in an account, in the order in which it has them."""
    return (
        "COALESCE((SELECT group_concat(told, char(10)) FROM (SELECT n.name || ' ' || e.letters ||"
        " CASE WHEN e.name = n.name THEN '' ELSE ' ' || e.name END AS told"
        " FROM record_participant p JOIN record_naming n ON n.id = p.naming_id"
        f" JOIN record_entity e ON e.id = n.entity_id WHERE p.account_id = {account}"
        " ORDER BY p.id)), '')"
    )


def _charges(row: str) -> str:
    """The charges of an account, a line each."""
    return (
        f"COALESCE((SELECT group_concat(j.value, char(10)) FROM json_each({row}.charges) j"
        " WHERE j.type = 'text'), '')"
    )


def _put(row: str) -> str:
    values = f"{row}.account_id, {row}.passage, {row}.names, {row}.charges"
    return "".join(
        f" INSERT INTO {table}(rowid, {_COLUMNS}) VALUES ({values});"
        for table in ("search_words", "search_parts")
    )


def _take(row: str) -> str:
    values = f"'delete', {row}.account_id, {row}.passage, {row}.names, {row}.charges"
    return "".join(
        f" INSERT INTO {table}({table}, rowid, {_COLUMNS}) VALUES ({values});"
        for table in ("search_words", "search_parts")
    )


def _trigger(name: str, when: str, work: str) -> Trigger:
    table = when.partition(" ON ")[2].partition(" ")[0]
    return Trigger(name, table, (f"CREATE TRIGGER {name} AFTER {when} BEGIN{work} END",))


_UPDATE_NAMES = " UPDATE search_document SET names = " + _names("search_document.account_id")
TABLES = (_WORDS, _PARTS)
TRIGGERS = (
    _trigger("document_is_put_in", "INSERT ON search_document", _put("NEW")),
    _trigger("document_is_taken_out", "DELETE ON search_document", _take("OLD")),
    _trigger("document_is_put_anew", "UPDATE ON search_document", _take("OLD") + _put("NEW")),
    _trigger(
        "account_gets_its_document",
        "INSERT ON record_account",
        f" INSERT INTO search_document(account_id, {_COLUMNS})"
        f" VALUES (NEW.id, NEW.passage, '', {_charges('NEW')});"
        " INSERT INTO search_charge(account_id, charge) SELECT DISTINCT NEW.id, j.value"
        " FROM json_each(NEW.charges) j WHERE j.type = 'text';",
    ),
    _trigger(
        "account_takes_its_document_along",
        "DELETE ON record_account",
        " DELETE FROM search_document WHERE account_id = OLD.id;"
        " DELETE FROM search_charge WHERE account_id = OLD.id;",
    ),
    _trigger(
        "passage_is_found_as_it_is",
        "UPDATE OF passage, charges ON record_account"
        " WHEN OLD.passage <> NEW.passage OR OLD.charges <> NEW.charges",
        f" UPDATE search_document SET passage = NEW.passage, charges = {_charges('NEW')}"
        " WHERE account_id = NEW.id;"
        " DELETE FROM search_charge WHERE account_id = NEW.id;"
        " INSERT INTO search_charge(account_id, charge) SELECT DISTINCT NEW.id, j.value"
        " FROM json_each(NEW.charges) j WHERE j.type = 'text';",
    ),
    _trigger(
        "participant_is_found",
        "INSERT ON record_participant",
        f"{_UPDATE_NAMES} WHERE account_id = NEW.account_id;",
    ),
    _trigger(
        "participant_is_no_longer_found",
        "DELETE ON record_participant",
        f"{_UPDATE_NAMES} WHERE account_id = OLD.account_id;",
    ),
    _trigger(
        "naming_is_found_as_whom_it_means",
        "UPDATE OF entity_id, name ON record_naming",
        f"{_UPDATE_NAMES} WHERE account_id IN"
        " (SELECT account_id FROM record_participant WHERE naming_id = NEW.id);",
    ),
    _trigger(
        "entity_is_found_by_its_name",
        "UPDATE OF name, letters ON record_entity"
        " WHEN OLD.name <> NEW.name OR OLD.letters <> NEW.letters",
        f"{_UPDATE_NAMES} WHERE account_id IN (SELECT p.account_id FROM record_naming n"
        " JOIN record_participant p ON p.naming_id = n.id WHERE n.entity_id = NEW.id);",
    ),
)
# Newest and oldest first, without sorting a hundred thousand.
ORDER = "CREATE INDEX IF NOT EXISTS search_event_by_day ON record_event (earliest DESC, id DESC)"
# What each account is found by, and its charges, as the record has them at this moment.
DOCUMENTS = (
    f"SELECT a.id AS account_id, a.passage, {_names('a.id')} AS names,"
    f" {_charges('a')} AS charges FROM record_account a"
)
CHARGES = (
    "SELECT DISTINCT a.id AS account_id, j.value AS charge FROM record_account a,"
    " json_each(a.charges) j WHERE j.type = 'text'"
)
FULL_TEXT = ("search_words", "search_parts")
