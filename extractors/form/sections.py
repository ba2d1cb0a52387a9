"""The titled sections of a form, under our own ids, whatever the publisher prints as headings."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from .headings import plain_heading
from .lines import Line, split_lines
from .template import Template

DECIDING = ("recommendation", "executive_summary")
"""The sections that say what a decision decides."""

_LONGEST_HEADING = 110
_INLINE = re.compile(r"^(?P<heading>[^:\n]{3,60}):\s+(?P<body>\S.*)$")
_NUMBERED = re.compile(r"^(?P<number>\d{1,2})\.?\s+(?P<title>[A-Z][^.:;£]{3,70})$")
_TRAILING = re.compile(r"\s*(?:\(?\d{4}\s*[-–/]\s*\d{2,4}\)?|\(.*\))$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it; `section_id` is None where the heading is not known."""

    section_id: str | None
    title: str
    heading_start: int
    start: int
    end: int


def find_sections(
    text: str, template: Template, start: int, end: int, values: Container[int] = ()
) -> tuple[Section, ...]:
    """The sections between two offsets, in order; what stands before the first is `head`.

    `values` are the places of labelled values: none of them is a heading.
    """
    lines = [line for line in split_lines(text, start, end) if line.words_start not in values]
    opened = [Section(section_id="head", title="", heading_start=start, start=start, end=end)]
    opened.extend(_headings(lines, template, end))
    return tuple(
        Section(
            section_id=section.section_id,
            title=section.title,
            heading_start=section.heading_start,
            start=section.start,
            end=following.heading_start if following else end,
        )
        for section, following in zip(opened, [*opened[1:], None], strict=True)
    )


def _headings(lines: Sequence[Line], template: Template, end: int) -> Iterator[Section]:
    in_declaration = False
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else None
        if in_declaration and declaration_of(line.text, template):
            continue
        found = _known(line, template) or _numbered(line, following)
        if found is None:
            continue
        section_id, title, body = found
        in_declaration = section_id == "declaration"
        yield Section(
            section_id=section_id, title=title, heading_start=line.start, start=body, end=end
        )


def _known(line: Line, template: Template) -> tuple[str | None, str, int] | None:
    if len(line.text) <= _LONGEST_HEADING:
        section_id = section_id_of(line.text, template)
        if section_id is not None:
            return section_id, line.text, line.end
    inline = _INLINE.match(line.text)
    if inline is None or template.field_of(inline["heading"]):
        return None
    section_id = template.section_of(inline["heading"])
    if section_id is None:
        return None
    return section_id, inline["heading"], line.start + inline.start("body")


def section_id_of(heading: str, template: Template) -> str | None:
    """The section's id of a heading, years and brackets at its end aside."""
    return template.section_of(heading) or template.section_of(
        _TRAILING.sub("", plain_heading(heading))
    )


def declaration_of(line: str, template: Template) -> str | None:
    """The declaration whose label a line prints, with or without a tick behind it."""
    return template.declarations.get(plain_heading(re.split(r"[:\t]", line, maxsplit=1)[0]))


def _numbered(line: Line, following: Line | None) -> tuple[None, str, int] | None:
    """A heading that no list knows: numbered 4, with paragraph 4.1 right below it."""
    numbered = _NUMBERED.match(line.text)
    if numbered is None or following is None:
        return None
    below = following.text.lstrip("-• ")
    if not below.startswith(f"{numbered['number']}.1"):
        return None
    return None, line.text, line.end
