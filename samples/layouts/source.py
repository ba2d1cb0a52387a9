"""A sample's source: what its author states about it, then its text in a small markup."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

WORDING = Path(__file__).parent / "wording"
FENCE = "+++\n"
SAMPLE_LINE = "Sample document written for fundtrail – not a published decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a layout is given; `details` are the front matter's further lines."""

    layout: str
    file: str
    publisher: str
    title: str
    body: str
    details: dict[str, Any]


def read_source(path: Path) -> Source:
    """The source at a path, its standard wording filled in; a missing line raises `KeyError`."""
    _, front, body = path.read_text(encoding="utf-8").split(FENCE, 2)
    details = usual_answers() | tomllib.loads(front)
    return Source(
        layout=details.pop("layout"),
        file=details.pop("file"),
        publisher=details.pop("publisher"),
        title=details["title"],
        body=fill_wording(body.strip() + "\n", details),
        details=details,
    )


def usual_answers() -> dict[str, Any]:
    """What a form says unless its front matter says otherwise."""
    return tomllib.loads((WORDING / "usual_answers.toml").read_text(encoding="utf-8"))


def fill_wording(body: str, details: dict[str, Any]) -> str:
    """The body with each `{name}` line replaced by that standard wording of the form.

    >>> fill_wording("{no such wording}", {})
    '{no such wording}'
    """
    return "\n".join(standard_wording(line, details) for line in body.split("\n"))


def standard_wording(line: str, details: dict[str, Any]) -> str:
    path = WORDING / f"{line.strip('{}').replace(' ', '_')}.md"
    if not line.startswith("{") or not path.exists():
        return line
    return Template(path.read_text(encoding="utf-8").rstrip("\n")).substitute(details)
