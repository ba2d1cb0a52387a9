"""Amounts with a currency sign: £20,000, GBP 20,000."""

import re
from collections.abc import Iterator
from functools import cache

from .money_grammar import amount_pattern, printed_at
from .money_printed import Printed

_GAP = r"[^\S\r\n\f]{0,20}"
_SIGN = rf"[£￡₤\ufffd](?:{_GAP}[£￡₤]){{0,2}}|GBP(?![A-Za-z])"
_SIGN_MISREAD = r"[fE](?=[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,]))"
_DOUBLED = re.compile(r"[£￡₤]\s*[£￡₤]")


def find_signed(text: str) -> Iterator[Printed]:
    """Amounts with a currency sign before them.

    >>> [str(p.amount) for p in find_signed("£1.2m, £ 199, 231.00 and ££1,329,399.26")]
    ['1200000.00', '199231.00', '1329399.26']
    >>> [str(p.amount) for p in find_signed("GBP 20,000; US$5m; £ 2021/22")]
    ['20000.00']
    """
    for match in _before().finditer(text):
        if match["sign"].isalpha() and text[match.start() - 1 : match.start()].isalnum():
            continue
        printed = printed_at(text, match, _doubt_of(match["sign"]))
        if printed:
            yield printed


def _doubt_of(sign: str) -> str | None:
    if _DOUBLED.match(sign):
        return "doubled_sign"
    return "ocr_digit" if sign in "fE\ufffd" else None


@cache
def _before() -> re.Pattern[str]:
    minus = r"(?:[-–(](?=[0-9]))?"
    return re.compile(rf"(?P<sign>{_SIGN}|{_SIGN_MISREAD}){_GAP}{minus}{amount_pattern()}")
