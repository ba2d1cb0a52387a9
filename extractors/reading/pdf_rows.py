"""Rebuilds the rows of a table without rules from where its cells stand."""

from collections.abc import Iterator, Sequence
from typing import Final

from extractors.reading.pdf_lines import Row
from extractors.reading.pdf_text import LINE, TAB, Token, in_lines

_WRAPPED: Final = 1.5


def find_row_run(rows: Sequence[Row], at: int) -> int:
    """Where the run of rows with several cells ends that starts here; here if there is none."""
    if len(rows[at].pieces) < 2:
        return at
    end = at + 1
    while end < len(rows) and len(rows[end].pieces) > 1:
        end += 1
    return end


def read_row_run(rows: Sequence[Row]) -> Iterator[Token]:
    for row in rows:
        for index, piece in enumerate(row.pieces):
            if index:
                yield TAB
            yield from in_lines([piece.words])
        yield LINE
