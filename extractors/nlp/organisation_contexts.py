"""Names that only the words beside them tell: cues before, a role or deed behind, lists."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from .name_bounds import (
    Words,
    ends_a_name,
    name_from_first_words,
    name_from_last_words,
    words_between,
)
from .name_checks import names_an_actor, names_an_owner, names_one, names_one_or_initials
from .organisation_shapes import GAP, ITEM, Shapes
from .places import Placed

Place = tuple[int, int]
Check = Callable[[str, Shapes], bool]
BEGINNING = re.compile(r"(?:^|\n|[.;:•–-]\s{1,2}|[.)]\s{1,14}|\b(?:The|[Tt]hat) )\Z")
MARGIN = 16
"""How far before a name a sentence's beginning is looked for, an item's number and gap included."""
SEPARATOR = re.compile(r"(?P<comma>,)?(?:\s|\s(?P<and>and)\s)(?:the\s)?(?=[A-Z0-9])")
SEVERAL = re.compile(
    r"(?i)\b(?:letters|correspondence|offers|tenders|applications|bids|requests|grants|payments|awards|donations|contracts"
    r"|released|working|partnership|alongside|between)\b"
)
"""Cues behind which more than one body is to be expected."""
IN_BOROUGH = re.compile(r"(?:London|Royal) Borough of ")
"""As in "Pontoon Dock, London Borough of Newham", a place and where it lies."""
DEFINED = re.compile(r"\(['\"]?([A-Z]{3,6})['\"]?\)|\b([A-Z]{3,6})(?= \([A-Z][a-z])")
"""Initials that a text explains stand for what it says, not for a body of their own."""
OWNER = re.compile(
    rf"(?P<name>{ITEM.pattern})(?<='s){GAP}(?:[\w-]+{GAP}){{0,2}}"
    r"(?:applications?|bids?|contracts?|invoices?|offers?|price|proposals?|quotations?|quotes?"
    r"|requests?|tenders?|fees?|premises|shareholders|trustees|volunteers)\b"
)
"""As in "Elm Crossroads's bid"."""
GOES_ON = re.compile(rf" to {ITEM.pattern}")


def names_in_context(
    text: str, runs: Sequence[Place], known: Shapes
) -> Iterator[tuple[Words, Check]]:
    """Possible names with the check that each must pass."""
    defined = {match[1] or match[2] for match in DEFINED.finditer(text)}
    for match in known.before.finditer(text):
        group = "name" if match["name"] else "paid"
        check = names_one if match[group] in defined else names_one_or_initials
        yield name_from_first_words(text, *match.span(group)), check
    for match in known.leads.finditer(text):
        for words in _names_led_in(text, match, known):
            yield words, names_an_actor
    for match in OWNER.finditer(text):
        words = name_from_first_words(text, match.start("name"), match.end("name") - len("'s"))
        yield words, names_an_owner
    starts = {end: start for start, end in runs}
    for match in known.role.finditer(text):
        if match.start() in starts:
            start = starts[match.start()]
            yield name_from_last_words(text, start, match.start(), known), names_one
    for start, end in runs:
        if known.doing.match(text, end) and BEGINNING.search(text, max(0, start - MARGIN), start):
            yield name_from_last_words(text, start, end, known), names_an_actor


def names_beside(text: str, named: Iterable[Placed], known: Shapes) -> Iterator[Words]:
    """Names in one list with a body: "Essex Police, Elm Crossroads and the Ash Project"."""
    placed = tuple(named)
    behind = {body.end for body in placed}
    before = {body.start for body in placed}
    items = [match.span() for match in ITEM.finditer(text)]
    for start, end in items:
        if _follows(text, start, behind) and _may_join(text, (start, end), known):
            behind.add(end)
            yield words_between(text, start, end)
    for start, end in reversed(items):
        joint = SEPARATOR.match(text, end)
        if not joint or (joint["comma"] and IN_BOROUGH.match(text, joint.end())):
            continue
        if joint.end() in before and _may_join(text, (start, end), known):
            before.add(start)
            yield words_between(text, start, end)


def _follows(text: str, start: int, ends: set[int]) -> bool:
    """Whether a list goes on from a body to a name: nothing but its comma or "and" between."""
    return any(
        (joint := SEPARATOR.match(text, at)) and _separates(joint) and joint.end() == start
        for at in range(start - 2, start - 12, -1)
        if at in ends
    )


def _separates(joint: re.Match[str]) -> bool:
    return bool(joint["comma"] or joint["and"])


def _may_join(text: str, item: Place, known: Shapes) -> bool:
    """An item of a list is told by its neighbours alone, so it must be no kind of thing."""
    name = " ".join(text[slice(*item)].split())
    return "\n" not in text[slice(*item)] and names_an_actor(name, known)


def _names_led_in(text: str, match: re.Match[str], known: Shapes) -> Iterator[Words]:
    """The name behind a cue, and those that follow it in a list."""
    several = bool(SEVERAL.search(match.group()))
    at: int | None = match.start("name")
    while at is not None:
        start, end, at = _one_item(text, at, several=several)
        several = several or at is not None
        if words := name_from_first_words(text, start, end):
            yield words
        if not words or words[-1][1] != end or not _may_join(text, (start, end), known):
            return


def _one_item(text: str, start: int, *, several: bool) -> tuple[int, int, int | None]:
    """Where the name at a place begins and ends, and where the next of its list begins."""
    end = _item_end(text, start)
    while joint := SEPARATOR.match(text, end):
        following = ITEM.match(text, joint.end())
        if not following or not _separates(joint):
            break
        left, right = text[start:end], following.group()
        if joint["comma"] or ends_a_name(left) or (several and " " in left and " " in right):
            return start, end, following.start()
        end = following.end()
    return start, end, None


def _item_end(text: str, start: int) -> int:
    """The end of a name, one that begins with a single word let go on: "Right to Succeed"."""
    item = ITEM.match(text, start)
    end = item.end() if item else start
    if item and " " not in item.group():
        longer = GOES_ON.match(text, end)
        end = longer.end() if longer else end
    return end
