"""Puts the tables of this folder in order: rows sorted, cells trimmed, one way to quote.

Run with `python -m extractors.knowledge.tidy` after editing a table in a spreadsheet.
"""

import csv
import io
from pathlib import Path

from .loader import FOLDER, KnowledgeError

TABLES = (
    "alias_patterns",
    "aliases",
    "legal_instruments",
    "organisation_cues",
    "organisations",
    "plans",
    "priorities",
    "priority_phrases",
    "theme_phrases",
    "themes",
)
"""Tables in which the order of rows means nothing."""


def tidied(text: str) -> str:
    """A table's text in its one tidy form.

    >>> print(tidied('name,place\\r\\nZoe , "Ely"\\nAnn,"Bath, Avon"\\n'), end="")
    name,place
    Ann,"Bath, Avon"
    Zoe,Ely
    """
    rows = [
        [" ".join(cell.split()) for cell in row]
        for row in csv.reader(io.StringIO(text, newline=""), skipinitialspace=True)
        if any(row)
    ]
    written = io.StringIO(newline="")
    head, *body = rows
    ordered = sorted(body, key=lambda row: ([cell.casefold() for cell in row], row))
    csv.writer(written, lineterminator="\n").writerows([head, *ordered])
    return written.getvalue()


def tidy(path: Path) -> bool:
    """Put one table in order; whether it changed."""
    before = path.read_text(encoding="utf-8")
    if not before.strip():
        raise KnowledgeError(f"{path.name} is empty: its first line must name the columns")
    after = tidied(before)
    if after != before:
        path.write_text(after, encoding="utf-8", newline="\n")
    return after != before


if __name__ == "__main__":
    for table in TABLES:
        tidy(FOLDER / f"{table}.csv")
