"""When a decision was made, signed off and needed, and on what basis we say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..form import Form
from ..form.blocks import read_required_by, signature_date
from ..form.lines import Line, split_lines
from ..nlp.dates import find_dates, parse_date
from .heading import Heading

Basis = Literal["signature", "stated", "published"]
_HEAD_LINES = 8
_LONGEST_MEETING_LINE = 160
_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_SITTING = re.compile(
    r"\b(?:held|meeting)\b|^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d)", re.IGNORECASE
)
_DATED_LINE = re.compile(r"^(?P<date>\d{1,2}/\d{1,2}/\d{4}) - (?P<title>.+)$")
_ON_A_DAY = re.compile(
    r"^(?:On|At (?:its|the|a) [\w ]{0,40}meeting (?:held )?(?:on|of)) (?:the )?(?:\w+day,? )?"
    r"(?P<date>\d[\w ]{3,24}?20\d\d),? [A-Z][\w' &]{2,60}? "
    r"(?:approved|agreed|awarded|decided|resolved|settled|granted|allocated|set)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    decided_on: date | None
    basis: Basis | None
    signed_off_on: date | None
    required_by: date | None


def read_dating(text: str, form: Form, heading: Heading) -> Dating:
    """A decision's dates: a signature's before a stated one before the day of publication.

    What nobody has decided yet has no date of decision.
    """
    own = text[form.entry.start : form.entry.end]
    found = () if heading.pending else _decided(text, form, heading)
    decided_on, basis = next(iter(found), (None, None))
    return Dating(
        decided_on=decided_on,
        basis=basis,
        signed_off_on=signature_date(form, chief_executive=True),
        required_by=read_required_by(own),
    )


def _decided(text: str, form: Form, heading: Heading) -> Iterator[tuple[date, Basis]]:
    signed = signature_date(form, chief_executive=False)
    if signed is not None:
        yield signed, "signature"
    for field in form.values("date_signed"):
        if day := parse_date(field.value):
            label = text[field.label_start : field.start].lower()
            yield day, "signature" if "sign" in label else "stated"
    if heading.on and heading.on_is == "stated":
        yield heading.on, "stated"
    lines = list(split_lines(text, form.entry.head, form.entry.end))
    for day in _stated(lines, form):
        yield day, "stated"
    yield from _closing(lines, form)
    for field in form.values("date_published"):
        if day := parse_date(field.value):
            yield day, "published"
    if heading.on:
        yield heading.on, "published"


def _stated(lines: list[Line], form: Form) -> Iterator[date]:
    """The day that minutes, an issue's history or the first sentence of a bare page names."""
    head = lines[:_HEAD_LINES]
    if any(_MINUTES.search(line.text) for line in head[:4]):
        for line in head:
            if len(line.text) <= _LONGEST_MEETING_LINE and _SITTING.search(line.text):
                yield from (mention.date for mention in find_dates(line.text))
    dated = (_DATED_LINE.match(line.text) for line in head)
    for found in filter(None, dated):
        if any(line.text == found["title"] for line in head) and (day := parse_date(found["date"])):
            yield day
    if not form.fields:
        openings = (_ON_A_DAY.match(line.text) for line in head[:3])
        yield from (day for each in openings if each and (day := parse_date(each["date"])))


def _closing(lines: list[Line], form: Form) -> Iterator[tuple[date, Basis]]:
    """A date alone on an entry's last lines, where a publisher prints the decision's there."""
    if form.template.entry_date is None:
        return
    for line in reversed(lines[-3:]):
        found = find_dates(line.text)
        if len(found) == 1 and found[0].text == line.text.strip(" |"):
            yield found[0].date, form.template.entry_date
