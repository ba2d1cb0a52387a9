"""A publisher's form as data: how to recognise it, its labels, headings and marks."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .headings import plain_heading

PUBLISHERS = Path(__file__).parents[1] / "knowledge" / "publishers"
GENERIC = "generic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One file of `knowledge/publishers`, joined with what every form has in common.

    `labels` maps a plain label to its field's name, `headings` a plain heading to its section's id.
    """

    id: str
    publisher_id: str | None
    recognise: tuple[str, ...]
    decision_maker: str | None
    labels: dict[str, str]
    headings: dict[str, str]
    report_marks: tuple[str, ...]
    form_marks: tuple[str, ...]
    entry_starts: tuple[re.Pattern[str], ...]
    declarations: dict[str, str]

    def field_of(self, label: str) -> str | None:
        return self.labels.get(plain_heading(label))

    def section_of(self, heading: str) -> str | None:
        return self.headings.get(plain_heading(heading))


@cache
def load_templates() -> dict[str, Template]:
    """Every publisher's template by its id, the generic one included.

    Raises `ValueError` naming the file and the key when a file is not as it should be.
    """
    files = {path.stem: _read(path) for path in sorted(PUBLISHERS.glob("*.toml"))}
    generic = files[GENERIC]
    return {name: _template(name, content, generic) for name, content in files.items()}


def recognise(text: str, publisher_id: str | None) -> Template:
    """The template of the publisher given, else of the one whose marks the text carries most.

    A text that carries no publisher's mark gets the generic template.
    """
    templates = load_templates()
    if publisher_id is not None:
        for template in templates.values():
            if publisher_id in (template.publisher_id, template.id):
                return template
        return templates[GENERIC]
    head = text[:6000]
    marked = {
        template.id: sum(mark.casefold() in head.casefold() for mark in template.recognise)
        for template in templates.values()
    }
    best = max(marked, key=lambda name: marked[name])
    return templates[best] if marked[best] else templates[GENERIC]


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _template(name: str, own: dict[str, Any], generic: dict[str, Any]) -> Template:
    def both(key: str) -> Iterator[tuple[str, str]]:
        for content in (generic, own):
            for meaning, printed in content.get(key, {}).items():
                for form in printed:
                    yield plain_heading(form), meaning

    return Template(
        id=name,
        publisher_id=own.get("publisher"),
        recognise=tuple(own.get("recognise", ())),
        decision_maker=own.get("decision_maker"),
        labels=dict(both("fields")),
        headings=dict(both("sections")),
        report_marks=_listed("report_marks", own, generic),
        form_marks=_listed("form_marks", own, generic),
        entry_starts=tuple(
            re.compile(pattern, re.MULTILINE)
            for pattern in _listed("entry_starts", own, generic)
        ),
        declarations=dict(both("declarations")),
    )


def _listed(key: str, own: dict[str, Any], generic: dict[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*own.get(key, ()), *generic.get(key, ())]))
