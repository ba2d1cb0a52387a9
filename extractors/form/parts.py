"""Where the decision form ends and the report behind it begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..nlp.dates import find_dates
from .headings import plain_heading
from .lines import Line, split_lines
from .template import Template

PartKind = Literal["form", "report", "page", "listing"]
_LETTERHEAD_LINES = 8
_LONGEST_LETTERHEAD = 130
_ENDS_A_FORM = ("date", "signature", "signed", "is there a part 2", "not applicable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    kind: PartKind
    start: int
    end: int


def find_parts(text: str, template: Template, start: int, end: int) -> tuple[Part, ...]:
    """The form and the report behind it, or the one part that the document is.

    A report begins at its letterhead: the short lines above the first report mark that follows a
    mark of the form.
    """
    lines = list(split_lines(text, start, end))
    form_seen = _first(lines, template.form_marks, 0)
    report_mark = _first(lines, template.report_marks, form_seen or 0)
    if form_seen is None:
        kind: PartKind = "report" if report_mark is not None and report_mark < 15 else "page"
        return (Part(kind=kind, start=start, end=end),)
    if report_mark is None:
        return (Part(kind="form", start=start, end=end),)
    opening = lines[_letterhead(lines, report_mark)].start
    return (
        Part(kind="form", start=start, end=opening),
        Part(kind="report", start=opening, end=end),
    )


def _first(lines: Sequence[Line], marks: Sequence[str], begin: int) -> int | None:
    plain = [plain_heading(mark) for mark in marks]
    for position in range(begin, len(lines)):
        heading = plain_heading(lines[position].text)
        if any(mark in heading for mark in plain):
            return position
    return None


def _letterhead(lines: Sequence[Line], mark: int) -> int:
    """The first line of the report: short lines above its mark, down to the form's last line."""
    position = mark
    while position > 0 and mark - position < _LETTERHEAD_LINES:
        above = lines[position - 1].text
        dates = find_dates(above)
        closes = above.lower().startswith(_ENDS_A_FORM) or (dates and dates[0].text == above)
        if closes or len(above) > _LONGEST_LETTERHEAD:
            break
        position -= 1
    return position
