"""Fragments to words, words to pieces of a line, pieces to the rows of a page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.reading.pdf_marks import Fragment

_SAME_LINE: Final = 0.28
_WORD_GAP: Final = 0.14
_PIECE_GAP: Final = 1.3
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CURRENCY: Final = frozenset("£€$")
_FIGURE_START: Final = re.compile(r"[-–(]?\d|[-–]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on one line: a line of prose, or what a cell has on that line."""

    words: tuple[Fragment, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Row:
    """All pieces on one line of writing, from left to right."""

    base: float
    size: float
    pieces: tuple[Piece, ...]

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def rows_of(fragments: Iterable[Fragment]) -> list[Row]:
    """The rows from top to bottom."""
    lines = _attach_raised(_lines(_without_doubles(fragments)))
    rows = []
    for line in lines:
        words = _words(line)
        size = max(word.size for word in words)
        base = max(words, key=lambda word: (word.size, word.x1 - word.x0)).base
        rows.append(Row(base=base, size=size, pieces=tuple(_pieces(words))))
    return rows


def _without_doubles(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Bold type is at times the same word drawn twice, a hair apart."""
    seen: dict[tuple[str, int], Fragment] = {}
    kept = []
    for fragment in fragments:
        key = (fragment.text, round(fragment.base))
        twin = seen.get(key)
        if twin is None or abs(twin.x0 - fragment.x0) > 1.5:
            seen[key] = fragment
            kept.append(fragment)
    return kept


def _lines(fragments: list[Fragment]) -> list[list[Fragment]]:
    """Fragments on the same base line, topmost first."""
    fragments.sort(key=lambda fragment: (-fragment.base, fragment.x0))
    lines: list[list[Fragment]] = []
    base = size = 0.0
    for fragment in fragments:
        if lines and base - fragment.base <= _SAME_LINE * min(size, fragment.size):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
            base, size = fragment.base, fragment.size
    for line in lines:
        line.sort(key=lambda fragment: fragment.x0)
    return lines


def _attach_raised(lines: list[list[Fragment]]) -> list[list[Fragment]]:
    """Small raised or lowered letters (13th, a footnote's number) go to the line they touch."""
    sizes = [max(fragment.size for fragment in line) for line in lines]
    for index, line in enumerate(lines):
        for other in (index + 1, index - 1):
            if not 0 <= other < len(lines) or not sizes[index] < sizes[other] * 0.85:
                continue
            touching = [mark for mark in line if _touches(mark, lines[other])]
            if touching:
                lines[index] = line = [mark for mark in line if mark not in touching]
                raised = other == index + 1
                lines[other].extend(_as_mark(mark, raised) for mark in touching)
                lines[other].sort(key=lambda fragment: fragment.x0)
    return [line for line in lines if line]


def _touches(mark: Fragment, line: Sequence[Fragment]) -> bool:
    return any(
        abs(mark.x0 - word.x1) < word.size * 0.25
        and abs(mark.base - word.base) < word.size * 0.65
        and mark.size < word.size * 0.85
        for word in line
    )


def _as_mark(mark: Fragment, raised: bool) -> Fragment:
    """A raised figure must not run into the number it follows: £5,000¹ is no £50,001."""
    if raised and mark.text.isdigit():
        return replace(mark, text=mark.text.translate(_SUPERSCRIPTS))
    return mark


def _words(line: Sequence[Fragment]) -> list[Fragment]:
    """Fragments with no space between them are one word."""
    words = [line[0]]
    for fragment in line[1:]:
        last = words[-1]
        gap = fragment.x0 - last.x1
        if -0.5 * last.size < gap < _WORD_GAP * last.size:
            words[-1] = Fragment(
                last.x0,
                max(last.x1, fragment.x1),
                last.base,
                last.size,
                last.text + fragment.text,
                last.turn,
            )
        else:
            words.append(fragment)
    return words


def _pieces(words: Sequence[Fragment]) -> list[Piece]:
    """Words with an ordinary space between them; a currency sign waits for its figure."""
    groups = [[words[0]]]
    for word in words[1:]:
        last = groups[-1][-1]
        wide = word.x0 - last.x1 > _PIECE_GAP * max(last.size, word.size)
        if wide and not (last.text in _CURRENCY and _FIGURE_START.match(word.text)):
            groups.append([word])
        else:
            groups[-1].append(word)
    return [Piece(words=tuple(group)) for group in groups]
