"""Puts the tables of this folder in order: rows sorted, cells trimmed, one way to quote.

Run with `make tidy` after editing a table in a spreadsheet, which may have put a byte order mark
in front, other line ends, empty columns, and dates as they are spoken.
"""

import csv
import io
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from .csv_text import KnowledgeError, parse_table
from .issued_ids import renewed_ids
from .loader import FOLDER

TABLES = (
    "alias_patterns",
    "aliases",
    "ids",
    "legal_instruments",
    "organisation_cues",
    "organisations",
    "plans",
    "priorities",
    "priority_phrases",
    "rules",
    "theme_phrases",
    "themes",
)
"""Tables in which the order of rows means nothing, and which are sorted."""
DATES: Mapping[str, Sequence[str]] = {
    "organisations": ("valid_from", "valid_until"),
    "plans": ("start", "end"),
}
SPOKEN_DATE = re.compile(r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>\d{4})(?: 00:00(?::00)?)?")


def tidied(file_name: str, data: bytes) -> str:
    """A table's text in its one tidy form.

    >>> print(tidied("themes.csv", b'id,name\\r\\nb , "Ely"\\r\\na,"Bath, Avon"\\r\\n'), end="")
    id,name
    a,"Bath, Avon"
    b,Ely
    >>> print(tidied("plans.csv", b"id,start,end\\na,1/4/2013,2017-03-19\\n"), end="")
    id,start,end
    a,2013-04-01,2017-03-19
    """
    name = file_name.removesuffix(".csv")
    table = parse_table(file_name, data)
    dates = {table.head.index(column) for column in DATES.get(name, ()) if column in table.head}
    rows = [
        [_cell(cell, number in dates) for number, cell in enumerate(cells)]
        for _, cells in table.lines
    ]
    if name in TABLES:
        rows.sort(key=lambda row: ([cell.casefold() for cell in row], row))
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([table.head, *rows])
    return written.getvalue()


def tidy_folder(folder: Path) -> list[str]:
    """Put every table of a folder in order and note new and gone ids; the names of those changed.

    Nothing is written where a table cannot be read or has an id that may not be used.
    """
    after = {path: _tidied_file(path) for path in sorted(folder.glob("*.csv"))}
    after[folder / "ids.csv"] = renewed_ids({path.stem: data for path, data in after.items()})
    changed = [path for path, data in after.items() if data != path.read_bytes()]
    for path in changed:
        path.write_bytes(after[path])
    return [path.name for path in changed]


def _tidied_file(path: Path) -> bytes:
    return tidied(path.name, path.read_bytes()).encode()


def _cell(cell: str, is_date: bool) -> str:
    plain = " ".join(cell.split())
    spoken = SPOKEN_DATE.fullmatch(plain) if is_date else None
    if spoken is None:
        return plain
    return f"{spoken['year']}-{int(spoken['month']):02}-{int(spoken['day']):02}"


if __name__ == "__main__":
    try:
        tidy_folder(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
    except KnowledgeError as error:
        raise SystemExit(f"{error}\nNo table was changed.") from None
