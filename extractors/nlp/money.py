"""Amounts of money in a text and its tables."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

from ..records import MoneyMention, Table
from .money_bare import find_bare
from .money_cells import find_in_cells, heads_over_cells
from .money_heads import scale_of
from .money_lines import find_below_heads
from .money_marks import find_capital_or_revenue, find_vat
from .money_misprints import with_points_for_commas, with_scales_left_off
from .money_numbers import read_amount
from .money_printed import Printed, first_of_each_place
from .money_qualifiers import find_qualifier
from .money_ranges import joined, with_bounds, with_upper_ends
from .money_shares import Share, find_share
from .money_signed import find_signed
from .money_words import find_worded


def find_money(text: str, tables: tuple[Table, ...] = ()) -> tuple[MoneyMention, ...]:
    """Every amount printed, in order: its value in pounds and what the words with it say.

    Amounts are never negative: a minus or brackets before one stay in the text. Pence alone
    (50p), nil (£-) and other currencies are not amounts of ours.

    >>> [(m.text, str(m.amount), m.qualifier) for m in find_money("up to £1.2m, then £ 24,000.")]
    [('£1.2m', '1200000.00', 'up_to'), ('£ 24,000', '24000.00', 'exact')]
    >>> [(m.text, m.qualifier) for m in find_money("bids of £3-4m")]
    [('£3', 'at_least'), ('4m', 'up_to')]
    """
    amounts = with_scales_left_off(text, with_points_for_commas(text, _printed(text, tables)))
    printed = with_bounds(text, amounts)
    shares = _shares(text, printed)
    return tuple(_mention(text, *each) for each in zip(printed, shares, strict=True))


def _printed(text: str, tables: Sequence[Table]) -> list[Printed]:
    signed = first_of_each_place([*find_signed(text), *find_worded(text)])
    ranged = with_upper_ends(text, _below_their_heads(text, tables, signed))
    cells = (*find_in_cells(text, tables), *find_below_heads(text))
    return first_of_each_place([*ranged, *cells, *find_bare(text)])


def _below_their_heads(
    text: str, tables: Sequence[Table], signed: Sequence[Printed]
) -> Iterator[Printed]:
    """Amounts with their own £; in a cell they take its head's words, and a scale they lack."""
    cells = heads_over_cells(text, tables)
    for one in signed:
        at = bisect_right(cells, one.start, key=itemgetter(0)) - 1
        inside = at >= 0 and one.end <= cells[at][1]
        yield _below(cells[at][2], one) if inside else one


def _below(head: str, printed: Printed) -> Printed:
    scale = scale_of(head) if not printed.scale and printed.number < 100_000 else None
    amount = read_amount(str(printed.number), scale)[0] if scale else printed.amount
    return replace(printed, head=head, amount=amount)


def _shares(text: str, printed: Sequence[Printed]) -> list[Share]:
    """What each amount is for; both ends of a range or change have the same unit."""
    shares = [find_share(text, one.start, one.end, one.head) for one in printed]
    for at, (first, second) in enumerate(pairwise(printed)):
        if first.bound == "at_least" or joined(text, first, second):
            shares[at] = shares[at + 1] = shares[at + 1] if shares[at + 1].per else shares[at]
    return shares


def _mention(text: str, printed: Printed, share: Share) -> MoneyMention:
    start, end, head = printed.start, printed.end, printed.head
    return MoneyMention(
        start=start,
        end=end,
        text=text[start:end],
        amount=printed.amount,
        qualifier=printed.bound or find_qualifier(text, start, end, head),
        per=share.per,
        count=share.count,
        vat=find_vat(text, start, end, head),
        capital_or_revenue=find_capital_or_revenue(text, start, end, head),
        from_cell=printed.from_cell,
        doubt=printed.doubt,
    )
