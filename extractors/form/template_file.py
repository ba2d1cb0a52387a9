"""Reading one publisher's TOML file, strictly: a key that nobody reads is a mistake."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_TEXT = ("publisher", "decision_maker", "entry_date")
_LISTS = (
    "recognise",
    "names",
    "form_marks",
    "report_marks",
    "references",
    "title_prefixes",
    "furniture",
    "furniture_patterns",
    "office_words",
    "stationery_words",
)
_TABLES_OF_LISTS = ("fields", "sections", "declarations", "offices", "approval_words")
_PATTERNS = ("references", "furniture_patterns")
_OTHERS = ("entries", "decision_makers", "lines_before_title")
_FULLNESS = ("always", "sentence", "section")


def read_template_file(path: Path) -> dict[str, Any]:
    """What a file says; raises `ValueError` naming the file and the key that is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}") from error
    problem = next(_problems(content), None)
    if problem:
        raise ValueError(f"{path.name}: {problem}")
    return content


def _problems(content: dict[str, Any]) -> Iterator[str]:
    known = {*_TEXT, *_LISTS, *_TABLES_OF_LISTS, *_OTHERS}
    yield from (f"{key}: no such key" for key in content if key not in known)
    for key in _TEXT:
        if not isinstance(content.get(key, ""), str):
            yield f"{key}: must be text"
    for key in _LISTS:
        if not _is_list_of_text(content.get(key, [])):
            yield f"{key}: must be a list of texts"
    for key in _TABLES_OF_LISTS:
        for name, forms in content.get(key, {}).items():
            if not _is_list_of_text(forms):
                yield f"{key}.{name}: must be a list of texts"
    for key in _PATTERNS:
        yield from _broken_patterns(key, content.get(key, []))
    yield from _entry_problems(content.get("entries", []))


def _entry_problems(entries: list[dict[str, str]]) -> Iterator[str]:
    for entry in entries:
        if entry.keys() != {"start", "full"} or entry["full"] not in _FULLNESS:
            yield f"entries: needs a start and full, one of {', '.join(_FULLNESS)}"
            return
    yield from _broken_patterns("entries", [entry["start"] for entry in entries])


def _broken_patterns(key: str, patterns: list[str]) -> Iterator[str]:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            yield f"{key}: {pattern!r} is no pattern: {error}"


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
