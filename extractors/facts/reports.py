"""The report behind a decision: its title, meeting and classification, its author by role only."""

import re
from collections.abc import Sequence
from functools import cache

from ..form import Form, Part
from ..form.headings import plain_heading
from ..form.lines import Line, split_lines
from ..knowledge.loader import read_rows
from ..nlp.dates import find_dates
from ..records import Report

_MEETING = re.compile(
    r"^(?P<name>.*\b(?:meeting|board|panel|committee)\b)\W*(?P<rest>.*\d{4}.*)$", re.I
)
_CLASSIFIED = re.compile(r"\bclassified as (?P<class>[A-Z][A-Z –-]+[A-Z])")
_PART_2_CLASS = re.compile(r"marking for Part 2 is:?\s*(?P<class>[A-Z][A-Z –-]+[A-Z])")
_AUTHOR = re.compile(r"\bReport (?:by|author)\b:?(?P<words>[^\n]+)", re.IGNORECASE)
_HEAD_LINES = 9


def read_reports(text: str, form: Form) -> tuple[Report, ...]:
    """The reports that stand behind the form, nearly always one or none."""
    return tuple(_read(text, part, form) for part in form.parts if part.kind == "report")


def _read(text: str, part: Part, form: Form) -> Report:
    own = text[part.start : part.end]
    head = list(split_lines(text, part.start, part.end))[:_HEAD_LINES]
    meeting = next((found for line in head if (found := _MEETING.match(line.text))), None)
    met = find_dates(meeting["rest"]) if meeting else ()
    return Report(
        title=_title(head, form),
        author_role=_author_role(own),
        meeting=meeting["name"].strip() if meeting else None,
        meeting_on=met[0].date if met else None,
        classification=_classification(own),
    )


def _title(head: Sequence[Line], form: Form) -> str | None:
    """The line above the meeting or the author, past the letterhead's capitals."""
    for line in head:
        words = line.text
        if form.template.section_of(words) or _MEETING.match(words) or _AUTHOR.match(words):
            continue
        if not words.isupper() and not plain_heading(words).startswith("part 1"):
            return words
    return None


def _author_role(own: str) -> str | None:
    for found in _AUTHOR.finditer(own):
        for printed, role in _roles():
            if re.search(rf"(?<!\w){re.escape(printed)}(?!\w)", found["words"]):
                return role
    return None


@cache
def _roles() -> tuple[tuple[str, str], ...]:
    rows = read_rows("roles")
    return tuple(sorted(((r["printed"], r["role"]) for r in rows), key=lambda row: -len(row[0])))


def _classification(own: str) -> str | None:
    first = _CLASSIFIED.search(own)
    if first is None:
        return None
    second = _PART_2_CLASS.search(own)
    return f"{first['class']} (Part 2: {second['class']})" if second else first["class"]
