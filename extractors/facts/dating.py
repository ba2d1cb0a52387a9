"""When a decision was made, signed off and needed, and on what basis we say so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise
from typing import Literal

from ..form import Form
from ..form.blocks import read_required_by, signature_date
from ..form.headings import plain_heading
from ..form.lines import Line, split_lines
from ..nlp.dates import find_dates, parse_date
from ..records import NamedId
from .first_lines import is_news
from .naming import Naming
from .signing import find_signings
from .stationery import names_a_sitting

Basis = Literal["signature", "stated", "published"]
_HEAD_LINES = 8
_LINES_NAMING_MINUTES = 4
_LONGEST_MEETING_LINE = 160
_LONGEST_HEADING = 60
_MINUTES = re.compile(
    r"\bminutes\b|\bnotes of (?:the )?meeting\b|\b(?:board|panel|committee|meeting) notes\b",
    re.IGNORECASE,
)
_OF_EARLIER_MINUTES = re.compile(r"\b(?:confirmed|approved|agreed|signed)\b", re.IGNORECASE)
_SITTING = re.compile(
    r"\b(?:held|meeting)\b|^(?:date\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d)",
    re.IGNORECASE,
)
_DATED_LINE = re.compile(r"^(?P<date>\d{1,2}/\d{1,2}/\d{4})(?: - (?P<title>.+))?$")
_OF_AN_ARTICLE = ("published", "published on", "posted on", "date posted")
_SETTLES = re.compile(
    r"\b(?:decide[sd]|approve[sd]|agree[sd]|resolve[sd]|authorise[sd])\b", re.IGNORECASE
)
_PROPOSED = re.compile(r"\bproposed\b", re.IGNORECASE)
_HISTORY = re.compile(r"issue - decisions", re.IGNORECASE)
_MET = re.compile(r"^Meeting: (?P<date>\d{1,2}/\d{1,2}/\d{4}) - ", re.IGNORECASE)
_BESIDE_A_REFERENCE = re.compile(
    r"(?:\s|\W|\b(?:dn|date|dated|decision|notice|no|ref|number)\b)*", re.I
)
_OF_A_LOG = re.compile(r"\bdecisions?\b", re.IGNORECASE)
_AT_A_MEETING = re.compile(
    r"(?:\b(?:done|made|taken|approved|agreed|awarded|considered|set|decided)\b[^.\n]{0,30}|^)"
    r"\bat (?:a|the|its|an|our) (?:[\w-]+ ){0,3}meeting (?:held )?(?:on|of) (?:the )?"
    r"(?P<date>\d[\w ]{3,24}?20\d\d|\d\d?/\d\d?/\d{4})",
    re.IGNORECASE,
)
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


def read_dating(text: str, form: Form, naming: Naming, publisher: NamedId | None = None) -> Dating:
    """A decision's dates: a signature's before a stated one before the day of publication.

    What nobody has decided yet has no date of decision.
    """
    own = text[form.entry.start : form.entry.end]
    found = () if naming.heading.pending else _decided(text, form, naming, publisher)
    decided_on, basis = next(iter(found), (None, None))
    return Dating(
        decided_on=decided_on,
        basis=basis,
        signed_off_on=signature_date(form, chief_executive=True),
        required_by=read_required_by(own),
    )


def _decided(
    text: str, form: Form, naming: Naming, publisher: NamedId | None
) -> Iterator[tuple[date, Basis]]:
    heading, reference = naming.heading, naming.reference_printed
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
    yield from find_signings(lines, form, publisher, naming.title)
    for day in _stated(lines, form, reference):
        yield day, "stated"
    yield from _closing(lines, form)
    yield from _of_a_notice(lines, form)
    for day in _published(text, form, reference):
        yield day, "published"
    if heading.on:
        yield heading.on, "published"


def _published(text: str, form: Form, reference: str | None) -> Iterator[date]:
    """The labelled days of publication, unless an article that decides nothing bears them."""
    own = text[form.entry.start : form.entry.end]
    is_article = is_news(form) and not reference and not _SETTLES.search(own)
    for field in form.values("date_published"):
        label = plain_heading(text[field.label_start : field.start])
        if (day := parse_date(field.value)) and not (is_article and label in _OF_AN_ARTICLE):
            yield day


def _stated(lines: Sequence[Line], form: Form, reference: str | None) -> Iterator[date]:
    """The day that the page itself names, in one of the ways that pages without labels have."""
    head = _beginning(lines, form, _HEAD_LINES)
    if any(_MINUTES.search(line.text) for line in _beginning(lines, form, _LINES_NAMING_MINUTES)):
        yield from _of_minutes(head)
    yield from _of_an_issue(head)
    yield from _of_a_sitting(head)
    if reference:
        yield from _beside_the_reference(lines, reference)
    yield from _of_a_log(head)
    if not form.fields:
        yield from _at_a_meeting(lines)
        openings = (_ON_A_DAY.match(line.text) for line in head)
        yield from (day for each in openings if each and (day := parse_date(each["date"])))


def _of_a_notice(lines: Sequence[Line], form: Form) -> Iterator[tuple[date, Basis]]:
    """The one day that a notice labels, if nobody reports to it: a report's day is its own."""
    labelled = [(f.start, day) for f in form.values("date") if (day := parse_date(f.value))]
    if len(labelled) != 1 or form.values("author") or form.values("date_report"):
        return
    head = _beginning(lines, form, _LINES_NAMING_MINUTES)
    notice = form.values("decision_maker") or any(_OF_A_LOG.search(line.text) for line in head)
    proposed = any(_PROPOSED.search(line.text) for line in head)
    start, day = labelled[0]
    if notice and not proposed and form.part_at(start).kind != "report":
        yield day, "stated"


def _beginning(lines: Sequence[Line], form: Form, count: int) -> Sequence[Line]:
    """The lines up to the first few that are no furniture."""
    own = (i for i, line in enumerate(lines) if not form.template.is_furniture(line.text))
    return lines[: next(islice(own, count, None), len(lines))]


def _of_minutes(head: Sequence[Line]) -> Iterator[date]:
    """The day of the sitting that minutes name in their head."""
    for line in head:
        short = len(line.text) <= _LONGEST_MEETING_LINE
        if short and _SITTING.search(line.text) and not _OF_EARLIER_MINUTES.search(line.text):
            yield from (mention.date for mention in find_dates(line.text))


def _of_a_log(head: Sequence[Line]) -> Iterator[date]:
    """The day that stands alone under a heading that announces decisions."""
    for above, line in pairwise(head):
        announced = len(above.text) <= _LONGEST_HEADING and _OF_A_LOG.search(above.text)
        dates = find_dates(line.text) if announced else ()
        if dates and dates[0].text == line.text.rstrip(" :"):
            yield dates[0].date


def _at_a_meeting(lines: Sequence[Line]) -> Iterator[date]:
    """The day of the meeting that decided, where the page names no other day."""
    met = [each for line in lines if (each := _AT_A_MEETING.search(line.text))]
    if not met or len({day.date for line in lines for day in find_dates(line.text)}) != 1:
        return
    for each in met:
        if day := parse_date(each["date"]):
            yield day


def _of_a_sitting(head: Sequence[Line]) -> Iterator[date]:
    """The day that a page of decisions prints beside the body that sat."""
    if any(_OF_A_LOG.search(line.text) for line in head):
        for line in head:
            if names_a_sitting(line.text):
                yield from (mention.date for mention in find_dates(line.text))


def _of_an_issue(head: Sequence[Line]) -> Iterator[date]:
    """The day that an issue's history prints before its title, or of the meeting it came to."""
    history = any(_HISTORY.fullmatch(line.text) for line in head)
    for line in head:
        dated = _DATED_LINE.match(line.text)
        repeated = dated and (history or any(other.text == dated["title"] for other in head))
        found = dated if repeated else _MET.match(line.text)
        if found and (day := parse_date(found["date"])):
            yield day


def _beside_the_reference(lines: Sequence[Line], reference: str) -> Iterator[date]:
    """A date that shares a line with the decision's own reference and nothing else."""
    for line in (each for each in lines if reference in each.text):
        rest = line.text.replace(reference, "", 1)
        dates = find_dates(rest)
        if len(dates) == 1:
            rest = rest.replace(dates[0].text, "", 1)
            if _BESIDE_A_REFERENCE.fullmatch(rest):
                yield dates[0].date


def _closing(lines: Sequence[Line], form: Form) -> Iterator[tuple[date, Basis]]:
    """A date alone on an entry's last lines, where a publisher prints the decision's there."""
    if form.template.entry_date is None:
        return
    for line in reversed(lines[-3:]):
        last = re.split(r"[\t|]", line.text.rstrip(" |\t"))[-1].strip()
        found = find_dates(last)
        if len(found) == 1 and found[0].text == last:
            yield found[0].date, form.template.entry_date
