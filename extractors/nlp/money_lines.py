"""Amounts in lines below a head that ends with £, where no table was recognised."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .money_heads import scale_of
from .money_numbers import read_amount
from .money_printed import Printed

_HEAD = re.compile(r"^(?P<head>[^\n£]{0,100}\(?£(?:['’]?000s?|k|m)?\)?)[^\S\n]*$", re.MULTILINE)
_LIKE_MONEY = r"[0-9]{1,3}(?:[, ][0-9]{3})+(?:\.[0-9]{2})?|[0-9]+\.[0-9]{2}"
_PLAIN = r"(?!(?:1[5-9]|20)[0-9]{2}\b)[1-9][0-9]{2,5}"
_ALONE = re.compile(rf"\s*(?P<amount>{_LIKE_MONEY}|[1-9][0-9]{{2,}})[^\S\n]*\Z")
_LAST = re.compile(
    rf"(?<=\s)(?<![0-9]\s)(?<![A-Z]{{2}}\s)(?P<amount>{_LIKE_MONEY}|{_PLAIN})[^\S\n]*\Z"
)
_PROSE = re.compile(r"[.;]\s*\Z")
_LONGEST_LINE = 160
_LINES_WITHOUT_AMOUNT = 4  # a row's cells may stand on lines of their own


def find_below_heads(text: str) -> Iterator[Printed]:
    """Bare numbers at the ends of the lines below a head such as "Amount awarded (£)".

    >>> below = find_below_heads("Group Grant (£)\\nScouts, 1 Hill Road 1,750\\nClock, 1897\\n500")
    >>> [str(printed.amount) for printed in below]
    ['1750.00', '500.00']
    """
    for head in _HEAD.finditer(text):
        yield from _below(text, head.end() + 1, head["head"].strip())


def _below(text: str, start: int, head: str) -> Iterator[Printed]:
    without = 0
    while start < len(text) and without < _LINES_WITHOUT_AMOUNT:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not _could_be_a_row(text, start, end):
            return
        printed = _at_end_of_line(text, start, end)
        if printed:
            yield _scaled(printed, head)
        if text[start:end].strip():
            without = 0 if printed else without + 1
        start = end + 1


def _could_be_a_row(text: str, start: int, end: int) -> bool:
    long = end - start > _LONGEST_LINE
    return not (long or _HEAD.match(text, start, end) or _PROSE.search(text, start, end))


def _at_end_of_line(text: str, start: int, end: int) -> Printed | None:
    match = _ALONE.match(text, start, end) or _LAST.search(text, start, end)
    if not match:
        return None
    value, doubt = read_amount(match["amount"])
    return Printed(
        start=match.start("amount"),
        end=match.end("amount"),
        amount=value,
        number=value,
        doubt=doubt,
        from_cell=True,
    )


def _scaled(printed: Printed, head: str) -> Printed:
    scale = scale_of(head)
    amount, _ = read_amount(str(printed.number), scale)
    return replace(printed, amount=amount, scale=scale, head=head)
