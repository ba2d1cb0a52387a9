"""Labelled values of a form: on the label's line, after a tab or dash, or on the line below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .lines import Line, split_lines
from .template import Template

_SEPARATED = re.compile(r"^(?P<label>[A-Za-z][^:\t|]{0,58}?)\s*(?::|\t|\s[–—-]\s|\|)\s*(?P<value>.*)$")
_BARE = re.compile(r"^(?P<label>Title|Date)\s+(?P<value>\S.*)$")
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
        found = _labelled(line, template)
        if found is None:
            continue
        name, value, value_start = found
        if value:
            yield Field(
                name=name,
                value=value,
                label_start=line.start,
                start=value_start,
                end=value_start + len(value),
            )
            continue
        below = lines[position + 1] if position + 1 < len(lines) else None
        if below is None or not _can_be_value(name, below, template):
            yield Field(name=name, value="", label_start=line.start, start=line.end, end=line.end)
        else:
            yield Field(
                name=name,
                value=below.text,
                label_start=line.start,
                start=below.start,
                end=below.end,
            )


def _labelled(line: Line, template: Template) -> tuple[str, str, int] | None:
    words = line.words
    if len(words) <= _LONGEST_LABEL and (name := template.field_of(words.rstrip("| :"))):
        return name, "", line.end
    for pattern in (_SEPARATED, _BARE):
        matched = pattern.match(words)
        if matched and (name := template.field_of(matched["label"])):
            value = matched["value"].strip().rstrip("|").strip()
            return name, value, line.words_start + matched.start("value")
    return None


def _can_be_value(name: str, below: Line, template: Template) -> bool:
    """Whether the line below an empty label is its value, not prose or the next label."""
    if name.startswith("date") and (len(below.text) > _LONGEST_DATE or not _DIGIT.search(below.text)):
        return False
    if len(below.text) > _LONGEST_VALUE or _labelled(below, template) is not None:
        return False
    return len(below.text) > _LONGEST_LABEL or template.section_of(below.text) is None
