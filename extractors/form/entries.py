"""Several decisions on one page: where each begins, and which are only a neighbour's beginning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .fields import Field, find_fields
from .headings import plain_heading
from .lines import Line, split_lines
from .sections import DECIDING, find_sections
from .template import Fullness, Template

_SENTENCE = re.compile(r"[A-Z£][^.!?]{30,}[.!?)]\s*$")
_NO_BODY = ("page type", "date signed", "date published", "reference code")
_NUMBER = re.compile(r"\d")
_SPACES = str.maketrans("\r\xa0", "  ")
_OF_A_DECISION = re.compile(r"\b(?:decision|notice|reference code)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One decision's slice of the text, with slices beside it that belong to no decision here.

    `head` is where the entry's own heading stands; what a page prints above its first entry lies
    between `start` and `head`. `listed` tells an entry of a list from a document of one decision.
    """

    start: int
    end: int
    head: int = 0
    listed: bool = False
    neighbours: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    at: int
    full: Fullness


def find_entries(text: str, template: Template) -> tuple[Entry, ...]:
    """The decisions that a document carries, nearly always one.

    A listing's next entry that runs on without saying what was decided is a neighbour of the last
    full one: its money is printed here but decided elsewhere.
    """
    starts = _starts(text, template) or _repeated_labels(text, template)
    if not starts:
        return (Entry(start=0, end=len(text)),)
    ends = [*(start.at for start in starts[1:]), len(text)]
    first, *others = _merged(text, template, list(zip(starts, ends, strict=True)))
    return (replace(first, start=0), *others)


def _starts(text: str, template: Template) -> list[_Start]:
    """Each place where a style of entry begins, the first style that names it deciding."""
    found: dict[int, _Start] = {}
    even = text.translate(_SPACES)
    for style in template.entries:
        for match in style.start.finditer(even):
            at = match.start("entry" if "entry" in style.start.groupindex else 0)
            found.setdefault(at, _Start(at=at, full=style.full))
    return [found[at] for at in sorted(found)]


def _merged(text: str, template: Template, slices: Sequence[tuple[_Start, int]]) -> Iterator[Entry]:
    current: Entry | None = None
    for start, end in slices:
        if current is not None and not _decides(text, template, start, end):
            beside = (*current.neighbours, (start.at, end))
            current = replace(current, neighbours=beside)
            continue
        if current is not None:
            yield current
        current = Entry(start=start.at, end=end, head=start.at, listed=len(slices) > 1)
    if current is not None:
        yield current


def _decides(text: str, template: Template, start: _Start, end: int) -> bool:
    """Whether an entry says enough to be a decision of its own."""
    if start.full == "always":
        return True
    if start.full == "sentence":
        return _has_sentence(text, start.at, end)
    return any(
        section.section_id in DECIDING and section.end - section.start > 20
        for section in find_sections(text, template, start.at, end)
    )


def _has_sentence(text: str, start: int, end: int) -> bool:
    body = list(split_lines(text, start, end))[1:]
    return any(
        _SENTENCE.search(line.words)
        for line in body
        if not plain_heading(line.words).startswith(_NO_BODY)
    )


def _repeated_labels(text: str, template: Template) -> list[_Start]:
    """Where a page prints one label of references again and again with other values."""
    fields = [
        field
        for field in find_fields(text, template, 0, len(text))
        if field.name == "reference"
        and _OF_A_DECISION.search(_label(text, field))
        and len(field.value) < 20
        and _NUMBER.search(field.value)
    ]
    alike = [field for field in fields if _label(text, field) == _label(text, fields[0])]
    if len({plain_heading(field.value) for field in alike}) < 2:
        return []
    lines = list(split_lines(text))
    return [_Start(at=_opening(lines, field, template), full="always") for field in alike]


def _label(text: str, field: Field) -> str:
    return plain_heading(re.split(r"[:\n|\t]", text[field.label_start : field.start])[0])


def _opening(lines: Sequence[Line], field: Field, template: Template) -> int:
    """The label's line, or the title above it where that is labelled or repeats the reference."""
    position = next(i for i, line in enumerate(lines) if line.start >= field.label_start)
    if position:
        above = lines[position - 1]
        label = re.split(r"[:|\t]", above.text)[0]
        if field.value in above.text or template.field_of(label) == "title":
            return above.start
    return lines[position].start
