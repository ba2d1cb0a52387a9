"""A table with a row for each decision: its heads are labels and headings, its cells the values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .fields import Field, find_fields
from .lines import Line, split_lines
from .sections import DECIDING, Section, find_sections
from .template import Template

_COLUMN = re.compile(r"[^\t|]*")
_OF_A_DECISION = re.compile(r"\bdecision", re.IGNORECASE)
_A_CODE = re.compile(r"(?=\D*\d)[\w./ –-]{2,24}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A row's slice of the text, what its cells say of the decision and which parts they are."""

    start: int
    end: int
    fields: tuple[Field, ...]
    sections: tuple[Section, ...]


def find_rows(text: str, template: Template) -> tuple[DecisionRow, ...]:
    """The rows below a head that names a reference and at least one other column we know.

    One of its columns speaks of decisions, or a title and a date stand beside the reference.
    A row goes on over the lines below it up to the next one that begins with a reference.
    """
    lines = list(split_lines(text))
    head = next((line for line in lines if _is_head(text, line, template)), None)
    if head is None or _stands_in_a_form(text, head.start, template):
        return ()
    names = [text[start:end] for start, end in _columns(text, head)]
    place = next(i for i, name in enumerate(names) if template.field_of(name) == "reference")
    rows = [line for line in lines if line.start > head.start and _begins(text, line, place)]
    ends = [*(line.start for line in rows[1:]), len(text)][: len(rows)]
    return tuple(
        _row(text, [each for each in lines if line.start <= each.start < end], end, names, template)
        for line, end in zip(rows, ends, strict=True)
    )


def _is_head(text: str, line: Line, template: Template) -> bool:
    names = [text[start:end] for start, end in _columns(text, line)]
    fields = [template.field_of(name) for name in names]
    if "reference" not in fields:
        return False
    known = [name for name in names if template.field_of(name) or template.section_of(name)]
    of_decisions = any(_OF_A_DECISION.search(name) for name in names)
    dated = "title" in fields and any((field or "").startswith("date") for field in fields)
    return (of_decisions or dated) and len(known) > 1


def _stands_in_a_form(text: str, offset: int, template: Template) -> bool:
    """Whether a decision is already under way above: then the table lists other decisions."""
    above = find_sections(text, template, 0, offset)
    return any(section.section_id in DECIDING for section in above) or any(
        field.name == "reference" for field in find_fields(text, template, 0, offset)
    )


def _begins(text: str, line: Line, place: int) -> bool:
    columns = list(_columns(text, line))
    if place >= len(columns) or len(columns) < 2:
        return False
    start, end = columns[place]
    return _A_CODE.fullmatch(text, start, end) is not None


def _columns(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """The places of a line's cells, the empty ones too."""
    begin = line.start + (line.text[0] == "|")
    end = line.end - (line.text[-1] == "|")
    for cell in _COLUMN.finditer(text, begin, end):
        printed = cell.group()
        start = cell.start() + len(printed) - len(printed.lstrip())
        yield start, max(start, cell.start() + len(printed.rstrip()))
        if cell.end() >= end:
            return


def _row(
    text: str, lines: Sequence[Line], end: int, names: Sequence[str], template: Template
) -> DecisionRow:
    cells = list(zip(names, _cells(text, lines, len(names)), strict=False))
    return DecisionRow(
        start=lines[0].start,
        end=end,
        fields=tuple(_fields(text, cells, template)),
        sections=tuple(_sections(lines[0], end, cells, template)),
    )


def _cells(text: str, lines: Sequence[Line], count: int) -> list[tuple[int, int]]:
    """A row's cells; where its first line lacks some, the last one goes on in the line below.

    A cell that a bar has closed does not go on: what stands below it is the next one.
    """
    cells = list(_columns(text, lines[0]))
    closed = lines[0].text[-1] == "|"
    for line in lines[1:]:
        if len(cells) >= count:
            break
        (start, end), *more = _columns(text, line)
        if closed or line.text[0] == "|":
            cells = [*cells, (start, end), *more]
        else:
            cells = [*cells[:-1], (cells[-1][0], end), *more]
        closed = line.text[-1] == "|"
    return cells


def _fields(
    text: str, cells: Sequence[tuple[str, tuple[int, int]]], template: Template
) -> Iterator[Field]:
    """A row's labelled cells; the date of a row is the decision's."""
    for name, (start, end) in cells:
        field = template.field_of(name)
        field = "date_signed" if field == "date" else field
        if field and start < end:
            yield Field(name=field, value=text[start:end], label_start=start, start=start, end=end)


def _sections(
    line: Line, end: int, cells: Sequence[tuple[str, tuple[int, int]]], template: Template
) -> Iterator[Section]:
    """What stands before the first cell under a heading, then a section from each such cell on."""
    headed = [
        (section_id, name, start)
        for name, (start, stop) in cells
        if start < stop
        and template.field_of(name) is None
        and (section_id := template.section_of(name))
    ]
    opened = [("head", "", line.start), *headed]
    stops = [*(start for _, _, start in headed), end]
    for (section_id, title, start), stop in zip(opened, stops, strict=True):
        yield Section(
            section_id=section_id, title=title, heading_start=start, start=start, end=stop
        )
