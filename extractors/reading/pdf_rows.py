"""Rebuilds the rows of a table without rules: a wrapped line goes to the row it stands nearer to,
or else to the one whose words it continues.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from extractors.reading.pdf_bands import Band, Column, column_at, column_within, columns_of
from extractors.reading.pdf_lines import Piece
from extractors.reading.pdf_text import LINE, TAB, WRAP, Token
from extractors.reading.table_lines import number_like

_FARTHEST: Final = 2.8
_NEARER: Final = 0.87
_MOST_WRAPPED: Final = 4
_LATELY: Final = 12
_READS_ON: Final = re.compile(r"[a-z(&+,/]")
_UNFINISHED: Final = re.compile(r"(?:[,&/\-–]|\b(?:and|or|of|for|the|to|in|with|by))$")

Cells = dict[int, list[Piece]]


def find_run(bands: Sequence[Band], at: int) -> int:
    """Where the run of table rows ends that starts at a band; there itself if none does."""
    start = _first_wide(bands, at)
    if start is None:
        return at
    columns = columns_of(bands[start : start + 1])
    end = start + 1
    while end < len(bands):
        following = _next_wide(bands, end, columns)
        if following is None:
            break
        end = following + 1
        lately = bands[max(at, end - _LATELY) : end]
        columns = columns_of([band for band in lately if band.is_wide])
    while end < len(bands) and _continues(bands, end, columns):
        end += 1
    return end


def _first_wide(bands: Sequence[Band], at: int) -> int | None:
    """The band itself; or the next, when a label's first line stands above its amount."""
    if bands[at].is_wide:
        return at
    following = at + 1
    if following >= len(bands) or not bands[following].is_wide or not _close(bands, following):
        return None
    columns = columns_of(bands[following : following + 1])
    label = bands[at].pieces[0]
    if len(columns) < 2 or column_within(label, columns) != 0:
        return None
    first = min(bands[following].pieces, key=lambda piece: piece.x0)
    goes_on = column_at(first, columns) == 0 and _reads_on([label], first)
    return following if goes_on and not label.text.endswith((".", ":")) else None


def _next_wide(bands: Sequence[Band], at: int, columns: Sequence[Column]) -> int | None:
    """The next band of the table, over lines that fit into one of its columns."""
    for index in range(at, min(at + _MOST_WRAPPED + 1, len(bands))):
        if not _close(bands, index):
            return None
        if bands[index].is_wide:
            return index if _lines_up(bands[index], columns) else None
        if column_within(bands[index].pieces[0], columns) is None:
            return None
    return None


def _close(bands: Sequence[Band], at: int) -> bool:
    return bands[at - 1].foot - bands[at].base <= _FARTHEST * max(
        bands[at - 1].size, bands[at].size
    )


def _lines_up(band: Band, columns: Sequence[Column]) -> bool:
    """At least two of its cells stand in different columns that are known."""
    return len({column_at(piece, columns) for piece in band.pieces}) > 1


def _continues(bands: Sequence[Band], at: int, columns: Sequence[Column]) -> bool:
    """A last line that goes on in a cell other than the label, or goes on with the label."""
    if bands[at].is_wide or not _close(bands, at):
        return False
    piece = bands[at].pieces[0]
    column = column_within(piece, columns)
    if column is None or not _tight(bands, at):
        return False
    above = [other for other in bands[at - 1].pieces if column_at(other, columns) == column]
    return bool(above) and (column > 0 or _reads_on(above, piece))


def _tight(bands: Sequence[Band], at: int) -> bool:
    return bands[at - 1].foot - bands[at].base <= 1.45 * bands[at].size


def _reads_on(above: Sequence[Piece], below: Piece) -> bool:
    """The words say that a cell goes on: a low letter, a comma, a bracket still open."""
    if _READS_ON.match(below.text) or _UNFINISHED.search(above[-1].text):
        return True
    printed = "".join(piece.text for piece in above)
    return printed.count("(") > printed.count(")")


def read_run(bands: Sequence[Band]) -> Iterator[Token]:
    """The rows of a run, a line each, cells parted by tabs."""
    columns = columns_of([band for band in bands if band.is_wide])
    for cells in _rows(bands, columns):
        yield LINE
        last = 0
        for column in sorted(cells):
            yield from (TAB for _ in range(column - last))
            last = column
            for piece in cells[column]:
                yield WRAP
                yield from piece.words


def _rows(bands: Sequence[Band], columns: Sequence[Column]) -> list[Cells]:
    rows: list[Cells] = []
    waiting: list[Cells] = []
    for at, band in enumerate(bands):
        cells = _cells(band, columns)
        if rows and not waiting and _goes_on(rows[-1], cells, bands, at, columns):
            rows[-1] = _merged([rows[-1], cells])
        elif band.is_wide:
            rows.append(_merged([*waiting, cells]))
            waiting = []
        elif _belongs_below(_merged([*waiting, cells]), bands, at, columns):
            waiting.append(cells)
        else:
            rows.extend([*waiting, cells])
            waiting = []
    return rows + waiting


def _goes_on(
    row: Cells, cells: Cells, bands: Sequence[Band], at: int, columns: Sequence[Column]
) -> bool:
    if bands[at].is_wide:
        return _wraps(row, cells, bands, at)
    return _belongs_above(row, cells, bands, at, columns)


def _cells(band: Band, columns: Sequence[Column]) -> Cells:
    cells: Cells = {}
    for piece in band.pieces:
        cells.setdefault(column_at(piece, columns), []).append(piece)
    return cells


def _merged(parts: Sequence[Cells]) -> Cells:
    merged: Cells = {}
    for part in parts:
        for column, pieces in part.items():
            merged.setdefault(column, []).extend(pieces)
    return merged


def _wraps(row: Cells, cells: Cells, bands: Sequence[Band], at: int) -> bool:
    """Several cells of one row go on at once: no new label, no second figure."""
    if not _tight(bands, at) or not cells.keys() <= row.keys():
        return False
    if any(number_like(piece.text) for pieces in cells.values() for piece in pieces):
        return False
    return 0 not in cells or _reads_on(row[0], cells[0][0])


def _belongs_above(
    row: Cells, cells: Cells, bands: Sequence[Band], at: int, columns: Sequence[Column]
) -> bool:
    [(column, [piece, *_])] = cells.items()
    nearer = _nearer(bands, at)
    if nearer != 0:
        return nearer < 0
    if column in row and (column > 0 or _reads_on(row[column], piece)):
        return True
    return column not in row and not _label_follows(bands, at, columns)


def _nearer(bands: Sequence[Band], at: int) -> int:
    """Less than 0 if a line is plainly nearer to the one above, more than 0 if to that below."""
    above = bands[at - 1].foot - bands[at].base if at else float("inf")
    below = bands[at].base - bands[at + 1].base if at + 1 < len(bands) else float("inf")
    if above < below * _NEARER and above <= 1.6 * bands[at].size:
        return -1
    return 1 if below < above * _NEARER and below <= 1.6 * bands[at].size else 0


def _belongs_below(cells: Cells, bands: Sequence[Band], at: int, columns: Sequence[Column]) -> bool:
    """A label's first line above its amount: the row below has none, or goes on with it."""
    following = next((index for index in range(at + 1, len(bands)) if bands[index].is_wide), None)
    if following is None or 0 not in cells:
        return False
    if any(not _tight(bands, index) for index in range(at + 1, following + 1)):
        return False
    if not _label_follows(bands, at, columns):
        return True
    return _reads_on(cells[0], _cells(bands[following], columns)[0][0])


def _label_follows(bands: Sequence[Band], at: int, columns: Sequence[Column]) -> bool:
    following = next((band for band in bands[at + 1 :] if band.is_wide), None)
    return following is not None and 0 in _cells(following, columns)
