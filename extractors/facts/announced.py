"""A decision named elsewhere than in its head or its labels: in a line that announces it."""

import re

from ..form import Form
from ..form.lines import split_lines
from ..nlp.financial_year_values import parse_financial_year
from ..nlp.references import normalise_reference
from ..records import ReferenceMention
from .heading import Heading, read_heading
from .title_line import can_be_title

_HEAD_OF_NOTES = 300
_NOTES = re.compile(r"\b(?:notes|minutes) of (?:the )?meeting\b", re.IGNORECASE)
_FOR_DECISION = re.compile(
    r"(?P<title>[A-Z][^\n.]{3,90}?)\s*(?:[-–]?\s*\(?Papers?\)?\s*)?[-–]\s*\(?[Ff]or [Dd]ecision\b"
)


def item_for_decision(text: str, form: Form) -> Heading | None:
    """The one item of a meeting's notes that is marked "For decision"."""
    head = text[form.entry.start : form.entry.start + _HEAD_OF_NOTES]
    if not _NOTES.search(head):
        return None
    lines = split_lines(text, form.entry.head, form.entry.end)
    items = [found for line in lines if (found := _FOR_DECISION.match(text, line.words_start))]
    return Heading(title=items[0].span("title")) if len(items) == 1 else None


def announced_heading(text: str, form: Form) -> Heading | None:
    """A line that says "Decision", a reference and a title; several such lines list decisions."""
    found: list[Heading] = []
    for line in split_lines(text, form.entry.start, form.entry.end):
        prefix = form.template.title_prefix.match(line.words)
        if prefix is None:
            continue
        heading = read_heading(text, line.words_start, line.end, form.template)
        if heading.reference and heading.title and can_be_title(text, line, heading, form):
            found.append(heading)
    references = {each.reference.reference for each in found if each.reference}
    return found[0] if len(references) == 1 else None


def unlabelled_reference(text: str, form: Form) -> ReferenceMention | None:
    """The one number in the publisher's own style that an entry prints, if its label is empty.

    A year is none, and what a file is called is none either.
    """
    labelled = [field.value for field in form.fields if field.name == "reference"]
    if not labelled or any(value[:1].isdigit() for value in labelled):
        return None
    own = form.entry.start, form.entry.end
    found = [
        match
        for style in form.template.references
        for match in re.compile(rf"(?<![\w/-])(?:{style.pattern})(?!-)").finditer(text, *own)
        if not parse_financial_year(match.group())
    ]
    if len({re.sub(r"\W", "", each.group()) for each in found}) != 1:
        return None
    printed = found[0].group()
    reference = normalise_reference(printed)
    return ReferenceMention(
        start=found[0].start(), end=found[0].end(), text=printed, reference=reference
    )
