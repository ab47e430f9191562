"""The index in PostgreSQL: a vector of words beside each document, and groups of three letters.

The words are folded as SQLite folds them, without accents, and are not stemmed: a word is looked
for as it is written, and as the beginning of longer ones.
"""

from __future__ import annotations

from habeas.workspace.record.triggers import Trigger

_NAMES = (
    "COALESCE((SELECT string_agg(n.name || ' ' || e.letters || CASE WHEN e.name = n.name THEN ''"
    " ELSE ' ' || e.name END, E'\\n' ORDER BY p.id) FROM record_participant p"
    " JOIN record_naming n ON n.id = p.naming_id JOIN record_entity e ON e.id = n.entity_id"
    " WHERE p.account_id = %s), '')"
)
_CHARGES = "COALESCE((SELECT string_agg(value, E'\\n') FROM jsonb_array_elements_text(%s)), '')"
_TEXT = "passage || E'\\n' || names || E'\\n' || charges"
_ANEW = "UPDATE search_document SET names = " + _NAMES % "search_document.account_id"


def _trigger(name: str, when: str, body: str) -> Trigger:
    """A trigger that calls a function of its own for each row.

    What an account takes along goes before it does: the database itself checks that no document is
    left without one.
    """
    name, table = f"search_{name}", when.partition(" ON ")[2]
    time, back = (
        ("BEFORE", "OLD") if when.startswith("DELETE ON record_account") else ("AFTER", "NULL")
    )
    return Trigger(
        name,
        table,
        (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN {body}"
            f" RETURN {back}; END $$ LANGUAGE plpgsql",
            f"CREATE TRIGGER {name} {time} {when} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ),
    )


TABLES = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    # Said with its dictionary it gives the same for the same text, which a kept column must.
    "CREATE FUNCTION search_folded(told text) RETURNS text AS $$"
    " SELECT lower(public.unaccent('public.unaccent'::regdictionary, told)) $$"
    " LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT",
    "ALTER TABLE search_document ADD COLUMN words tsvector GENERATED ALWAYS AS"
    f" (to_tsvector('simple', search_folded({_TEXT}))) STORED",
    "CREATE INDEX search_document_words ON search_document USING gin (words)",
    "CREATE INDEX search_document_parts ON search_document USING gin"
    f" (search_folded({_TEXT}) gin_trgm_ops)",
)
TRIGGERS = (
    _trigger(
        "account_gets_its_document",
        "INSERT ON record_account",
        "INSERT INTO search_document(account_id, passage, names, charges)"
        f" VALUES (NEW.id, NEW.passage, '', {_CHARGES % 'NEW.charges'});"
        " INSERT INTO search_charge(account_id, charge) SELECT DISTINCT NEW.id, value"
        " FROM jsonb_array_elements_text(NEW.charges);",
    ),
    _trigger(
        "account_takes_its_document_along",
        "DELETE ON record_account",
        "DELETE FROM search_document WHERE account_id = OLD.id;"
        " DELETE FROM search_charge WHERE account_id = OLD.id;",
    ),
    _trigger(
        "passage_is_found_as_it_is",
        "UPDATE OF passage, charges ON record_account",
        "IF OLD.passage <> NEW.passage OR OLD.charges <> NEW.charges THEN"
        f" UPDATE search_document SET passage = NEW.passage, charges = {_CHARGES % 'NEW.charges'}"
        " WHERE account_id = NEW.id;"
        " DELETE FROM search_charge WHERE account_id = NEW.id;"
        " INSERT INTO search_charge(account_id, charge) SELECT DISTINCT NEW.id, value"
        " FROM jsonb_array_elements_text(NEW.charges); END IF;",
    ),
    _trigger(
        "participant_is_found",
        "INSERT ON record_participant",
        f"{_ANEW} WHERE account_id = NEW.account_id;",
    ),
    _trigger(
        "participant_is_no_longer_found",
        "DELETE ON record_participant",
        f"{_ANEW} WHERE account_id = OLD.account_id;",
    ),
    _trigger(
        "naming_is_found_as_whom_it_means",
        "UPDATE OF entity_id, name ON record_naming",
        f"{_ANEW} WHERE account_id IN"
        " (SELECT account_id FROM record_participant WHERE naming_id = NEW.id);",
    ),
    _trigger(
        "entity_is_found_by_its_name",
        "UPDATE OF name, letters ON record_entity",
        "IF OLD.name <> NEW.name OR OLD.letters <> NEW.letters THEN "
        f"{_ANEW} WHERE account_id IN (SELECT p.account_id FROM record_naming n"
        " JOIN record_participant p ON p.naming_id = n.id WHERE n.entity_id = NEW.id); END IF;",
    ),
)
ORDER = (
    "CREATE INDEX IF NOT EXISTS search_event_by_day"
    " ON record_event (earliest DESC NULLS LAST, id DESC)"
)
# What each account is found by, and its charges, as the record has them at this moment.
DOCUMENTS = (
    f"SELECT a.id AS account_id, a.passage, {_NAMES % 'a.id'} AS names,"
    f" {_CHARGES % 'a.charges'} AS charges FROM record_account a"
)
CHARGES = (
    "SELECT DISTINCT a.id AS account_id, value AS charge"
    " FROM record_account a, jsonb_array_elements_text(a.charges)"
)
FULL_TEXT = ()  # the words are a column of the document, which the database itself keeps
