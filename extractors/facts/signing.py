"""Days that stand with the words of approving: "Approved by the Commissioner, 3 May 2022"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from ..form import Form
from ..form.lines import Line
from ..nlp.dates import find_dates
from ..records import DateMention, NamedId

_WORDS = re.compile(r"[^\W\d_]+")
_AGREES = re.compile(
    r"(?:^|: ?)(?:I|We) (?:hereby |also )?"
    r"(?:approve|agree|accept|authorise|endorse|support|ratify|consent)\b"
)
_OTHERS = re.compile(
    r"\b(?:chief (?:executive|finance|officer)|treasurer|monitoring officer|section 151|s151"
    r"|head of)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;|]\s|\.\s(?=[A-Z])")
_BESIDE = "beside"
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
    known = dict.fromkeys(_WORDS.findall(publisher.name.casefold()), _BESIDE) if publisher else {}
    known |= form.template.approval_words
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
        if _tells_who_approves(words, known):
            yield day.date, "signature" if "sign" in line.text.lower() else "stated"
        elif _only_beside(words, known) and _is_approved(line, above, known):
            yield day.date, "signature"


def _dated(line: Line, title: str | None) -> tuple[DateMention, frozenset[str]] | None:
    """The one day of a line and the words beside it, up to where another clause begins."""
    clause = next((each for each in _CLAUSE.split(line.text) if find_dates(each)), "")
    dates = find_dates(clause)
    if len(dates) != 1:
        return None
    words = clause.replace(dates[0].text, " ").replace(title or "\n", " ")
    return dates[0], frozenset(_WORDS.findall(words.casefold()))


def _tells_who_approves(words: frozenset[str], known: Mapping[str, str]) -> bool:
    """Whether words say that somebody who decides has approved, and nothing else."""
    roles = {known.get(word) for word in words}
    return None not in roles and not roles <= {_BESIDE}


def _only_beside(words: frozenset[str], known: Mapping[str, str]) -> bool:
    return all(known.get(word) == _BESIDE for word in words)


def _is_approved(line: Line, above: Sequence[Line], known: Mapping[str, str]) -> bool:
    """Whether a day's own line begins with the words of approving, or the line above has them."""
    if _AGREES.search(line.text):
        return True
    words = _WORDS.findall(above[-1].text.casefold()) if above else []
    return bool(words) and (
        _AGREES.search(above[-1].text) is not None or _tells_who_approves(frozenset(words), known)
    )


def _is_of_another(line: Line, above: Sequence[Line], form: Form) -> bool:
    """Whether a signature is an officer's who advises: by its section or the lines above it."""
    near = [line, *(each for each in above if len(each.text) <= _LONGEST)]
    section = form.section_at(line.start).section_id
    return section == "chief_executive" or any(_OTHERS.search(each.text) for each in near)
