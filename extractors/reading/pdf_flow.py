"""Reads one column of a page: paragraphs, list items, headings, and tables that have no rules."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractors.reading.pdf_bands import Band, bands_of
from extractors.reading.pdf_lines import Piece, Row
from extractors.reading.pdf_rows import find_run, read_run
from extractors.reading.pdf_text import LINE, PARAGRAPH, SPACE, WRAP, Token
from extractors.reading.table_lines import number_like

_LIST_MARK: Final = re.compile(
    r"[•●○▪◦■□➢❖✓*–\-]|o|\(?(?:[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(?\d{1,2}[.)]"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?"
)
_BARE_NUMBER: Final = re.compile(r"\d{1,3}")
_IN_SENTENCE: Final = re.compile(r"[a-z]{2}|a$")
_NEW_PARAGRAPH: Final = 1.25
_LONGEST_LABEL: Final = 6
_LOOSEST_JUSTIFIED: Final = 3.0


def read_flow(rows: Sequence[Row], pitch: float) -> Iterator[Token]:
    """The words of a column in order; lines of a paragraph are `pitch` times their size apart."""
    right = _right_edge(rows)
    bands = bands_of([_with_mark(row) for row in _without_stretched_gaps(rows, right)])
    at = 0
    while at < len(bands):
        if at:
            yield _joint(bands, at, right, pitch)
        end = find_run(bands, at)
        if end > at:
            yield from read_run(bands[at:end])
            yield LINE
            at = end
        else:
            yield from bands[at].pieces[0].words
            at += 1


def _right_edge(rows: Sequence[Row]) -> float:
    """Where full lines end; one heading wider than the column it stands over does not count."""
    ends = sorted((row.x1 for row in rows), reverse=True)
    return ends[min(len(ends) // 8, 2)] if ends else 0.0


def _without_stretched_gaps(rows: Sequence[Row], right: float) -> Iterator[Row]:
    """A justified line may have gaps as wide as a column's; it is full, like its neighbours."""
    for at, row in enumerate(rows):
        neighbours = [*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]]
        full = [_is_full(other, row.x0, right) for other in neighbours if len(other.pieces) == 1]
        if len(row.pieces) > 1 and any(full) and _is_stretched(row, right):
            yield replace(row, pieces=(Piece(words=sum((p.words for p in row.pieces), ())),))
        else:
            yield row


def _is_full(row: Row, left: float, right: float) -> bool:
    return row.x1 > right - row.size * 2 and abs(row.x0 - left) < row.size * 4


def _is_stretched(row: Row, right: float) -> bool:
    gaps = [other.x0 - one.x1 for one, other in pairwise(row.pieces)]
    figures = any(number_like(piece.text) for piece in row.pieces[1:])
    return (
        _is_full(row, row.x0, right) and not figures and max(gaps) < _LOOSEST_JUSTIFIED * row.size
    )


def _with_mark(row: Row) -> Row:
    """A list's number and the text set off from it are one piece."""
    if len(row.pieces) < 2:
        return row
    mark, text, *others = row.pieces
    if not _is_mark(mark.text, text.text, alone=not others):
        return row
    return replace(row, pieces=(Piece(words=mark.words + text.words), *others))


def _is_mark(mark: str, text: str, *, alone: bool) -> bool:
    if not any(map(str.isalpha, text)):
        return False
    if _LIST_MARK.fullmatch(mark):
        return True
    return alone and _BARE_NUMBER.fullmatch(mark) is not None


def _joint(bands: Sequence[Band], at: int, right: float, pitch: float) -> str:
    """What stands between a line and the one above it."""
    last, row = bands[at - 1].rows[-1], bands[at].rows[0]
    if len(bands) == 2 and last.text.endswith(":"):
        # a box with a label and its value and nothing else
        return SPACE
    size = max(last.size, row.size)
    if last.base - row.base > size * pitch * _NEW_PARAGRAPH:
        return PARAGRAPH
    if bands[at].is_wide or bands[at - 1].is_wide:
        return LINE
    if size * 0.87 > min(last.size, row.size):
        return LINE
    if reads_on(last, row):
        return WRAP
    if starts_item(row) or _ended_early(last, row, right) or _is_label_after(last, row):
        return LINE
    return WRAP


def reads_on(last: Row, row: Row) -> bool:
    """The words say that a line goes on: 2020-21. after a hyphen is no number of a list."""
    before, after = last.pieces[-1].words[-1].text, row.pieces[0].words[0].text
    if before.endswith(("-", "–", "/", "£")) and len(before) > 1:
        return True
    if starts_item(row) or before[-1] in ".:;!?":
        return False
    return _IN_SENTENCE.match(after) is not None


def _is_label_after(last: Row, row: Row) -> bool:
    """A few words without an end, after a sentence that has ended: Signature, or a heading."""
    words = [word.text for word in row.pieces[0].words]
    ended = last.text.endswith((".", ":", "!", "?"))
    return ended and len(words) <= _LONGEST_LABEL and words[-1][-1] not in ".,;)"


def starts_item(row: Row) -> bool:
    """Whether a line begins with a bullet or a number of a list."""
    words = row.pieces[0].words
    return len(words) > 1 and _LIST_MARK.fullmatch(words[0].text) is not None


def _ended_early(last: Row, row: Row, right: float) -> bool:
    """The next word would have fitted on the line above, so that ended on purpose."""
    word = row.pieces[0].words[0]
    return last.x1 + (word.x1 - word.x0) + last.size * 0.5 < right - last.size * 0.8
