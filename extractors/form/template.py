"""A publisher's form as data: how to recognise it, its labels, headings, marks and lists."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from .headings import deletions, folded_heading, plain_heading
from .lines import Line
from .template_file import read_template_file

PUBLISHERS = Path(__file__).parents[1] / "knowledge" / "publishers"
GENERIC = "generic"
_HEAD = 6000
_LETTERHEAD = 12
_ENOUGH = 2
_LONG_ENOUGH_FOR_A_SLIP = 9
_LONGEST_HEADING = 200
_UNHURT = 4
_FEWEST_COLUMNS = 3
_LONGEST_NAME = 4
_MOST_WORDS_OF_A_HEAD = 20
_ISSUER = r"(?-i:[A-Z]{3,6}) (?=decision\b)"

Fullness = Literal["always", "sentence", "section"]
"""What makes an entry of a list a decision of its own rather than a cut-off neighbour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryStyle:
    """How an entry of a list of decisions begins: at the match, or at its group "entry"."""

    start: re.Pattern[str]
    full: Fullness


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One file of `knowledge/publishers`, joined with what every form has in common.

    `labels` maps a plain label to its field's name, `headings` a plain heading to its section's id,
    `offices` a plain printed office to the name the record gives it, `decision_makers` the letters
    of a series of references to the office that decides in it. `references` are the styles that
    are this publisher's reference wherever a heading begins with one. Of `stationery_words`
    consist the names of papers, of `approval_words` the lines that approve. `recognise` are marks
    that only its own papers print, `names` its names, which a neighbour's papers print too.
    """

    id: str
    publisher_id: str | None
    recognise: tuple[str, ...]
    names: tuple[str, ...]
    decision_maker: str | None
    decision_makers: Mapping[str, str]
    offices: Mapping[str, str]
    office_words: re.Pattern[str]
    labels: Mapping[str, str]
    headings: Mapping[str, str]
    report_marks: tuple[str, ...]
    form_marks: tuple[str, ...]
    entries: tuple[EntryStyle, ...]
    entry_date: Literal["stated", "published"] | None
    lines_before_title: int
    references: tuple[re.Pattern[str], ...]
    title_prefix: re.Pattern[str]
    stationery_words: frozenset[str]
    furniture: frozenset[str]
    furniture_patterns: tuple[re.Pattern[str], ...]
    declarations: Mapping[str, str]
    approval_words: Mapping[str, str]

    def field_of(self, label: str) -> str | None:
        """The field that a label names."""
        return self.labels.get(plain_heading(label))

    def section_of(self, heading: str) -> str | None:
        """The section that a heading opens, a slip of one letter in a long one forgiven."""
        plain = plain_heading(heading)
        if plain in self.headings:
            return self.headings[plain]
        may_have_slipped = _LONG_ENOUGH_FOR_A_SLIP <= len(plain) <= _LONGEST_HEADING
        return _slipped(self.id, plain) if may_have_slipped else None

    def is_table_head(self, line: Line) -> bool:
        """Whether a line is a row that holds nothing but labels and headings, parted or not."""
        names = [line.text[start - line.start : end - line.start] for start, end in line.cells()]
        if len(names) < 2:
            return self._is_run_of_labels(line.text.split())
        return all(self.field_of(each) or self.section_of(each) for each in names)

    def _is_run_of_labels(self, words: Sequence[str]) -> bool:
        """Whether words are labels and headings one after the other: a head without columns."""
        if len(words) > _MOST_WORDS_OF_A_HEAD:
            return False
        rest, names = words, 0
        while rest:
            sizes = range(min(len(rest), _LONGEST_NAME), 0, -1)
            size = next((n for n in sizes if self.lists(" ".join(rest[:n]))), 0)
            if not size:
                return False
            rest, names = rest[size:], names + 1
        return names >= _FEWEST_COLUMNS

    def lists(self, words: str) -> bool:
        """Whether words are one of its labels or headings, no slip forgiven."""
        plain = plain_heading(words)
        return plain in self.labels or plain in self.headings

    def is_furniture(self, line: str) -> bool:
        """Whether a line belongs to the site or the stationery, never to the decision."""
        return plain_heading(line) in self.furniture or any(
            pattern.search(line) for pattern in self.furniture_patterns
        )


@cache
def load_templates() -> Mapping[str, Template]:
    """Every publisher's template by its id, the generic one included.

    Raises `ValueError` naming the file and the key when a file is not as it should be.
    """
    files = {path.stem: read_template_file(path) for path in sorted(PUBLISHERS.glob("*.toml"))}
    generic = files[GENERIC]
    return {
        name: _template(name, content, generic if name != GENERIC else {})
        for name, content in files.items()
    }


def recognise(text: str, publisher_id: str | None) -> Template:
    """The template of the publisher given, else of the one whose marks the text carries most.

    A text that carries too few marks of any gets the generic template, which is nobody's.
    """
    templates = load_templates()
    if publisher_id is not None:
        for template in templates.values():
            if publisher_id in (template.publisher_id, template.id):
                return template
        return templates[GENERIC]
    head = _fold(text[:_HEAD])
    lines = [_fold(line) for line in text[:_HEAD].splitlines() if line.strip()][:_LETTERHEAD]
    best = max(templates.values(), key=lambda template: _marks(template, head, lines))
    return best if _marks(best, head, lines) >= _ENOUGH else templates[GENERIC]


def _marks(template: Template, head: str, lines: Sequence[str]) -> int:
    """How much a text looks like a publisher's: a form's mark, a name in the letterhead, a name."""
    form = sum(mark in head for mark in template.recognise)
    named = sum(name in head for name in template.names)
    letterhead = any(_is_letterhead(line, template.names) for line in lines)
    return _ENOUGH * form + named + letterhead


def _is_letterhead(line: str, names: Sequence[str]) -> bool:
    """Whether a line prints a name by itself, not in a sentence."""
    opening = line.removeprefix("office of ").removeprefix("the ")
    return len(line) < 100 and line[-1] != "." and opening.startswith(tuple(names))


def _folded_marks(marks: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_fold, marks))


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _template(name: str, own: dict[str, Any], generic: dict[str, Any]) -> Template:
    def mapped(key: str) -> dict[str, str]:
        return dict(_printed(key, generic)) | dict(_printed(key, own))

    def listed(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*own.get(key, ()), *generic.get(key, ())]))

    return Template(
        id=name,
        publisher_id=own.get("publisher"),
        recognise=_folded_marks(own.get("recognise", ())),
        names=_folded_marks(own.get("names", ())),
        decision_maker=own.get("decision_maker"),
        decision_makers=own.get("decision_makers", {}),
        offices=mapped("offices"),
        office_words=_any_of(listed("office_words")),
        labels=mapped("fields"),
        headings=mapped("sections"),
        report_marks=listed("report_marks"),
        form_marks=listed("form_marks"),
        entries=tuple(
            EntryStyle(start=re.compile(entry["start"], re.MULTILINE), full=entry["full"])
            for entry in [*own.get("entries", ()), *generic.get("entries", ())]
        ),
        entry_date=own.get("entry_date"),
        lines_before_title=own.get("lines_before_title", 0),
        references=tuple(map(re.compile, own.get("references", ()))),
        title_prefix=re.compile(
            rf"(?:{_ISSUER})?(?:(?:{_alternatives(listed('title_prefixes'))})[\s:.#–—-]*)+",
            re.IGNORECASE,
        ),
        stationery_words=frozenset(map(str.casefold, listed("stationery_words"))),
        furniture=frozenset(map(plain_heading, listed("furniture"))),
        furniture_patterns=tuple(
            re.compile(pattern, re.IGNORECASE) for pattern in listed("furniture_patterns")
        ),
        declarations=mapped("declarations"),
        approval_words=mapped("approval_words"),
    )


def _printed(key: str, content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for meaning, forms in content.get(key, {}).items():
        for form in forms:
            yield plain_heading(form), meaning


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(rf"{re.escape(each)}\b" for each in sorted(words, key=len, reverse=True))


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(words)})")


@lru_cache(maxsize=20_000)
def _slipped(template_id: str, plain: str) -> str | None:
    """The section of a heading that is one slip away from a known one, as OCR prints it."""
    known = _slips_of(template_id)
    folded = folded_heading(plain)
    ends = folded[:_UNHURT], folded[-_UNHURT:]
    if known.ends.isdisjoint(ends):
        return None
    forms = (folded, *deletions(folded))
    return next((known.sections[form] for form in forms if form in known.sections), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slips:
    """Every long heading whole and with each one letter left out, and how headings begin and end.

    Two words a slip apart share such a form, and the slip spares the beginning or the end.
    """

    sections: Mapping[str, str]
    ends: frozenset[str]


@cache
def _slips_of(template_id: str) -> _Slips:
    headings = load_templates()[template_id].headings
    long = {
        folded_heading(each): section
        for each, section in headings.items()
        if len(each) >= _LONG_ENOUGH_FOR_A_SLIP
    }
    short = {form: section for each, section in long.items() for form in deletions(each)}
    ends = {end for each in long for end in (each[:_UNHURT], each[-_UNHURT:])}
    return _Slips(sections=short | long, ends=frozenset(ends))
