"""Every id that was ever given to a body, a plan, a priority or a theme: none is used again.

Warehouses, corrections and links go by ids, so an id that meant one body must not come to mean
another. `ids.csv` keeps them; `make tidy` adds the new ones and marks those whose row is gone.
"""

import csv
import io
from collections.abc import Collection, Mapping

from .csv_text import KnowledgeError, parse_table

TABLES_WITH_IDS = ("organisations", "plans", "priorities", "themes")
RETIRED = "yes"

Key = tuple[str, ...]
"""A table and an id in it."""


def renewed_ids(tables: Mapping[str, bytes]) -> bytes:
    """The list of ids with the new ones noted and those marked whose rows are gone.

    Raises `KnowledgeError` where a row has an id that another has or that is retired.
    """
    issued = {cells[:2]: cells[2] for _, cells in parse_table("ids.csv", tables["ids"]).lines}
    retired = {key for key, mark in issued.items() if mark == RETIRED}
    current: dict[Key, int] = {}
    for table in TABLES_WITH_IDS:
        current |= _ids_of(table, tables[table], retired)
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(("table", "id", "retired"))
    for key in sorted({*issued, *current}):
        rows.writerow((*key, "" if key in current else RETIRED))
    return written.getvalue().encode()


def _ids_of(table: str, data: bytes, retired: Collection[Key]) -> dict[Key, int]:
    """The ids of a table, each with the line it stands in."""
    parsed = parse_table(f"{table}.csv", data)
    place = parsed.head.index("id")
    lines: dict[Key, int] = {}
    for number, cells in parsed.lines:
        key = (table, cells[place])
        if key in lines:
            problem = f"line {lines[key]} has the id {key[1]} already"
            raise KnowledgeError(f"{table}.csv, line {number}: {problem}")
        if key in retired:
            raise KnowledgeError(
                f"{table}.csv, line {number}: the id {key[1]} is retired and never used again;"
                " choose another (or, if its row was only away by mistake, take the mark off in"
                " ids.csv)"
            )
        lines[key] = number
    return lines
