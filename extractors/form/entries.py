"""Several decisions on one page: where each begins, and which are only a neighbour's beginning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .sections import find_sections
from .template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One decision's slice of the text, with slices beside it that belong to no decision here."""

    start: int
    end: int
    neighbours: tuple[tuple[int, int], ...] = ()


def find_entries(text: str, template: Template) -> tuple[Entry, ...]:
    """The decisions that a document carries, nearly always one.

    A listing's next entry that runs on without saying what was decided is a neighbour of the last
    full one: its money is printed here but decided elsewhere.
    """
    starts = _starts(text, template)
    if len(starts) < 2:
        return (Entry(start=0, end=len(text)),)
    slices = list(zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True))
    return tuple(_merged(text, template, slices))


def _starts(text: str, template: Template) -> list[int]:
    found = {match.start() for pattern in template.entry_starts for match in pattern.finditer(text)}
    return sorted(found)


def _merged(
    text: str, template: Template, slices: Sequence[tuple[int, int]]
) -> Iterator[Entry]:
    current: Entry | None = None
    for start, end in slices:
        if current is not None and not _decides(text, template, start, end):
            current = Entry(
                start=current.start,
                end=current.end,
                neighbours=(*current.neighbours, (start, end)),
            )
            continue
        if current is not None:
            yield current
        current = Entry(start=start, end=end)
    if current is not None:
        yield current


def _decides(text: str, template: Template, start: int, end: int) -> bool:
    """Whether a slice is a whole entry: it has a decision's section, or a listing's page type."""
    if re.search(r"^\s*Page type: Decision", text[start:end], re.MULTILINE):
        body = re.sub(r"^\s*(?:•.*|Page type.*|Date .*|Reference code.*)$", "", text[start:end], flags=re.M)
        return len(body.split()) > 20
    wanted = ("recommendation", "executive_summary")
    return any(
        section.section_id in wanted and section.end - section.start > 20
        for section in find_sections(text, template, start, end)
    )
