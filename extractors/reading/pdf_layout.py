"""Reads a region of a page in order: its boxes and tables, and the flows of text between them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from extractors.reading.pdf_columns import split_columns
from extractors.reading.pdf_flow import read_flow, reads_on
from extractors.reading.pdf_grid import Grid, GridCell, find_grids
from extractors.reading.pdf_ladders import find_ladders
from extractors.reading.pdf_lines import Row, rows_of
from extractors.reading.pdf_marks import Fragment, PageMarks, Rule, turn_rules
from extractors.reading.pdf_text import LINE, PARAGRAPH, TAB, WRAP, Token
from extractors.records import Box

_LONG_CELL: Final = 600
_NEAR: Final = 2.0
_SQUARE: Final = 50.0
_EVERYWHERE: Final = (-1e9, -1e9, 1e9, 1e9)


@dataclass(slots=True, eq=False)
class Region:
    """The page, or a cell: the fragments that are its own and the grids inside it."""

    box: Box
    pitch: float
    fragments: list[Fragment] = field(default_factory=list)
    tables: list[tuple[Grid, dict[GridCell, "Region"]]] = field(default_factory=list)


def read_page(marks: PageMarks, fragments: Sequence[Fragment], pitch: float) -> list[Token]:
    """The words of a page in reading order; writing at a quarter turn comes after the rest.

    `pitch` is the usual distance of its lines in sizes of the type.
    """
    across, upright = marks.across, marks.upright
    tokens = list(_read(fragments, across, upright, pitch))
    for turn, turned in marks.turned.items():
        rules = turn_rules(across, upright, turn) if not fragments else ([], [])
        tokens += [PARAGRAPH, *_read(turned, *rules, pitch)]
    return tokens


def _read(
    fragments: Sequence[Fragment], across: Sequence[Rule], upright: Sequence[Rule], pitch: float
) -> Iterator[Token]:
    page = Region(box=_EVERYWHERE, pitch=pitch)
    grids = find_grids(across, upright)
    grids.extend(find_ladders(across, grids, fragments))
    near = _by_place(_nested(page, grids))
    for fragment in fragments:
        _innermost(near, page, fragment).fragments.append(fragment)
    return _read_region(page)


def _nested(page: Region, grids: Sequence[Grid]) -> list[Region]:
    """The regions of all cells, the smallest last; grids come the largest first."""
    regions: list[Region] = []
    for grid in grids:
        holder = next((r for r in reversed(regions) if _holds(r.box, grid.box)), page)
        cells = {cell: Region(box=cell.box, pitch=page.pitch) for cell in grid.cells}
        holder.tables.append((grid, cells))
        regions.extend(cells.values())
    return regions


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] - _NEAR <= inner[0]
        and outer[1] - _NEAR <= inner[1]
        and outer[2] + _NEAR >= inner[2]
        and outer[3] + _NEAR >= inner[3]
    )


def _by_place(regions: Sequence[Region]) -> dict[tuple[int, int], list[Region]]:
    """Regions by the squares of the page that they lie on, in their order."""
    squares: dict[tuple[int, int], list[Region]] = defaultdict(list)
    for region in regions:
        x0, y0, x1, y1 = (int(edge // _SQUARE) for edge in region.box)
        for square in product(range(x0, x1 + 1), range(y0, y1 + 1)):
            squares[square].append(region)
    return squares


def _innermost(
    near: dict[tuple[int, int], list[Region]], page: Region, fragment: Fragment
) -> Region:
    x = (fragment.x0 + fragment.x1) / 2
    y = fragment.base + fragment.size * 0.25
    for region in reversed(near.get((int(x // _SQUARE), int(y // _SQUARE)), ())):
        x0, y0, x1, y1 = region.box
        if x0 <= x <= x1 and y0 <= y <= y1:
            return region
    return page


def _read_region(region: Region) -> Iterator[Token]:
    """Flows of text above, between and below the region's tables."""
    rows = rows_of(region.fragments) if region.fragments else []
    tables = sorted(region.tables, key=lambda table: (-round(table[0].box[3]), table[0].box[0]))
    for grid, cells in tables:
        above = [row for row in rows if row.base > grid.box[3] - 1]
        yield from _read_flows(above, region.pitch)
        rows = rows[len(above) :]
        yield PARAGRAPH
        yield from _read_grid(grid, cells)
        yield PARAGRAPH
    yield from _read_flows(rows, region.pitch)


def _read_flows(rows: Sequence[Row], pitch: float) -> Iterator[Token]:
    """The columns one after the other; a sentence may run on from the foot of one to the next."""
    last: Row | None = None
    for flow in split_columns(rows):
        yield WRAP if last and reads_on(last, flow[0]) else PARAGRAPH
        yield from read_flow(flow, pitch)
        last = flow[-1]


def _read_grid(grid: Grid, cells: dict[GridCell, Region]) -> Iterator[Token]:
    """A table's rows, a line each; a box or a row that only lays out text cell by cell."""
    for number in sorted({cell.row for cell in grid.cells}):
        row = sorted((c for c in grid.cells if c.row == number), key=lambda cell: cell.column)
        filled = [cell for cell in row if cells[cell].fragments or cells[cell].tables]
        if _is_layout(grid, filled, cells):
            for cell in filled:
                yield PARAGRAPH
                yield from _read_region(cells[cell])
            yield PARAGRAPH
        elif filled:
            yield from _read_row(filled, cells)
            yield LINE


def _is_layout(grid: Grid, filled: Sequence[GridCell], cells: dict[GridCell, Region]) -> bool:
    """A row with a table in it; a full-width box; two cells of which the second is pages long."""
    if any(cells[cell].tables for cell in filled):
        return True
    if len(filled) == 1:
        return filled[0].box[2] - filled[0].box[0] > (grid.box[2] - grid.box[0]) * 0.9
    return len(filled) == 2 and any(_length(cells[cell]) > _LONG_CELL for cell in filled)


def _length(region: Region) -> int:
    return sum(len(fragment.text) + 1 for fragment in region.fragments)


def _read_row(filled: Sequence[GridCell], cells: dict[GridCell, Region]) -> Iterator[Token]:
    column = 0
    for cell in filled:
        yield from (TAB for _ in range(cell.column - column))
        column = cell.column
        for row in rows_of(cells[cell].fragments):
            yield WRAP
            for piece in row.pieces:
                yield from piece.words
