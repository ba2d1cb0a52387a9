"""Sets words and the joints between them as text, and mends words broken at a line's end."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from extractors.reading.pdf_marks import Fragment
from extractors.records import Box, Word

SPACE: Final = " "
WRAP: Final = "\v"
TAB: Final = "\t"
LINE: Final = "\n"
PARAGRAPH: Final = "\n\n"

Token = Fragment | str
_STRENGTH: Final = {SPACE: 0, WRAP: 1, TAB: 2, LINE: 3, PARAGRAPH: 4}
_SOFT_HYPHEN: Final = "\u00ad"
_BROKEN: Final = re.compile(r"[A-Za-z]{2,}[-\u2010\u00ad]")
# Endings that are no words themselves, so what stands before them is not a whole word either.
_WORD_ENDING: Final = re.compile(
    r"(?:[tsc]ions?|tional|ments?|mented|ing|ings|able|ably|ible|ity|ities|ness|ally|ture|tures|"
    r"[ae]nces?|[ae]ncy|ative|ations?|edly|tive|tively|ships?|ised|ises|ising|ized|ly|ed|ers?|"
    r"al|ial|ism|ists?|ary|ory|ous|ful|ties|ries|cies)\b",
)


def words_in(tokens: Iterable[Token]) -> frozenset[str]:
    """The words that a document prints whole: what a broken word is compared with."""
    return frozenset(
        token.text.strip(".,;:()'\"“”‘’").lower() for token in tokens if not isinstance(token, str)
    )


def set_text(
    tokens: Iterable[Token], vocabulary: frozenset[str], width: float, height: float
) -> tuple[str, tuple[Word, ...]]:
    """The text of a page of that size and the place of each of its words."""
    parts: list[str] = []
    words: list[Word] = []
    at = 0
    last: str | None = None
    for joint, fragment in _joined(tokens):
        if joint == WRAP and last is not None:
            cut, joint = _mend(last, fragment.text, vocabulary)
            if cut:
                parts[-1], at = parts[-1][:-1], at - 1
                words[-1] = Word(start=words[-1].start, end=at, box=words[-1].box)
        parts.append(joint)
        start = at + len(joint)
        printed = fragment.text.rstrip(_SOFT_HYPHEN).replace(_SOFT_HYPHEN, "")
        printed = printed + "-" if fragment.text.endswith(_SOFT_HYPHEN) else printed
        at = start + len(printed)
        parts.append(printed)
        words.append(Word(start=start, end=at, box=_box(fragment, width, height)))
        last = fragment.text
    return "".join(parts), tuple(words)


def _joined(tokens: Iterable[Token]) -> Iterator[tuple[str, Fragment]]:
    """Each word with the strongest of the joints before it; tabs add up."""
    joint = ""
    first = True
    for token in tokens:
        if not isinstance(token, str):
            yield "" if first else joint or SPACE, token
            joint, first = "", False
        elif token == TAB and (not joint or joint.startswith(TAB)):
            joint += TAB
        elif not joint or _STRENGTH[token] > _STRENGTH[joint[0] if joint[0] == TAB else joint]:
            joint = token


def _mend(last: str, following: str, vocabulary: frozenset[str]) -> tuple[bool, str]:
    """Whether the hyphen at a line's end goes, and what joins the two parts.

    A soft hyphen always goes. A printed one goes where the document prints the whole word
    elsewhere, or where the rest is an ending and no word. Otherwise it was meant (multi-year,
    2020-21) and stays, without a space.

    >>> _mend("organisa-", "tion", frozenset()), _mend("multi-", "year", frozenset())
    ((True, ''), (False, ''))
    >>> _mend("2020-", "21.", frozenset()), _mend("2020", "and", frozenset())
    ((False, ''), (False, ' '))
    """
    if last.endswith(_SOFT_HYPHEN):
        return True, ""
    if re.search(r"\d[-–/]$", last) and following[:1].isdigit():
        return False, ""
    if not _BROKEN.search(last[-3:]) or not following[:1].isalpha():
        return False, "" if last.endswith("/") and following[:1].isalnum() else SPACE
    rest = following.strip(".,;:()'\"“”‘’").lower()
    whole = last.lstrip("(“‘'\"").lower()[:-1] + rest
    if following[:1].islower() and (whole in vocabulary or _WORD_ENDING.fullmatch(rest)):
        return True, ""
    return False, ""


def _box(fragment: Fragment, width: float, height: float) -> Box:
    """The letters' box on the page: a fifth of the type's size hangs below the base line."""
    low, high = fragment.base - fragment.size * 0.22, fragment.base + fragment.size * 0.78
    x0, y0, x1, y1 = {
        0: (fragment.x0, low, fragment.x1, high),
        90: (-high, fragment.x0, -low, fragment.x1),
        180: (-fragment.x1, -high, -fragment.x0, -low),
        270: (low, -fragment.x1, high, -fragment.x0),
    }[fragment.turn]
    return (
        round(min(max(x0, 0.0), width), 1),
        round(min(max(y0, 0.0), height), 1),
        round(min(max(x1, 0.0), width), 1),
        round(min(max(y1, 0.0), height), 1),
    )
