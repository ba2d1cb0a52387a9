"""The bodies we know, as listed in organisations.csv."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .loader import date_in, line_error, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body under its chosen id; `party_id` is the body it acts through as a party to money."""

    id: str
    name: str
    kind: str
    parent_id: str | None = None
    party_id: str | None = None
    identifier: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    successor_id: str | None = None


@cache
def organisations() -> Mapping[str, Organisation]:
    """All listed bodies by id; raises `KnowledgeError` where one points nowhere."""
    rows = read_rows("organisations")
    ids = {row["id"] for row in rows}
    for row in rows:
        for column in ("parent_id", "party_id", "successor_id"):
            if row[column] and row[column] not in ids:
                raise line_error("organisations", row, f"{column} {row[column]} is not listed")
        for column in ("valid_from", "valid_until"):
            if row[column]:
                date_in("organisations", row, column)
    return MappingProxyType({row["id"]: _organisation(row) for row in rows})


def _organisation(row: dict[str, str]) -> Organisation:
    return Organisation(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        parent_id=row["parent_id"] or None,
        party_id=row["party_id"] or None,
        identifier=row["identifier"] or None,
        valid_from=row["valid_from"] or None,
        valid_until=row["valid_until"] or None,
        successor_id=row["successor_id"] or None,
    )
