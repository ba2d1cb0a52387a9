"""The first lines of a decision read together: its reference and title, and the day beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from ..form import Form
from ..form.lines import Line, split_lines
from ..form.sections import DECIDING
from ..records import NamedId
from .heading import Heading, read_heading
from .stationery import is_stationery, names_a_sitting, opens_minutes, says_what_it_is
from .title_line import can_be_title, is_passed_over, whole_title

_LINES_OF_A_HEAD = 5
_CELL = re.compile(r"[^\t|\n]+")
_BROKEN = re.compile(r"(?:20\d\d|[A-Z][A-Z/.-]{1,8})[-–/]\s*\n\s*\d{2,7}")
_NUMBERED = re.compile(r"(?P<number>\d{1,3}) (?=\S)")
_LONG_ENOUGH_TO_REPEAT = 30


def read_head(text: str, form: Form, publisher: NamedId | None, known: str | None) -> Heading:
    """A reference, a title and the date beside them; a body that sat is a title where none is."""
    skipped: list[Heading] = []
    sittings: list[Heading] = []
    found = Heading()
    for line, start, end in _head_cells(text, form, publisher):
        read = read_heading(text, start, end, form.template, known)
        read = _without_stationery(text, read, form, publisher)
        words = text[slice(*read.title)] if read.title else ""
        if not found.title and names_a_sitting(words):
            sittings.append(read)
            continue
        if not found.title and opens_minutes(words):
            return found
        whole = _whole(text, line, read, form)
        if read.title and (found.title or not whole.title):
            found = found if found.title else _joined(found, whole)
            break
        if found.title and not found.reference and is_news(form):
            whole = replace(whole, on=None)
        if whole.title and len(skipped) < form.template.lines_before_title:
            skipped.append(whole)
            whole = replace(whole, title=None)
        found = _joined(found, whole)
    found = _titled(text, found, skipped, form)
    return found if found.title or not sittings else _joined(found, sittings[0])


def _without_stationery(
    text: str, heading: Heading, form: Form, publisher: NamedId | None
) -> Heading:
    """A heading whose title only says what the paper is has none."""
    words = text[slice(*heading.title)] if heading.title else ""
    stationery = is_stationery(words, form, publisher)
    if stationery or says_what_it_is(words, form.template, publisher):
        return replace(heading, title=None)
    return heading


def _whole(text: str, line: Line, heading: Heading, form: Form) -> Heading:
    """A heading whose title goes on in the next line; none where it turns out to be prose."""
    if heading.title is None or not can_be_title(text, line, heading, form):
        return replace(heading, title=None)
    if heading.title[1] != line.end:
        return heading
    return replace(heading, title=whole_title(text, heading.title, form))


def is_news(form: Form) -> bool:
    """Whether a page has no part that decides: the day below its title is not a decision's."""
    return not any(form.sections_named(section_id) for section_id in DECIDING)


def _titled(text: str, found: Heading, skipped: Sequence[Heading], form: Form) -> Heading:
    """A head whose title was taken for the officer's line where it turns out to have no other.

    Where a line of the head ends as a later one reads, furniture stands before the title.
    """
    for other in skipped:
        words = text[slice(*other.title)] if other.title else ""
        if not found.title and not form.template.office_words.search(words):
            found = replace(found, title=other.title)
    if found.title is None:
        return found
    title = text[slice(*found.title)]
    below = list(islice(split_lines(text, found.title[1], form.entry.end), _LINES_OF_A_HEAD))
    for line in below:
        if len(line.text) > _LONG_ENOUGH_TO_REPEAT and title.endswith(f" {line.text}"):
            return replace(found, title=(line.start, line.end))
    return found


def _head_cells(
    text: str, form: Form, publisher: NamedId | None
) -> Iterator[tuple[Line, int, int]]:
    """The cells of the first lines that are neither furniture nor labels, up to the first label."""
    values = {field.start for field in form.fields}
    labels = {field.label_start: field.name for field in form.fields}
    for line in _unbroken(text, form):
        if is_passed_over(line, form, publisher, values, labels):
            continue
        if line.start in labels or line.words_start in labels:
            return
        first = line.words_start + len(_item_number(text[form.entry.start : line.start], line))
        if "\n" in line.text:
            yield line, first, line.end
            continue
        for cell in _CELL.finditer(text, first, line.end):
            if cell.group().strip():
                yield line, *cell.span()


def _unbroken(text: str, form: Form) -> Iterator[Line]:
    """The lines of an entry, a reference that a narrow column broke over two of them in one."""
    after: Line | None = None
    for line in split_lines(text, form.entry.head, form.entry.end):
        if after and _BROKEN.fullmatch(text, after.start, line.end):
            yield replace(after, end=line.end, text=text[after.start : line.end])
            after = None
            continue
        if after:
            yield after
        after = line
    if after:
        yield after


def _item_number(above: str, line: Line) -> str:
    """The number of an agenda's item before its title, where the meeting above names it too.

    >>> _item_number("Meeting: 20/03/2023 - Cabinet (Item 11)", next(split_lines("11 Booth Hall")))
    '11 '
    """
    numbered = _NUMBERED.match(line.words)
    announced = numbered and f"(Item {numbered['number']})" in above
    return numbered.group() if numbered and announced else ""


def _joined(first: Heading, second: Heading) -> Heading:
    """Two lines of one head: what the first prints goes before what the second does."""
    return Heading(
        reference=first.reference or second.reference,
        title=first.title or second.title,
        on=first.on or second.on,
        on_is=first.on_is if first.on else second.on_is,
        number=first.number or second.number,
        pending=first.pending or second.pending,
    )
