"""A Document to its Forms, one for each decision it carries: template, fields, parts, sections."""

from dataclasses import dataclass

from ..records import Document
from .entries import Entry, find_entries
from .fields import Field, find_fields
from .parts import Part, find_parts
from .rows import DecisionRow, find_rows
from .sections import Section, find_sections
from .template import Template, recognise

__all__ = ["Entry", "Field", "Form", "Part", "Section", "Template", "read_forms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a document's layout says of one decision, before any sentence is read."""

    template: Template
    entry: Entry
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]

    def values(self, name: str) -> tuple[Field, ...]:
        """The fields of one meaning that hold something, in order of printing."""
        return tuple(field for field in self.fields if field.name == name and field.value)

    def section_at(self, offset: int) -> Section:
        for section in reversed(self.sections):
            if section.heading_start <= offset:
                return section
        return self.sections[0]

    def part_at(self, offset: int) -> Part:
        return next((part for part in self.parts if part.start <= offset < part.end), self.parts[0])

    def sections_named(self, section_id: str) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.section_id == section_id)


def read_forms(document: Document, publisher_id: str | None) -> tuple[Form, ...]:
    """The forms of a document's decisions, in order of printing; always at least one."""
    text = document.text
    template = recognise(text, publisher_id)
    rows = find_rows(text, template)
    if rows:
        return tuple(_row_form(template, row, listed=len(rows) > 1) for row in rows)
    return tuple(_read_form(text, template, entry) for entry in find_entries(text, template))


def _row_form(template: Template, row: DecisionRow, *, listed: bool) -> Form:
    return Form(
        template=template,
        entry=Entry(start=row.start, end=row.end, head=row.start, listed=listed),
        parts=(Part(kind="listing", start=row.start, end=row.end),),
        sections=row.sections,
        fields=row.fields,
    )


def _read_form(text: str, template: Template, entry: Entry) -> Form:
    listing = Part(kind="listing", start=entry.start, end=entry.end)
    parts = (listing,) if entry.listed else find_parts(text, template, entry.start, entry.end)
    fields = find_fields(text, template, entry.start, entry.end)
    values = {field.start for field in fields if field.value}
    return Form(
        template=template,
        entry=entry,
        parts=parts,
        sections=tuple(
            section
            for part in parts
            for section in find_sections(text, template, part.start, part.end, values)
        ),
        fields=fields,
    )
