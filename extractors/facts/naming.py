"""What a decision is called: its reference and its title, as the form prints them."""

import re
from dataclasses import dataclass

from ..form import Field, Form
from ..form.lines import Line, split_lines
from ..nlp.references import find_references, normalise_reference
from ..records import Issue, ReferenceMention

_EDGE = " \t-–—:.|•*·,"
_LONGEST_TITLE = 220
_TRAILING_FILE = re.compile(r"\s*\((?:application|pdf|word|docx?)\b[^)]*\)\s*$|\s+ref:.*$", re.IGNORECASE)
_LEADING_DATE = re.compile(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\s*[-–]\s*")
_DECISION_TITLED = re.compile(
    r"^Decision\s+(?P<ref>(?=[^\s.:]*\d)[\w/–-]{3,16}(?:\s?[–-]\s?\d{2,4})?)\s*[.:–-]\s+(?P<title>[A-Z].+)$", re.MULTILINE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A decision's reference and title; `title_span` is where the title stands."""

    reference: str | None = None
    reference_printed: str | None = None
    title: str | None = None
    title_span: tuple[int, int] | None = None
    issues: tuple[Issue, ...] = ()


def read_naming(text: str, form: Form) -> Naming:
    """The reference and title of a decision; where title and field disagree, the title's, told."""
    field = next(iter(form.values("reference")), None)
    heading = _heading(text, form)
    titled = _title_of(text, form, heading)
    of_field = _reference_of_field(field)
    of_title = _reference_at_head(text, form, heading)
    chosen = of_title or of_field
    issues = ()
    if of_title and of_field and of_title.reference != of_field.reference:
        detail = f"the title says {of_title.reference}, the field {of_field.reference}"
        issues = (Issue(code="reference_conflict", detail=detail, page=1),)
    title, span = titled if titled else (None, None)
    return Naming(
        reference=chosen.reference if chosen else None,
        reference_printed=chosen.text if chosen else None,
        title=title,
        title_span=span,
        issues=issues,
    )


def _heading(text: str, form: Form) -> Line | None:
    """The first line of the decision that is not a label with its value."""
    labelled = {field.label_start for field in form.fields} | {field.start for field in form.fields}
    for line in split_lines(text, form.entry.start, form.entry.end):
        if line.start in labelled or line.words_start in labelled:
            return None
        return line
    return None


def _reference_of_field(field: Field | None) -> ReferenceMention | None:
    if field is None:
        return None
    found = find_references(f"Reference: {field.value}")
    if found:
        return found[0]
    printed = field.value.split("  ")[0].strip(_EDGE)
    if not any(letter.isdigit() for letter in printed) or len(printed) > 30:
        return None
    return ReferenceMention(
        start=field.start,
        end=field.end,
        text=printed,
        reference=normalise_reference(printed),
    )


def _reference_at_head(text: str, form: Form, heading: Line | None) -> ReferenceMention | None:
    """The reference that the first lines print before anything else."""
    if heading is None:
        return None
    words = heading.words
    found = find_references(words)
    if found and (found[0].start <= 2 or "ref:" in words):
        return found[0]
    decision = _DECISION_TITLED.search(text, form.entry.start, form.entry.end)
    if decision:
        printed = decision["ref"]
        return ReferenceMention(
            start=decision.start("ref"),
            end=decision.end("ref"),
            text=printed,
            reference=normalise_reference(printed),
        )
    return None


def _title_of(
    text: str, form: Form, heading: Line | None
) -> tuple[str, tuple[int, int]] | None:
    field = next(iter(form.values("title")), None)
    if field is not None:
        return _without_reference(field.value), (field.start, field.end)
    decision = _DECISION_TITLED.search(text, form.entry.start, form.entry.end)
    if decision:
        title = _TRAILING_FILE.sub("", decision["title"]).strip()
        return title, (decision.start("title"), decision.start("title") + len(title))
    if heading is None or not _can_be_title(heading):
        return None
    title = _without_reference(heading.words)
    if not title:
        return None
    start = heading.start + heading.text.rfind(title)
    return title, (start, start + len(title))


def _can_be_title(heading: Line) -> bool:
    words = heading.words
    return len(words) <= _LONGEST_TITLE and not re.search(r"[.!?;:]$", words)


def _without_reference(printed: str) -> str:
    """A title without its reference, its date and the file's note.

    >>> _without_reference("PCD 1235 - Acceptance of MOJ funding")
    'Acceptance of MOJ funding'
    """
    title = _TRAILING_FILE.sub("", _LEADING_DATE.sub("", printed.strip()))
    found = find_references(title)
    if found and found[0].start <= 2:
        title = title[found[0].end :]
    return re.sub(r"\s+", " ", title).strip(_EDGE + "\n")
