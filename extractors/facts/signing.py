"""Dates that stand with the words of whoever approves: "Approved by the Commissioner, 3 May 2022"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from ..form import Form
from ..form.lines import Line
from ..nlp.dates import find_dates
from ..records import DateMention, NamedId

_WORDS = re.compile(r"[^\W\d_]+")
_SIGNING = frozenset(
    ("signed", "signature", "approved", "approval", "agreed", "accepted", "authorised", "authorisation", "decided")
)
_DECIDERS = frozenset(("commissioner", "pcc", "pfcc", "dmpc", "mayor"))
_BESIDE = frozenset(
    "by the of on for and at a an date dated decision decisions recommendation recommendations taken made was is s "
    "maker police fire crime policing deputy rescue office opcc outline above not it this day".split()
)
_AGREES = re.compile(
    r"(?:^|: ?)(?:I|We) (?:hereby |also )?(?:approve|agree|accept|authorise|endorse|support|ratify|consent)\b",
)
_OTHERS = re.compile(
    r"\b(?:chief (?:executive|finance|officer)|treasurer|monitoring officer|section 151|s151|head of)\b", re.I
)
_CLAUSE = re.compile(r"[;|]\s|\.\s(?=[A-Z])")
_IN_PROSE = 60
_LONGEST = 120
_LINES_BEFORE = 3

Signing = tuple[date, Literal["signature", "stated"]]


def find_signings(
    lines: Sequence[Line], form: Form, publisher: NamedId | None, title: str | None
) -> Iterator[Signing]:
    """Each day on a line of its own words of approving, or alone right below such a line.

    What stands above the first running text is letterhead; other officers' signatures are skipped.
    """
    own = frozenset(_WORDS.findall(publisher.name.casefold())) if publisher else frozenset()
    in_prose = False
    for position, line in enumerate(lines):
        in_prose = in_prose or (len(line.text) > _IN_PROSE and line.text[-1] in ".;:")
        above = lines[max(0, position - _LINES_BEFORE) : position]
        if not in_prose or len(line.text) > _LONGEST or _is_of_another(line, above, form):
            continue
        dated = _dated(line, title)
        if dated is None:
            continue
        day, words = dated
        if _tells_who_approves(words, own):
            yield day.date, "signature" if "sign" in line.text.lower() else "stated"
        elif words <= _BESIDE and above and _approves(above[-1], own):
            yield day.date, "signature"


def _dated(line: Line, title: str | None) -> tuple[DateMention, frozenset[str]] | None:
    """The one day of a line and the words beside it, up to where another clause begins."""
    clause = next((each for each in _CLAUSE.split(line.text) if find_dates(each)), "")
    dates = find_dates(clause)
    if len(dates) != 1:
        return None
    words = clause.replace(dates[0].text, " ").replace(title or "\n", " ")
    return dates[0], frozenset(_WORDS.findall(words.casefold()))


def _tells_who_approves(words: frozenset[str], own: frozenset[str]) -> bool:
    """Whether words say that somebody who decides has approved, and nothing else."""
    return bool(words & (_SIGNING | _DECIDERS)) and words <= _SIGNING | _DECIDERS | _BESIDE | own


def _approves(line: Line, own: frozenset[str]) -> bool:
    words = frozenset(_WORDS.findall(line.text.casefold()))
    return _AGREES.search(line.text) is not None or _tells_who_approves(words, own)


def _is_of_another(line: Line, above: Sequence[Line], form: Form) -> bool:
    """Whether a signature is an officer's who advises: by its section or the lines above it."""
    near = [line, *(each for each in above if len(each.text) <= _LONGEST)]
    section = form.section_at(line.start).section_id
    return section == "chief_executive" or any(_OTHERS.search(each.text) for each in near)
