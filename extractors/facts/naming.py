"""What a decision is called: its reference and its title, as the form prints them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ..form import Field, Form
from ..form.lines import Line, split_lines
from ..form.sections import DECIDING
from ..nlp.references import find_references, normalise_reference, same_decision
from ..records import Issue, NamedId, ReferenceMention
from .announced import announced_heading, item_for_decision, unlabelled_reference
from .heading import Heading, read_heading
from .stationery import is_stationery, names_a_sitting, opens_minutes, says_what_it_is
from .title_line import (
    can_be_title,
    is_passed_over,
    is_title_with_full_stop,
    reads_as_title,
    says_more_than_a_title,
    whole_title,
)

_LABEL = "Reference: "
_LONGEST_REFERENCE = 30
_FARTHEST_LABEL = 2500
_LINES_OF_A_HEAD = 5
_EDGE = " \t-–—:.|•*·,"
_CELL = re.compile(r"[^\t|\n]+")
_NO_REFERENCE = re.compile(r"(?:to be|not|none|awaiting|n/?a)\b", re.IGNORECASE)
_BROKEN = re.compile(r"(?:20\d\d|[A-Z][A-Z/.-]{1,8})[-–/][ \t]*\n[ \t]*\d{2,7}")
_NUMBERED = re.compile(r"(?P<number>\d{1,3}) (?=\S)")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A decision's reference and title; `title_span` is where the title stands.

    `heading` is what else its heading says; `own_references` are all that name this decision.
    """

    reference: str | None
    reference_printed: str | None
    title: str | None
    title_span: tuple[int, int] | None
    heading: Heading
    own_references: tuple[str, ...]
    issues: tuple[Issue, ...]


def read_naming(text: str, form: Form, publisher: NamedId | None = None) -> Naming:
    """The reference and title of a decision; where title and field disagree, the title's, told."""
    of_field = next(_references_of_fields(text, form), None)
    known = of_field.text if of_field else None
    labelled = _labelled_title(text, form, publisher, known)
    heading = _head(text, form, publisher, known)
    if heading.reference is None and of_field is None:
        heading = announced_heading(text, form) or item_for_decision(text, form) or heading
    if heading.reference is None and of_field is None:
        of_field = unlabelled_reference(text, form)
    of_title = heading.reference or (labelled.reference if labelled else None)
    chosen = of_title or of_field
    span = labelled.title if labelled else heading.title
    if labelled and labelled.title and heading.title and heading.title[0] < labelled.title[0]:
        span = heading.title if says_more_than_a_title(text[slice(*labelled.title)]) else span
    both = [each for each in (of_title, of_field) if each]
    own = (*both, heading.number) if heading.number else both
    return Naming(
        reference=chosen.reference if chosen else None,
        reference_printed=" ".join(chosen.text.split()) if chosen else None,
        title=_printed(text[slice(*span)]) if span else None,
        title_span=span,
        heading=heading,
        own_references=tuple(dict.fromkeys(each.reference for each in own)),
        issues=_conflict(both),
    )


def _printed(title: str) -> str:
    """A title in one line, without the full stop that ends it."""
    words = " ".join(title.split())
    return words[:-1] if is_title_with_full_stop(words) else words


def _conflict(references: list[ReferenceMention]) -> tuple[Issue, ...]:
    if len(references) < 2:
        return ()
    title, field = (each.reference for each in references)
    if same_decision(_LEADING_ZEROS.sub("", title), _LEADING_ZEROS.sub("", field)):
        return ()
    detail = f"the title says {title}, the field {field}"
    return (Issue(code="reference_conflict", detail=detail, page=1),)


def _references_of_fields(text: str, form: Form) -> Iterator[ReferenceMention]:
    for field in form.values("reference"):
        if field.label_start >= form.entry.head:
            found = _reference_of_field(text, field, form)
            if found:
                yield found


def _reference_of_field(text: str, field: Field, form: Form) -> ReferenceMention | None:
    """What a label announces as the reference; a number before words of a title is none."""
    heading = read_heading(text, field.start, field.end, form.template)
    if heading.reference and not heading.number:
        return heading.reference
    found = find_references(f"{_LABEL}{field.value}")
    whole = field.value.split("  ")[0].strip(_EDGE)
    if found and (found[0].text == whole or found[0].text[:1].isalpha()):
        return _mention(field, found[0].text)
    short = len(whole) <= _LONGEST_REFERENCE and len(whole.split()) <= 3
    return _mention(field, whole) if short and any(map(str.isdigit, whole)) else None


def _mention(field: Field, printed: str) -> ReferenceMention:
    start = field.start + field.value.index(printed)
    return ReferenceMention(
        start=start,
        end=start + len(printed),
        text=printed,
        reference=normalise_reference(printed),
    )


def _labelled_title(
    text: str, form: Form, publisher: NamedId | None, known: str | None
) -> Heading | None:
    """The title that a label announces near the decision's beginning.

    Where a table lost its numbers, the title stands below the label of the reference.
    """
    signed = min((field.start for field in form.values("signature")), default=form.entry.end)
    farthest = min(form.entry.head + _FARTHEST_LABEL, signed)
    for name in ("title", "reference"):
        for field in form.values(name):
            if not form.entry.head <= field.label_start < farthest:
                continue
            if is_stationery(field.value, form, publisher):
                continue
            heading = read_heading(text, field.start, field.end, form.template, known)
            if heading.title and (name == "title" or _is_words(text, heading)):
                return heading
    return None


def _is_words(text: str, heading: Heading) -> bool:
    """Whether what a label of references announces is a title: some words, no code."""
    words = text[slice(*heading.title)] if heading.title else ""
    long = len(words) > _LONGEST_REFERENCE
    no_code = len(words.split()) > 1 and not any(map(str.isdigit, words))
    return (long or no_code) and not _NO_REFERENCE.match(words) and reads_as_title(words)


def _head(text: str, form: Form, publisher: NamedId | None, known: str | None) -> Heading:
    """The first lines of a decision read together: a reference, a title, the date beside them."""
    found = Heading()
    skipped: list[Heading] = []
    sitting: Heading | None = None
    for line, start, end in _head_cells(text, form, publisher):
        read = read_heading(text, start, end, form.template, known)
        words = text[slice(*read.title)] if read.title else ""
        if is_stationery(words, form, publisher) or says_what_it_is(
            words, form.template, publisher
        ):
            read = replace(read, title=None)
        elif not found.title and names_a_sitting(words):
            sitting = sitting or read
            continue
        elif not found.title and opens_minutes(words):
            return found
        if read.title and (found.title or not can_be_title(text, line, read, form)):
            if not found.title:
                found = _joined(found, replace(read, title=None))
            break
        if found.title and not found.reference and is_news(form):
            read = replace(read, on=None)
        if read.title and len(skipped) < form.template.lines_before_title:
            skipped.append(read)
            read = replace(read, title=None)
        whole = _whole(text, line, read, form)
        if read.title and not whole.title:
            break
        found = _joined(found, whole)
    found = _titled(text, found, skipped, form)
    return found if found.title or not sitting else _joined(found, sitting)


def _whole(text: str, line: Line, heading: Heading, form: Form) -> Heading:
    """A heading whose title goes on in the next line; none where it turns out to be prose."""
    if heading.title is None or heading.title[1] != line.end:
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
        if len(line.text) > _LONGEST_REFERENCE and title.endswith(f" {line.text}"):
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
