"""The lines of a text as rows of a table: their kind, their cells, and which cells are figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from extractors.records import Cell

Kind = Literal["prose", "tabs", "pipes", "cell", "spaces"]

_MARKDOWN_RULE: Final = re.compile(r"[\s|:\-]*-[\s|:\-]*")
_LIST_MARK: Final = re.compile(r"(?:[•●▪◦*–\-]|\(?[A-Za-z]{1,4}[.)]|\(?\d+(?:\.\d+)*[.)]?)\s*")
_SIGN = r"[-–−(+]?\s*"
_FIGURE: Final = re.compile(
    rf"{_SIGN}(?:[£€$]\s*)?{_SIGN}(?:\d{{1,3}}(?:,\s?\d{{3}})+|\d+)(?:\.\d+)?\s*"
    r"(?:k|m|bn|%|million|thousand)?\)?\s*(?:CR|DR)?[*†¹²³]?",
    re.IGNORECASE,
)
_NOTHING: Final = re.compile(r"[£€$]\s*[-–—−]|[-–—−]|nil", re.IGNORECASE)
_MONEY: Final = re.compile(r"[£€$]\s*\d(?!00s?\b)")
_UNIT: Final = re.compile(r"\(?[£€$]?\s*000s?\)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:\s*[/\-–]\s*(?:(?:19|20)?\d\d|\d))?")
_COLUMNS: Final = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_CURRENCY_ALONE: Final = frozenset("£€$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line without the white space around it; `follows`: no blank line stands before it."""

    start: int
    end: int
    kind: Kind
    follows: bool


def lines_of(text: str) -> list[Line]:
    """The lines that print something."""
    lines: list[Line] = []
    last_end = -1
    for match in re.finditer(r"[^\n\f]+", text):
        start, end = match.span()
        if match[0].isspace():
            continue
        follows = last_end >= 0 and text.count("\n", last_end, start) == 1
        follows = follows and "\f" not in text[last_end:start]
        lines.append(Line(start=start, end=end, kind=_kind(match[0]), follows=follows))
        last_end = end
    return lines


def _kind(line: str) -> Kind:
    if "|" in line:
        return "cell" if line.strip().find("|") == len(line.strip()) - 1 else "pipes"
    if "\t" in line.strip(" \u00a0\r"):
        return "prose" if _is_tabbed_prose(line) else "tabs"
    if "  " in line.strip() and _ends_in_figure(line):
        return "spaces"
    return "prose"


def _is_tabbed_prose(line: str) -> bool:
    """A tab after a list's mark or at a first line's indent."""
    cells = [cell for cell in line.split("\t") if cell.strip()]
    if len(cells) == 1:
        return line.startswith("\t") and not number_like(cells[0])
    return len(cells) == 2 and bool(_LIST_MARK.fullmatch(cells[0])) and not number_like(cells[1])


def _ends_in_figure(line: str) -> bool:
    last = re.split(r"[ \u00a0]{2,}", line.strip())[-1]
    return number_like(last)


def number_like(cell: str) -> bool:
    """Whether a cell holds a figure: an amount, a share, nil; a year or a unit is none.

    >>> [number_like(cell) for cell in ("136,091", "£ 24,000", "(1,200)", "£-", "45%")]
    [True, True, True, True, True]
    >>> [number_like(cell) for cell in ("2020/21 £", "£000", "2021", "Post 2032", "PCD 907")]
    [False, False, False, False, False]
    """
    cell = cell.strip()
    if not cell or _YEAR.fullmatch(cell) or _UNIT.fullmatch(cell):
        return False
    if _MONEY.match(cell) or _NOTHING.fullmatch(cell):
        return True
    return _FIGURE.fullmatch(cell) is not None


def cells_of_line(text: str, line: Line) -> Iterator[Cell]:
    """The cells that print something; columns count the empty ones too."""
    printed = text[line.start : line.end]
    if _MARKDOWN_RULE.fullmatch(printed):
        return
    for column, (start, end) in enumerate(_places(printed, line.kind)):
        trimmed = printed[start:end].strip()
        if trimmed:
            first = line.start + start + printed[start:end].index(trimmed[0])
            yield Cell(start=first, end=first + len(trimmed), column=column)


def _places(printed: str, kind: Kind) -> list[tuple[int, int]]:
    if kind == "prose":
        return [(0, len(printed))]
    mark = "|" if kind == "pipes" else "\t"
    places = [(m.start(), m.end()) for m in re.finditer(rf"(?<![^{mark}])[^{mark}]*", printed)]
    return places[1:] if mark == "|" and printed.lstrip().startswith("|") else places


def aligned_places(printed: str) -> list[tuple[int, int]]:
    """Cells parted by two spaces or more; a currency sign stays with its figure."""
    places: list[tuple[int, int]] = []
    for match in _COLUMNS.finditer(printed):
        start, end = match.span()
        if places and printed[places[-1][0] : places[-1][1]] in _CURRENCY_ALONE:
            start = places.pop()[0]
        places.append((start, end))
    return places
