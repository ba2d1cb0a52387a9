"""Headings and labels compared as people print them: numbering, bold, colons and slips aside."""

import re
from functools import lru_cache

_NUMBERING = re.compile(r"^(?:section\s+)?(?:\(?\d{1,2}(?:\.\d{1,2})*\)?[.):]?\s+|[-•*]\s+)+", re.I)
_FOOTNOTE = re.compile(r"(?<=[A-Za-z0-9)])[¹²³⁴⁵⁶⁷⁸⁹]+$|\[\d+\]$")
_LONG_ENOUGH_FOR_A_SLIP = 9


@lru_cache(maxsize=20_000)
def plain_heading(printed: str) -> str:
    """A heading reduced to what two printings of it share.

    >>> plain_heading("**3. Financial Comments:**")
    'financial comments'
    >>> plain_heading("Contributes to the MOPAC Police & Crime Plan 2017-2021¹")
    'contributes to the mopac police and crime plan 2017-2021'
    """
    text = printed.replace("’", "'").replace("&", "and").strip().strip("*_# \t")
    text = _NUMBERING.sub("", text)
    text = _FOOTNOTE.sub("", text.rstrip(" :.-–*_?"))
    return re.sub(r"\s+", " ", text.replace("*", "")).strip(" :.-–").lower()


def same_heading(printed: str, known: str) -> bool:
    """Whether a printed heading is a known one, one slip of a letter allowed in long ones.

    >>> same_heading("RECOMMENDATI0N:", "recommendation")
    True
    >>> same_heading("Legal", "Level")
    False
    """
    left, right = plain_heading(printed), plain_heading(known)
    if left == right:
        return True
    return min(len(left), len(right)) >= _LONG_ENOUGH_FOR_A_SLIP and _one_slip_apart(left, right)


def _one_slip_apart(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 1:
        return False
    shared = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        shared += 1
    rest_left, rest_right = left[shared:], right[shared:]
    return (
        rest_left[1:] == rest_right[1:] or rest_left[1:] == rest_right or rest_left == rest_right[1:]
    )
