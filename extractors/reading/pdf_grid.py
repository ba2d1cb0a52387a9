"""Finds ruled tables and boxes: rules that meet make a grid, and a grid's gaps are its cells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.reading.pdf_marks import Rule
from extractors.records import Box

_NEAR: Final = 3.0
_MOST_RULES: Final = 800
_THINNEST_CELL: Final = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell of a grid; one over several rows or columns stands at its first."""

    row: int
    column: int
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled table, or a box if it has one cell only."""

    box: Box
    cells: tuple[GridCell, ...]


def find_grids(across: Sequence[Rule], upright: Sequence[Rule]) -> list[Grid]:
    """The grids of a page, the largest first."""
    across, upright = _joined(across), _joined(upright)
    if len(across) + len(upright) > _MOST_RULES:
        return []
    grids = [grid for rules in _connected(across, upright) if (grid := _grid(*rules)) is not None]
    return sorted(grids, key=lambda grid: -_area(grid.box))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules drawn cell by cell as the long ones they look like."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / 2), rule.start)):
        last = joined[-1] if joined else None
        if last and abs(last.at - rule.at) <= _NEAR and rule.start <= last.end + _NEAR:
            joined[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def _connected(
    across: Sequence[Rule], upright: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch each other."""
    group = list(range(len(across) + len(upright)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, flat in enumerate(across):
        for j, post in enumerate(upright, start=len(across)):
            if _touch(flat, post):
                group[root(i)] = root(j)
    found: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, flat in enumerate(across):
        found[root(i)][0].append(flat)
    for j, post in enumerate(upright, start=len(across)):
        found[root(j)][1].append(post)
    return list(found.values())


def _touch(flat: Rule, post: Rule) -> bool:
    return (
        flat.start - _NEAR <= post.at <= flat.end + _NEAR
        and post.start - _NEAR <= flat.at <= post.end + _NEAR
    )


def _grid(across: Sequence[Rule], upright: Sequence[Rule]) -> Grid | None:
    """Cells from the places of the rules; open sides are closed where the others end."""
    if len(across) < 2 or not upright:
        return None
    ends = [rule.start for rule in across] + [rule.end for rule in across]
    tops = [rule.start for rule in upright] + [rule.end for rule in upright]
    xs = _places([*(rule.at for rule in upright), min(ends), max(ends)])
    ys = _places([*(rule.at for rule in across), min(tops), max(tops)])[::-1]
    if len(xs) < 2 or len(ys) < 2:
        return None
    cells = tuple(_cells(xs, ys, across, upright))
    return Grid(box=(xs[0], ys[-1], xs[-1], ys[0]), cells=cells)


def _places(values: Iterable[float]) -> list[float]:
    """Values in order, those that are nearly the same as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _THINNEST_CELL:
            places.append(value)
    return places


def _cells(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[GridCell]:
    """The spaces between the rules, joined where no rule parts them."""
    columns, rows = len(xs) - 1, len(ys) - 1
    owner = {(row, column): (row, column) for row in range(rows) for column in range(columns)}
    flats = [_rules_at(across, y) for y in ys]
    posts = [_rules_at(upright, x) for x in xs]
    for row, column in list(owner):
        middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        if column + 1 < columns and not _reaches(posts[column + 1], middle_y):
            _join(owner, (row, column), (row, column + 1))
        if row + 1 < rows and not _reaches(flats[row + 1], middle_x):
            _join(owner, (row, column), (row + 1, column))
    members: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for cell in owner:
        members[_root(owner, cell)].append(cell)
    for group in members.values():
        first_row, last_row = min(r for r, _ in group), max(r for r, _ in group)
        first, last = min(c for _, c in group), max(c for _, c in group)
        box = (xs[first], ys[last_row + 1], xs[last + 1], ys[first_row])
        yield GridCell(row=first_row, column=first, box=box)


def _root(owner: dict[tuple[int, int], tuple[int, int]], cell: tuple[int, int]) -> tuple[int, int]:
    while owner[cell] != cell:
        owner[cell] = owner[owner[cell]]
        cell = owner[cell]
    return cell


def _join(
    owner: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]
) -> None:
    one, other = sorted((_root(owner, one), _root(owner, other)))
    owner[other] = one


def _rules_at(rules: Sequence[Rule], place: float) -> list[Rule]:
    return [rule for rule in rules if abs(rule.at - place) <= _THINNEST_CELL]


def _reaches(rules: Sequence[Rule], along: float) -> bool:
    return any(rule.start - _NEAR <= along <= rule.end + _NEAR for rule in rules)
