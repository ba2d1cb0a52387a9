"""The grammar of amounts printed in figures: number, then scale."""

import re
from functools import cache

from ..knowledge.loader import read_rows
from .financial_year_values import parse_financial_year
from .money_numbers import read_amount
from .money_printed import Printed
from .phrases import any_of

_WELL_FORMED = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?"
    r"(?![0-9]|[.,][0-9]|,\s[0-9]{3}(?![0-9])|[lIOo])"
)
_SPACED = (  # £305, 403 and £ 199, 231.00, also over a line break; not £305, 200 people
    r"[0-9]{{1,3}}(?:,[0-9]{{3}})*(?:\s?,\s[0-9]{{3}}|\s,[0-9]{{3}})(?:\s?,\s?[0-9]{{3}})*(?![0-9])"
    r"(?!\s+{counted}\b)(?:\.\s?[0-9]{{1,2}}(?![0-9]))?"
)
_SPACE_FOR_COMMA = (  # £20 000 and £1 250 000
    r"[0-9]{1,3}(?:[, ][0-9]{3})*[^\S\r\n\f]000(?![0-9,])(?:\.[0-9]{2}(?![0-9]))?"
)
_MISREAD = (  # £l20,000 and £12O,000: letters that OCR reads for digits
    r"(?=[0-9,]*[lIO|o])(?=[lIO|o,]*[0-9])[0-9lIO|o][0-9lIOo]{0,2}(?:,[0-9lIOo]{3})+"
    r"(?![0-9A-Za-z])(?:\.[0-9]{1,2}(?![0-9]))?"
)
_ANY = r",?[0-9]+(?:[.,]{1,2}[0-9]+)*|\.[0-9]+"
_FOOTNOTE = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})*,[0-9]{3})[0-9]\Z")
_SENTENCE_GLUED_ON = re.compile(r"([0-9,]*,[0-9]{3})\.[0-9]+\.[0-9.]*\Z")
_NOTHING_BUT_NOUGHTS = re.compile(r"0{3,}s?\Z")  # the head £000
_A_YEAR_FOLLOWS = re.compile(r"\s?[/–-]\s?(?:20)?[0-9]{2}(?![0-9])")


@cache
def counted_nouns() -> str:
    """A pattern for what is counted and so is never money: people, hours, schools."""
    return any_of(row["word"] for row in read_rows("money_nouns") if row["use"] == "counted")


@cache
def amount_pattern() -> str:
    """A pattern for a number and its scale: k or m close by, million also on the next line."""
    rows = read_rows("money_scales")
    words = any_of(row["mark"] for row in rows if row["letters"] == "no")
    letters = "|".join(row["mark"] for row in rows if row["letters"] == "yes")
    spaced = _SPACED.format(counted=counted_nouns())
    number = "|".join((_WELL_FORMED, spaced, _SPACE_FOR_COMMA, _MISREAD, _ANY))
    return (
        rf"(?P<number>{number})(?:[\s-]{{0,2}}(?P<word>(?i:{words}))(?![A-Za-z0-9])"
        rf"|(?P<letter>(?i:{letters})|[ \u00a0](?:bn|k|mn|mill?|m))(?![A-Za-z0-9&]))?"
    )


def printed_at(text: str, match: re.Match[str], doubt: str | None = None) -> Printed | None:
    """The amount of a match, or None for a year under a £ head and for the head £000."""
    number, cut = _without_what_is_glued_on(match)
    scale = match["word"] or (match["letter"] or "").strip() or None
    if not scale and (_NOTHING_BUT_NOUGHTS.match(number) or _is_a_year(text, match, number)):
        return None
    amount, misprint = read_amount(number, scale)
    return Printed(
        start=match.start(),
        end=match.start("number") + len(number) if cut else match.end(),
        amount=amount,
        number=read_amount(number)[0],
        scale=scale,
        doubt=doubt or cut or misprint,
    )


def _without_what_is_glued_on(match: re.Match[str]) -> tuple[str, str | None]:
    """The number without a footnote's digit (£20,0001) or the next paragraph's number."""
    number = match["number"]
    if not match["letter"] and (cut := _FOOTNOTE.match(number)):
        return cut[1], "footnote_digit"
    if cut := _SENTENCE_GLUED_ON.match(number):
        return cut[1], "misplaced_separator"
    return number, None


def _is_a_year(text: str, match: re.Match[str], number: str) -> bool:
    follows = _A_YEAR_FOLLOWS.match(text, match.end("number"))
    return bool(follows and parse_financial_year(number + follows.group()))
