"""Amounts that stand in a list of entries: ``Bridge Centre – £4,980``, or a line for each cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import mode

from ..form.lines import Line, split_lines
from .name_words import names_a_body

Spans = tuple[tuple[int, int], ...]
"""Places in a text, in order."""

_LONGEST_LABEL = 90
_MOST_CELLS = 3
_NAMED_SHARE = 2 / 3
_SHORT = 3
_BEFORE_AMOUNT = re.compile(r"(?P<label>[^£|\t]{2,90}?)\s*(?:[-–—:=,|\t]+\s*)?")
_RUNNING_WORDS = re.compile(
    r"\b(?:is|are|was|were|be|been|will|has|have|had|that|which|from|award(?:s|ed)?|grants?|to|by|"
    r"up to|since|more|over|about|with|total(?:s|ling|led)?|requested|sum|at|costs?|costing|plus|"
    r"minus|per|a|an|we|it|they)\b"
    r"|[.!?;]\s|[.;!?]$|^\W*\d+\W*$",
    re.IGNORECASE,
)
_FIGURE_ONLY = re.compile(r"[^A-Za-z]*(?:k|m|bn|million|thousand)?[^A-Za-z]*", re.IGNORECASE)
_TOTAL = re.compile(r"(?:grand |overall |sub-?)?total\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where the label of a list's amount stands; whether most labels of the list name bodies."""

    start: int
    end: int
    names_body: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    start: int
    end: int
    amounts: tuple[int, ...]


def find_lines_of_rows(text: str, money: Spans) -> Mapping[int, tuple[int, int]]:
    """The line of each amount that ends it, where the line above or below ends in an amount too.

    By where the amount begins; `money` are the places of all amounts.

    >>> find_lines_of_rows("Aspire kit 800\\nRefuge beds 900", ((11, 14), (27, 30)))
    {11: (0, 14), 27: (15, 30)}
    """
    lines = tuple(split_lines(text))
    ends = {end: start for start, end in money}
    last = [ends.get(line.end) for line in lines]
    return {
        amount: (line.start, line.end)
        for number, (line, amount) in enumerate(zip(lines, last, strict=True))
        if amount is not None
        and any(last[max(number - 1, 0) : number] + last[number + 1 : number + 2])
    }


def find_entries(text: str, money: Spans) -> Mapping[int, Entry]:
    """The entry of each amount of a list, by where the amount begins.

    >>> text = "Aspire - £800 for an audit\\nTax Volunteers – £900"
    >>> entry = find_entries(text, ((9, 13), (44, 48)))[44]
    >>> text[entry.start:entry.end], entry.names_body
    ('Tax Volunteers', True)
    """
    lines = tuple(split_lines(text))
    amounts = _amounts_by_line(lines, money)
    lists = (*_lists_of_lines(text, lines, amounts), *_lists_of_cells(lines, amounts))
    return {start: entry for rows in lists for start, entry in _judged(text, rows)}


def _amounts_by_line(lines: Sequence[Line], money: Spans) -> list[tuple[int, ...]]:
    """Where the amounts of each line begin; both are in order."""
    found: list[tuple[int, ...]] = []
    at = 0
    for line in lines:
        first = at
        while at < len(money) and money[at][0] < line.end:
            at += 1
        found.append(tuple(start for start, _ in money[first:at] if start >= line.start))
    return found


def _judged(text: str, rows: Sequence[_Row]) -> Iterator[tuple[int, Entry]]:
    """The entries of a list; a line that stands alone is none."""
    if len(rows) < 2:
        return
    labels = [text[row.start : row.end] for row in rows]
    named = sum(map(_like_a_name, labels)) >= _NAMED_SHARE * len(rows)
    for row in rows:
        entry = Entry(start=row.start, end=row.end, names_body=named)
        yield from ((start, entry) for start in row.amounts)


def _like_a_name(label: str) -> bool:
    """Whether a label is printed as names are: in capitals but for its short words.

    >>> [_like_a_name(label) for label in ("Friends of Hill Hook", "Domestic abuse support")]
    [True, False]
    """
    words = [word for word in re.findall(r"[\w'’&-]+", label) if len(word) > _SHORT]
    capital = sum(not word[0].islower() for word in words)
    return ":" not in label and 2 * capital > len(words) and names_a_body(label, in_list=True)


def _lists_of_lines(
    text: str, lines: Sequence[Line], amounts: Sequence[tuple[int, ...]]
) -> Iterator[list[_Row]]:
    """Neighbouring lines that each begin with a label and go on with an amount."""
    rows = [_row_of_line(text, line, own) for line, own in zip(lines, amounts, strict=True)]
    for is_row, run in groupby(rows, key=lambda row: row is not None):
        if is_row:
            yield [row for row in run if row is not None]


def _row_of_line(text: str, line: Line, amounts: Sequence[int]) -> _Row | None:
    if not amounts or amounts[0] <= line.words_start:
        return None
    before = _BEFORE_AMOUNT.fullmatch(text, line.words_start, amounts[0])
    if before is None or _RUNNING_WORDS.search(before["label"]) or _TOTAL.match(before["label"]):
        return None
    return _Row(start=before.start("label"), end=before.end("label"), amounts=(amounts[0],))


def _lists_of_cells(
    lines: Sequence[Line], amounts: Sequence[tuple[int, ...]]
) -> Iterator[list[_Row]]:
    """Rows of as many lines each, the last of them amounts alone; the first line is the label."""
    for run in _runs_of_short_lines(lines, amounts):
        width = mode([len(labels) for labels, _ in run[1:]] or [0])
        rows = [
            _Row(start=labels[-width].start, end=labels[-width].end, amounts=tuple(own))
            for labels, own in run
            if 0 < width <= min(len(labels), _MOST_CELLS)
        ]
        if len(rows) > 1:
            yield rows


def _runs_of_short_lines(
    lines: Sequence[Line], amounts: Sequence[tuple[int, ...]]
) -> Iterator[list[tuple[list[Line], list[int]]]]:
    """Stretches of lines told off as labels and the amounts below them."""
    run: list[tuple[list[Line], list[int]]] = []
    for line, own in zip(lines, amounts, strict=True):
        if own and _FIGURE_ONLY.fullmatch(line.text):
            if run:
                run[-1][1].extend(own)
        elif own or len(line.text) > _LONGEST_LABEL or line.text.endswith((".", ";", ":")):
            yield run
            run = []
        elif run and not run[-1][1]:
            run[-1][0].append(line)
        else:
            run.append(([line], []))
    yield run
