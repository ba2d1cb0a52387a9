"""Labelled values of a form: on the label's line, in the next cell, or on the line below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ..nlp.dates import find_dates
from .lines import Line, breaks_off, split_lines
from .template import Template

_LABEL = re.compile(r"[*_]{0,2}(?P<label>[A-Za-z][^:\t|\n]{0,58}?)\s*(?::|\s[–—-]\s)[*_]{0,2}\s*")
_BARE = re.compile(
    r"(?P<label>Title)\s+(?=[A-Z0-9\"“'‘£])"
    r"|(?P<numbered>[A-Za-z][A-Za-z ]{1,30}\b(?:[Nn][Oo]|[Nn]umber|[Rr]ef)\b\.?)\s+"
    r"(?=[\w/.-]*\d[\w/.-]*$)"
    r"|(?P<dated>[A-Z][A-Za-z' ]{2,40}?)\s+(?=(?:[A-Z]\w+day,? )?\d{1,2}\D)"
)
_VALUE_TELLS = {"numbered": "reference", "dated": "date"}
"""Of which fields the name is, where nothing but the value's own shape parts it from the label."""
_INSIDE = re.compile(r"\s(?P<label>[A-Z][A-Za-z]+(?: [A-Za-z]+){0,3}):\s*")
_MAY_FOLLOW = re.compile(r"reference|date|signature|decision_maker|classification")
_SHORTEST_WRAPPED = 40
_NAMES_AN_OFFICE = ("decision_maker", "author")
_LONGEST_LABEL = 60
_LONGEST_VALUE = 250
_LONGEST_DATE = 45
_LONGEST_WEEKDAY = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label's meaning and its value as printed; an empty value is text too."""

    name: str
    value: str
    label_start: int
    start: int
    end: int


def find_fields(text: str, template: Template, start: int, end: int) -> tuple[Field, ...]:
    """Every labelled value between two offsets, in order of printing."""
    return tuple(_fields(text, list(split_lines(text, start, end)), template))


def _fields(text: str, lines: Sequence[Line], template: Template) -> Iterator[Field]:
    for line, below in zip_longest(lines, lines[1:]):
        found = list(_on_line(text, line, template))
        if not found:
            continue
        *complete, last = found
        yield from complete
        if last.value:
            wrapped = below and last.name == "title" and _wraps(text, last, below, template)
            yield (
                _field(text, last.name, last.label_start, last.start, below.end)
                if wrapped
                else last
            )
            continue
        end = _end_of_value(text, last.name, below, template) if below else None
        if below is None or end is None:
            yield last
        else:
            yield _field(text, last.name, last.label_start, below.words_start, end)


def _wraps(text: str, title: Field, below: Line, template: Template) -> bool:
    """Whether a long title goes on in the line right below it."""
    if text.count("\n", title.end, below.start) != 1 or len(title.value) < _SHORTEST_WRAPPED:
        return False
    goes_on = below.text[0].islower() or below.text[0] == "(" or breaks_off(title.value)
    return goes_on and template.section_of(below.text) is None


def _on_line(text: str, line: Line, template: Template) -> Iterator[Field]:
    """The labels of a line with their values: its cells in turn.

    A row that holds nothing but labels and headings is the head of a table.
    """
    if template.is_table_head(line):
        return
    cells = list(line.cells())
    names = [template.field_of(text[start:end]) for start, end in cells]
    if len(cells) == 1 and names[0] and len(line.words) <= _LONGEST_LABEL:
        yield _field(text, names[0], line.start, line.end, line.end)
        return
    position = 0
    while position < len(cells):
        start, end = cells[position]
        name = names[position]
        follows = position + 1 < len(cells) and (text[end - 1] == ":" or len(cells) == 2)
        if name and follows and any(True for _ in _within(text, *cells[position + 1], template)):
            yield _field(text, name, start, end, end)
        elif name and follows:
            position += 1
            yield from _valued(text, name, start, cells[position], template)
        else:
            yield from _within(text, start, end, template)
        position += 1


def _within(text: str, start: int, end: int, template: Template) -> Iterator[Field]:
    """The label that a cell begins with and its value, then the labels inside that value."""
    for pattern in (_LABEL, _BARE):
        found = pattern.match(text, start, end)
        name = template.field_of(found[found.lastgroup or 0]) if found else None
        if found and name and name.startswith(_VALUE_TELLS.get(found.lastgroup or "", "")):
            break
    else:
        return
    yield from _valued(text, name, start, (found.end(), end), template)


def _valued(
    text: str, name: str, label_start: int, value: tuple[int, int], template: Template
) -> Iterator[Field]:
    """A label's value, up to the first of the labels inside it, and theirs."""
    start, end = value
    for inside in _INSIDE.finditer(text, start, end):
        following = template.field_of(inside["label"])
        if following and _MAY_FOLLOW.match(following):
            yield _field(text, name, label_start, start, max(start, inside.start()))
            name, label_start, start = following, inside.start("label"), inside.end()
    yield _field(text, name, label_start, start, end)


def _field(text: str, name: str, label_start: int, start: int, end: int) -> Field:
    value = text[start:end].rstrip()
    return Field(
        name=name, value=value, label_start=label_start, start=start, end=start + len(value)
    )


def _end_of_value(text: str, name: str, below: Line, template: Template) -> int | None:
    """Where the value ends that the line below an empty label prints, if it is one.

    It is neither prose nor the next label; a date may run into the words behind it.
    """
    if name.startswith("date"):
        dates = find_dates(below.words[:_LONGEST_DATE])
        begins = dates and dates[0].start <= _LONGEST_WEEKDAY
        return below.words_start + dates[0].end if begins else None
    if len(below.text) > _LONGEST_VALUE or any(True for _ in _on_line(text, below, template)):
        return None
    is_free = name in _NAMES_AN_OFFICE or len(below.text) > _LONGEST_LABEL
    if not is_free and template.section_of(below.text) is not None:
        return None
    return below.start + len(below.text.rstrip(" |"))
