"""Reads one column of a page: paragraphs, list items, headings, and tables that have no rules."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from extractors.reading.pdf_lines import Piece, Row
from extractors.reading.pdf_rows import find_row_run, read_row_run
from extractors.reading.pdf_text import LINE, PARAGRAPH, WRAP, Token

_LIST_MARK: Final = re.compile(
    r"(?:[•●○▪◦■□➢❖✓*–\-]|o|\(?(?:[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)"
)
_BARE_NUMBER: Final = re.compile(r"\d{1,3}")
_PITCH: Final = 1.45
_NEW_PARAGRAPH: Final = 1.35


def read_flow(rows: Sequence[Row]) -> Iterator[Token]:
    """The words of a column in order, with the joints between them."""
    rows = [_with_mark(row) for row in rows]
    right = max((row.x1 for row in rows), default=0.0)
    at = 0
    while at < len(rows):
        run = find_row_run(rows, at)
        if run > at:
            yield _gap(rows, at)
            yield from read_row_run(rows[at:run])
            yield LINE
            at = run
            continue
        yield _joint(rows, at, right)
        yield from rows[at].pieces[0].words
        at += 1


def _with_mark(row: Row) -> Row:
    """A list's number and the text set off from it are one piece."""
    if len(row.pieces) < 2:
        return row
    mark, text, *others = row.pieces
    if not _is_mark(mark, text, alone=not others):
        return row
    return replace(row, pieces=(Piece(words=mark.words + text.words), *others))


def _is_mark(mark: Piece, text: Piece, *, alone: bool) -> bool:
    printed = mark.text
    if not any(map(str.isalpha, text.text)):
        return False
    if _LIST_MARK.fullmatch(printed):
        return True
    return alone and _BARE_NUMBER.fullmatch(printed) is not None


def _joint(rows: Sequence[Row], at: int, right: float) -> str:
    """What stands between a line and the one above it."""
    gap = _gap(rows, at)
    if at == 0 or gap == PARAGRAPH:
        return PARAGRAPH
    last, row = rows[at - 1], rows[at]
    if starts_item(row) or _ended_early(last, row, right) or len(last.pieces) > 1:
        return LINE
    if row.size > last.size * 1.15 or row.size < last.size * 0.87:
        return LINE
    return WRAP


def _gap(rows: Sequence[Row], at: int) -> str:
    if at == 0:
        return PARAGRAPH
    size = max(rows[at - 1].size, rows[at].size)
    distance = rows[at - 1].base - rows[at].base
    usual = _usual_distance(rows, at)
    return PARAGRAPH if distance > max(size * 1.05, usual * _NEW_PARAGRAPH) else LINE


def _usual_distance(rows: Sequence[Row], at: int) -> float:
    """The least distance of lines about here; type is set at 1.2 of its size, at times wider."""
    near = range(max(1, at - 3), min(len(rows), at + 4))
    distances = [rows[i - 1].base - rows[i].base for i in near]
    size = rows[at].size
    likely = [distance for distance in distances if distance > size * 0.8]
    return min(max(min(likely, default=size * 1.2), size), size * 1.9)


def starts_item(row: Row) -> bool:
    """Whether a line begins with a bullet or a number of a list."""
    first = row.pieces[0].words[0].text
    return len(row.pieces[0].words) > 1 and _LIST_MARK.fullmatch(first) is not None


def _ended_early(last: Row, row: Row, right: float) -> bool:
    """The next word would have fitted on the line above, so that ended on purpose."""
    word = row.pieces[0].words[0]
    return last.x1 + (word.x1 - word.x0) + last.size * 0.5 < right - last.size * 0.8
