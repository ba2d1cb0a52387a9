"""What a decision is called: its reference and its title, as the form prints them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..form import Field, Form
from ..nlp.references import find_references, normalise_reference, same_decision
from ..records import Issue, NamedId, ReferenceMention
from .announced import announced_heading, item_for_decision, unlabelled_reference
from .first_lines import read_head
from .heading import Heading, read_heading
from .stationery import is_stationery
from .title_line import (
    is_title_with_full_stop,
    reads_as_title,
    says_more_than_a_title,
)

_LABEL = "Reference: "
_LONGEST_REFERENCE = 30
_FARTHEST_LABEL = 2500
_EDGE = " \t-–—:.|•*·,"
_NO_REFERENCE = re.compile(r"(?:to be|not|none|awaiting|n/?a)\b", re.IGNORECASE)
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
    heading = read_head(text, form, publisher, known)
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
