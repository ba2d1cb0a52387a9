"""Headings and labels compared as people print them: numbering, bold, colons and slips aside."""

import re
from collections.abc import Iterator
from functools import lru_cache

_NUMBERING = re.compile(
    r"^(?:section\s+)?(?:\(?\d{1,2}(?:\.\d{1,2})*\)?[.):]?\s+|\(?[a-zA-Z][.)]\s+|[-•*]\s+)+", re.I
)
_FOOTNOTE = re.compile(r"(?<=[A-Za-z0-9)])[¹²³⁴⁵⁶⁷⁸⁹]+$|\[\d+\]$|(?<=[a-z]{3})\d$")
_TURNED_BY_OCR = str.maketrans("01l|5$", "oiiiss")


@lru_cache(maxsize=20_000)
def plain_heading(printed: str) -> str:
    """A heading reduced to what two printings of it share.

    >>> plain_heading("**3. Financial Comments:**")
    'financial comments'
    >>> plain_heading("Contributes to the MOPAC Police & Crime Plan 2017-2021¹")
    'contributes to the mopac police and crime plan 2017-2021'
    """
    text = printed.replace("’", "'").replace("&", "and").replace("(s)", "s").strip("*_#\t\n ")
    text = _NUMBERING.sub("", text)
    text = _FOOTNOTE.sub("", text.rstrip(" :.-–*_?"))
    return re.sub(r"\s+", " ", text.replace("*", "")).strip(" :.-–").lower()


def folded_heading(plain: str) -> str:
    """A heading with the letters and figures alike that OCR takes for each other.

    >>> folded_heading("recommendati0n") == folded_heading("recommendation")
    True
    """
    return plain.translate(_TURNED_BY_OCR)


def deletions(word: str) -> Iterator[str]:
    """A word with each one letter left out.

    >>> list(deletions("law"))
    ['aw', 'lw', 'la']
    """
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
