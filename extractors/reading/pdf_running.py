"""Leaves out running heads, running feet and page numbers: what repeats at a page's edge."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

from extractors.reading.pdf_lines import rows_of
from extractors.reading.pdf_marks import Fragment, PageMarks

_MARGIN: Final = 0.115
_SAME_HEIGHT: Final = 8.0
_LEAST_PAGES: Final = 3
_PAGE_NUMBER: Final = re.compile(
    r"(?P<word>page\s*[|:]?\s*)?[-–—|\s]*(?P<number>\d{1,4})[-–—|\s]*(?P<total>(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(r"[£€$]\s*\d")


@dataclass(frozen=True, slots=True)
class _EdgeLine:
    """A piece of writing near the top or the bottom edge of a page."""

    page: int
    edge: Literal["top", "bottom"]
    base: float
    text: str
    box: tuple[float, float]
    rank: int

    @property
    def key(self) -> tuple[str, str]:
        return self.edge, re.sub(r"\d+", "#", self.text)


def without_running_lines(pages: Sequence[PageMarks]) -> Iterator[list[Fragment]]:
    """Each page's fragments less its running lines.

    A running head is kept where it stands first, since a title may be among them, and so is any
    line with an amount. Fewer than three pages do not tell what repeats.
    """
    edges = [line for number, page in enumerate(pages) for line in _edge_lines(number, page)]
    dropped = defaultdict(list)
    for line in [*_repeated(edges, len(pages)), *_page_numbers(edges)]:
        dropped[line.page].append(line)
    for number, page in enumerate(pages):
        lines = dropped[number]
        yield [f for f in page.fragments if not any(_is_on(f, line) for line in lines)]


def _edge_lines(number: int, page: PageMarks) -> Iterator[_EdgeLine]:
    zones: tuple[tuple[Literal["top", "bottom"], list[Fragment]], ...] = (
        ("top", [f for f in page.fragments if f.base > page.height * (1 - _MARGIN)]),
        ("bottom", [f for f in page.fragments if f.base < page.height * _MARGIN]),
    )
    for edge, fragments in zones:
        rows = rows_of(fragments)
        for rank, row in enumerate(rows if edge == "top" else reversed(rows)):
            for piece in row.pieces:
                reach = piece.x0, piece.x1
                yield _EdgeLine(number, edge, row.base, piece.text, reach, rank)


def _repeated(lines: Sequence[_EdgeLine], pages: int) -> Iterator[_EdgeLine]:
    if pages < _LEAST_PAGES:
        return
    alike = defaultdict(list)
    for line in lines:
        alike[line.key].append(line)
    for same in alike.values():
        height = median(line.base for line in same)
        level = [line for line in same if abs(line.base - height) <= _SAME_HEIGHT]
        if len({line.page for line in level}) < max(2, _LEAST_PAGES - (pages == _LEAST_PAGES)):
            continue
        for line in level:
            is_first_head = line.edge == "top" and line.page == level[0].page
            if not is_first_head and not _MONEY.search(line.text):
                yield line


def _page_numbers(lines: Sequence[_EdgeLine]) -> Iterator[_EdgeLine]:
    """Lines at the very edge that are a number and nothing else, and count with the pages."""
    numbered = [
        (line, match)
        for line in lines
        if line.rank < 2 and (match := _PAGE_NUMBER.fullmatch(line.text.strip()))
    ]
    offsets = [int(match["number"]) - line.page for line, match in numbered]
    for (line, match), offset in zip(numbered, offsets, strict=True):
        if match["word"] or match["total"] or offset == 1 or offsets.count(offset) > 1:
            yield line


def _is_on(fragment: Fragment, line: _EdgeLine) -> bool:
    start, end = line.box
    level = abs(fragment.base - line.base) <= fragment.size
    return level and start - 1 <= fragment.x0 and fragment.x1 <= end + 1
