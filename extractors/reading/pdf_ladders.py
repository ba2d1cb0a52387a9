"""Tables with rules between their rows and none between their columns."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from extractors.reading.pdf_bands import bands_of, columns_of
from extractors.reading.pdf_grid import Grid, GridCell
from extractors.reading.pdf_lines import rows_of
from extractors.reading.pdf_marks import Fragment, Rule

_NEAR: Final = 4.0
_LEAST_RULES: Final = 3
_FARTHEST: Final = 160.0


def find_ladders(
    across: Sequence[Rule], grids: Sequence[Grid], fragments: Sequence[Fragment]
) -> Iterator[Grid]:
    """Grids from three or more rules of one reach, with columns where the writing leaves gaps."""
    free = [rule for rule in across if not any(_is_part(rule, grid) for grid in grids)]
    reaches: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in sorted(free, key=lambda rule: -rule.at):
        reaches[round(rule.start / _NEAR), round(rule.end / _NEAR)].append(rule)
    for rules in reaches.values():
        for ladder in _near_each_other(rules):
            grid = _grid(ladder, fragments)
            if grid is not None:
                yield grid


def _is_part(rule: Rule, grid: Grid) -> bool:
    x0, y0, x1, y1 = grid.box
    return y0 - _NEAR <= rule.at <= y1 + _NEAR and rule.start < x1 and rule.end > x0


def _near_each_other(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules that part rows; the lines above a page's head and foot are farther apart."""
    ladder: list[Rule] = []
    for rule in rules:
        if ladder and ladder[-1].at - rule.at < _NEAR:
            continue
        if ladder and ladder[-1].at - rule.at > _FARTHEST:
            yield ladder
            ladder = []
        ladder.append(rule)
    yield ladder


def _grid(ladder: Sequence[Rule], fragments: Sequence[Fragment]) -> Grid | None:
    if len(ladder) < _LEAST_RULES:
        return None
    x0, x1 = ladder[0].start, ladder[0].end
    low, high = ladder[-1].at, ladder[0].at
    inside = [f for f in fragments if low < f.base < high and x0 - _NEAR <= f.x0 <= x1]
    edges = _column_edges(inside, x0, x1)
    if len(edges) < 3:
        return None
    cells = tuple(
        GridCell(row=row, column=column, box=(edges[column], below.at, edges[column + 1], above.at))
        for row, (above, below) in enumerate(pairwise(ladder))
        for column in range(len(edges) - 1)
    )
    return Grid(box=(x0, low, x1, high), cells=cells)


def _column_edges(fragments: Sequence[Fragment], x0: float, x1: float) -> list[float]:
    """Where one column ends and the next begins; only the two ends where there is no gap."""
    wide = [band for band in bands_of(rows_of(fragments)) if band.is_wide] if fragments else []
    columns = columns_of(wide)
    between = [(one[1] + two[0]) / 2 for one, two in pairwise(columns)]
    return [x0 - _NEAR, *between, x1 + _NEAR]
