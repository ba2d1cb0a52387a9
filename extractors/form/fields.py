"""Labelled values of a form: on the label's line, in the next cell, or on the line below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .lines import Line, split_lines
from .template import Template

_CELL = re.compile(r"[^\t|]*[^\t|\s]")
_LABEL = re.compile(r"(?P<label>[A-Za-z][^:\t|]{0,58}?)\s*(?::|\s[–—-]\s)\s*")
_BARE = re.compile(r"(?P<label>Title|Date)\s+(?=[A-Z0-9\"“'‘£])")
_INSIDE = re.compile(r"\s(?P<label>[A-Z][A-Za-z]+(?: [A-Za-z]+){0,3}):\s*")
_MAY_FOLLOW = re.compile(r"reference|date|signature|decision_maker|classification")
_LONGEST_LABEL = 60
_LONGEST_VALUE = 250
_LONGEST_DATE = 40
_DIGIT = re.compile(r"\d")


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
    return tuple(_fields(list(split_lines(text, start, end)), template))


def _fields(lines: Sequence[Line], template: Template) -> Iterator[Field]:
    for position, line in enumerate(lines):
        found = list(_on_line(line, template))
        if not found or found[-1].value:
            yield from found
            continue
        *complete, last = found
        yield from complete
        below = lines[position + 1] if position + 1 < len(lines) else None
        if below is None or not _can_be_value(last.name, below, template):
            yield last
        else:
            value = below.text.rstrip(" |")
            end = below.start + len(value)
            yield _field(last.name, value, last.label_start, below.start, end)


def _on_line(line: Line, template: Template) -> Iterator[Field]:
    """The labels of a line with their values: its cells in turn, or the line as a whole.

    A row that holds nothing but labels is the head of a table.
    """
    cells = [(m.start(), m.end()) for m in _CELL.finditer(line.words)]
    names = [template.field_of(line.words[a:b]) for a, b in cells]
    if len(cells) > 1 and all(names):
        return
    if len(cells) == 1 and names[0] and len(line.words) <= _LONGEST_LABEL:
        yield _field(names[0], "", line.start, line.end, line.end)
        return
    position = 0
    while position < len(cells):
        begin, end = cells[position]
        name = names[position]
        labelled = line.words[begin:end].endswith(":") or len(cells) == 2
        if name and labelled and position + 1 < len(cells):
            position += 1
            yield _placed(line, name, begin, *_past_space(line, *cells[position]))
        else:
            yield from _within(line, begin, end, template)
        position += 1


def _within(line: Line, begin: int, end: int, template: Template) -> Iterator[Field]:
    """The label that a cell begins with and its value, then the labels inside that value."""
    begin, _ = _past_space(line, begin, end)
    for pattern in (_LABEL, _BARE):
        found = pattern.match(line.words, begin, end)
        name = template.field_of(found["label"]) if found else None
        if found and name:
            break
    else:
        return
    value, label = found.end(), begin
    for inside in _INSIDE.finditer(line.words, value, end):
        following = template.field_of(inside["label"])
        if following and _MAY_FOLLOW.match(following):
            yield _placed(line, name, label, value, max(value, inside.start()))
            name, label, value = following, inside.start("label"), inside.end()
    yield _placed(line, name, label, value, end)


def _past_space(line: Line, begin: int, end: int) -> tuple[int, int]:
    printed = line.words[begin:end]
    return begin + len(printed) - len(printed.lstrip()), end


def _placed(line: Line, name: str, label: int, begin: int, end: int) -> Field:
    """A field whose places are counted from the words of its line."""
    value = line.words[begin:end].rstrip()
    label_start = line.start if label == 0 else line.words_start + label
    start = line.words_start + begin
    return _field(name, value, label_start, start, start + len(value))


def _field(name: str, value: str, label_start: int, start: int, end: int) -> Field:
    return Field(name=name, value=value, label_start=label_start, start=start, end=end)


def _can_be_value(name: str, below: Line, template: Template) -> bool:
    """Whether the line below an empty label is its value, not prose or the next label."""
    if name.startswith("date") and (
        len(below.text) > _LONGEST_DATE or not _DIGIT.search(below.text)
    ):
        return False
    if len(below.text) > _LONGEST_VALUE or any(True for _ in _on_line(below, template)):
        return False
    if name == "decision_maker" or len(below.text) > _LONGEST_LABEL:
        return True
    return template.section_of(below.text) is None
