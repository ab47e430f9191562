"""``datapackage.json``: what a release holds, as a Data Package (https://datapackage.org, 2.0)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from habeas.corpus.columns import COLUMNS, Column, ColumnType, Table
from habeas.corpus.release.checksums import digest_of
from habeas.corpus.release.frozen_tables import SEPARATOR
from habeas.corpus.release.licence import licence_page

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES: dict[ColumnType, dict[str, Any]] = {
    "text": {"type": "string"},
    "texts": {"type": "list", "itemType": "string", "delimiter": SEPARATOR},
    "number": {"type": "integer"},
    "share": {"type": "number"},
    "day": {"type": "date"},
}
MEANINGS: dict[Table, str] = {
    "sources": "The documents that were read: one row for each report, or chapter of a book.",
    "entities": "People, groups, organizations, places and laws, as each source tells of them.",
    "events": "What happened, as one source tells it, with the words that say so.",
    "participants": "Who and what takes part in the events, and as what.",
    "cases": "The events about one subject of a source, with its status at the end of the period.",
}
_KEYS: dict[Table, list[str]] = {
    "sources": ["source"],
    "entities": ["source", "entity"],
    "events": ["source", "event"],
    "participants": [],
    "cases": ["source", "case"],
}
_POINTS_AT: dict[Table, list[tuple[Table, list[str], list[str]]]] = {
    "sources": [],
    "entities": [("sources", ["source"], ["source"])],
    "events": [("sources", ["source"], ["source"])],
    "participants": [
        ("events", ["source", "event"], ["source", "event"]),
        ("entities", ["source", "entity"], ["source", "entity"]),
    ],
    "cases": [("entities", ["source", "subject"], ["source", "entity"])],
}


def data_package(
    folder: Path, name: str, version: str, doi: str | None, licence: str | None = None
) -> str:
    """The descriptor of the tables that stand in ``folder``, as JSON."""
    package: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": name,
        "version": version,
        **({"id": f"https://doi.org/{doi}"} if doi else {}),
        **({"licenses": [_licence(licence)]} if licence else {}),
        "description": (
            "Events, people and cases that Habeas read from reports: a proposal by machine, in "
            "which each event points at the words that tell it. METHODS.md says how, codebook.html "
            "what each type of event means."
        ),
        "keywords": ["human rights", "event data"],
        "resources": [
            resource
            for table in COLUMNS
            for resource in (_csv(folder, table), _parquet(folder, table))
        ],
    }
    return json.dumps(package, indent=1, ensure_ascii=False) + "\n"


def _licence(name: str) -> dict[str, str]:
    """The licence by its SPDX identifier, with the page that says what it is."""
    return {"name": name, "path": licence_page(name)}


def _csv(folder: Path, table: Table) -> dict[str, Any]:
    return {
        "name": table,
        "type": "table",
        "description": MEANINGS[table],
        **_file(folder / f"{table}.csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table),
    }


def _parquet(folder: Path, table: Table) -> dict[str, Any]:
    """The same table once more; its file says itself what its columns are."""
    return {
        "name": f"{table}-parquet",
        "description": f"{MEANINGS[table]} The same rows as in {table}.csv.",
        **_file(folder / f"{table}.parquet"),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
    }


def _file(path: Path) -> dict[str, Any]:
    size, digest = path.stat().st_size, digest_of(path)
    return {"path": path.name, "bytes": size, "hash": f"sha256:{digest}"}


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in COLUMNS[table]],
        "missingValues": [""],
    }
    if _KEYS[table]:
        schema["primaryKey"] = _KEYS[table]
    if _POINTS_AT[table]:
        schema["foreignKeys"] = [
            {"fields": fields, "reference": {"resource": other, "fields": theirs}}
            for other, fields, theirs in _POINTS_AT[table]
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field = {"name": column.name, **_TYPES[column.type], "description": column.meaning}
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, Any] = {}
    if column.required and column.type != "texts":  # no value among several is an empty cell
        constraints["required"] = True
    if column.type == "share":
        constraints |= {"minimum": 0, "maximum": 1}
    if column.type == "number":
        constraints["minimum"] = 0
    return field | ({"constraints": constraints} if constraints else {})
