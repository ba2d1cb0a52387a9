"""What people put right, kept as a CSV file and applied anew at every build.

One correction a line, applied in order. `decision_id` names the decision, `target_id` a fact of it
(its funding_id) where the correction is not about the decision itself. Money is written 1234.50, a
date 2021-03-31, years 2020/21 or, with shares, 2020/21=100.00, 2021/22=50.00; an organisation by
its id, or by its name where it is not listed; empty means unknown.

    action   field, old_value, new_value
    set      the field named gets the new value, if it still has the old one
    accept   the fact is right as it stands; with an issue's code as field, that issue is settled
    remove   the fact goes, and its parts with it; an old value must be its total
    add      a new fact: `kind=grant_awarded; total=5000.00; recipient=st-giles` as new value
    merge    no decision: the organisation target_id is the same as the one in the new value

A correction that no longer matches is not applied, and an issue says so.
"""

import csv
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Literal, get_args

Action = Literal["set", "accept", "remove", "add", "merge"]


class CorrectionsError(ValueError):
    """A file of corrections that cannot be read; the message names the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of the file; empty text where a column does not apply."""

    action: Action
    decision_id: str = ""
    target_id: str = ""
    field: str = ""
    old_value: str = ""
    new_value: str = ""
    corrected_by: str
    corrected_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedCorrection:
    """A correction with its line's number; `problem` says why it was not applied."""

    number: int
    correction: Correction
    problem: str | None = None


COLUMNS = tuple(field.name for field in fields(Correction))
"""The head of the file."""


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in a file, none where it does not exist; raises `CorrectionsError`."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise CorrectionsError(f"{path.name}: the first line must be {','.join(COLUMNS)}")
        return tuple(_correction(path, reader.line_num, row) for row in reader)


def append_corrections(path: Path, corrections: Iterable[Correction]) -> None:
    """Add corrections at the end of the file, which is made with its head if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists() or not path.stat().st_size
    with path.open("a", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS)
        if is_new:
            writer.writeheader()
        for correction in corrections:
            writer.writerow(asdict(correction))
        lines.flush()
        os.fsync(lines.fileno())


def _correction(path: Path, line: int, row: dict[str, str | None]) -> Correction:
    values = {column: (row.get(column) or "").strip() for column in COLUMNS}
    problem = _problem(values)
    if problem or None in row:
        raise CorrectionsError(f"{path.name}, line {line}: {problem or 'too many columns'}")
    return Correction(
        **(values | {"corrected_on": date.fromisoformat(values["corrected_on"])})  # type: ignore[arg-type]
    )


def _problem(values: dict[str, str]) -> str | None:
    if values["action"] not in get_args(Action):
        return f"action {values['action']!r} is none of {', '.join(get_args(Action))}"
    missing = [name for name in ("corrected_by", "corrected_on", "reason") if not values[name]]
    if missing:
        return f"{', '.join(missing)} must be given"
    try:
        date.fromisoformat(values["corrected_on"])
    except ValueError:
        return f"corrected_on {values['corrected_on']!r} is not a date; write 2021-03-31"
    return None
