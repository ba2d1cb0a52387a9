"""The rows of a table of amounts: label, the cell that may name a body, amounts by column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..records import Cell, MoneyMention, Row, Table
from .places import begun_in
from .table_heads import column_of, listed_role

Outcome = Literal["approved", "refused", "open"]

_TOTAL = re.compile(r"^(?:grand |overall |sub-?)?totals?\b|\btotal$", re.IGNORECASE)
_NUMBER_ONLY = re.compile(r"^[\W\d]*$")
_DATE_ONLY = re.compile(
    r"^\W*\d{1,4}\W(?:\d{1,2}|[A-Z][a-z]{2,8})\W\d{1,4}\W*$|^\W*(?:FY\s?)?\d{4}\s?[/–-]\s?\d{2,4}\W*$"
)
_OUTCOMES: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    ("refused", re.compile(r"\b(?:reject|declin|refus|unsuccess|withdr|defer|not )", re.I)),
    ("approved", re.compile(r"\b(?:approved|agreed|awarded|granted|supported|funded|yes)\b", re.I)),
)
_OUTCOME_LENGTH = 30
_MOST_WORDS_BESIDE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRow:
    """A row: its label, the cell that may name who receives, its amounts by column number.

    `outcome` is what a column of decisions says of the row.
    """

    label: str
    label_cell: Cell | None
    recipient_cell: Cell | None
    amounts: Mapping[int, MoneyMention]
    is_total: bool
    outcome: Outcome = "open"

    def recipient_span(self) -> tuple[int, int] | None:
        cell = self.recipient_cell or self.label_cell
        return (cell.start, cell.end) if cell else None


def read_amount_rows(
    text: str, table: Table, heads: Mapping[int, str], money: Sequence[MoneyMention]
) -> Iterator[AmountRow]:
    """The rows below the heads that hold an amount."""
    for row in table.rows[table.head_rows :]:
        amounts = {
            cell.column: mention
            for cell in row.cells
            if (mention := _amount_of(text, cell, heads, money)) is not None
        }
        amounts = amounts or _short_total(text, row, heads, money)
        if amounts:
            yield _amount_row(text, row, heads, amounts)


def _short_total(
    text: str, row: Row, heads: Mapping[int, str], money: Sequence[MoneyMention]
) -> dict[int, MoneyMention]:
    """The amount that ends a total's row of fewer cells than there are columns."""
    first, last = row.cells[0], row.cells[-1]
    inside = amounts_inside(last, money)
    if len(row.cells) >= len(heads) or len(inside) != 1 or first is last:
        return {}
    return {last.column: inside[0]} if _TOTAL.search(text[first.start : first.end]) else {}


def _amount_row(
    text: str, row: Row, heads: Mapping[int, str], amounts: Mapping[int, MoneyMention]
) -> AmountRow:
    recipient, outcome = column_of("recipient", heads), column_of("outcome", heads)
    words = [
        cell
        for cell in row.cells
        if cell.column not in amounts
        and cell.column != outcome
        and not _NUMBER_ONLY.match(text[cell.start : cell.end])
    ]
    named = [cell for cell in words if not _DATE_ONLY.match(text[cell.start : cell.end])]
    label_cell = next(iter(named or words), None)
    label = text[label_cell.start : label_cell.end] if label_cell else ""
    decision = next((cell for cell in row.cells if cell.column == outcome), None)
    return AmountRow(
        label=re.sub(r"\s+", " ", label),
        label_cell=label_cell,
        recipient_cell=next((cell for cell in words if cell.column == recipient), None),
        amounts=amounts,
        is_total=bool(_TOTAL.search(label)),
        outcome=_outcome(text[decision.start : decision.end]) if decision else "open",
    )


def _outcome(words: str) -> Outcome:
    """What a cell such as ``Approved. Meets the criteria`` decides, by how it begins.

    >>> [_outcome(words) for words in ("£500 approved.", "Rejected", "To another committee")]
    ['approved', 'refused', 'open']
    """
    begins = words[:_OUTCOME_LENGTH]
    return next((outcome for outcome, pattern in _OUTCOMES if pattern.search(begins)), "open")


def _amount_of(
    text: str, cell: Cell, heads: Mapping[int, str], money: Sequence[MoneyMention]
) -> MoneyMention | None:
    """The amount that a cell states: its only one, the total of several, or the first.

    Running text that mentions money states none; where it decides, it does with one amount alone.
    """
    inside = amounts_inside(cell, money)
    role = listed_role(heads.get(cell.column, ""))
    if not inside or role in ("label", "recipient"):
        return None
    if role == "outcome":
        return inside[0] if len(inside) == 1 else None
    words = re.findall(r"[A-Za-z]{2,}", text[cell.start : cell.end])
    if len(words) > _MOST_WORDS_BESIDE:
        return None
    total = sum(mention.amount for mention in inside)
    return next((mention for mention in inside if mention.amount * 2 == total), inside[0])


def amounts_inside(cell: Cell, money: Sequence[MoneyMention]) -> Sequence[MoneyMention]:
    """The amounts that lie in a cell; `money` is in order of printing."""
    return begun_in(cell.start, cell.end, money)
