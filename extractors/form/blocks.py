"""What a form's fixed blocks say: ticks, Part 2, deferral, exemptions, signatures' dates."""

import re
from collections.abc import Iterator
from datetime import date

from ..nlp.dates import find_dates, parse_date
from ..nlp.word_patterns import word_pattern
from ..records import Declaration
from . import Form, Section
from .lines import split_lines
from .sections import DECIDING, declaration_of

_TICK = re.compile(r"[✓✔☑☒√]|\\checkmark|(?:^|\s)[vx](?:\s|$)", re.IGNORECASE)
_PART_2 = word_pattern(
    r"part (?:2|ii)\W* form\W*(yes|no)\b",
    r"is there an?y? [^.?\n]{0,20}part (?:2|ii)\b[^.?\n]{0,25}\W*?(yes|no)\b",
)
_DEFERRED = word_pattern(r"to be deferred\s*\?\W*(yes|no)\b")
_REQUIRED_BY = word_pattern(
    r"decision\s+is\s+(?:required|needed|sought)\b[^.\n]{0,60}?\bby\b[^.\n]{0,12}?(?=\d)"
)
_EXEMPT = word_pattern(
    r"exempt\w* (?:from (?:publication|disclosure) )?(?:for|under|because)\b"
    r"[^\n\f]*:\s*?(?:[\n\f]|$)"
)
_CODED = re.compile(
    r"section|article|schedule|regulation|paragraph|\bact\b|\border\b", re.IGNORECASE
)


def read_declarations(text: str, form: Form) -> tuple[Declaration, ...]:
    """The officer's declarations in the form's own block, each with whether it is ticked."""
    found: dict[str, bool] = {}
    for section in form.sections_named("declaration"):
        current: str | None = None
        for line in split_lines(text, section.start, section.end):
            current = declaration_of(line.text, form.template) or current
            if current is not None:
                found[current] = found.get(current, False) or bool(_TICK.search(line.text))
    return tuple(Declaration(kind=kind, confirmed=ticked) for kind, ticked in found.items())


def read_part_2(text: str) -> str | None:
    """Whether the form says that it has a Part 2.

    >>> read_part_2("Is there a **Part 2** form – Yes"), read_part_2("See Part 2. No more.")
    ('yes', None)
    >>> read_part_2("Is there a Part 2 to this Notice – NO")
    'no'
    """
    found = _PART_2.search(text)
    return found[found.lastindex or 0].lower() if found else None


def read_deferral(text: str) -> bool | None:
    """Whether publication is deferred.

    >>> read_deferral("Is the publication of Part 1 of this approval to be deferred? NO")
    False
    """
    found = _DEFERRED.search(text)
    return found.group(1).lower() == "yes" if found else None


def read_required_by(text: str) -> date | None:
    """The day by which a decision is needed.

    >>> read_required_by("A decision is required from the Deputy Mayor by 15/01/21. The offer")
    datetime.date(2021, 1, 15)
    """
    found = _REQUIRED_BY.search(text)
    if found is None:
        return None
    near = find_dates(text[found.end() : found.end() + 40])
    return near[0].date if near else None


def read_exemptions(text: str) -> tuple[str, ...]:
    """The reasons listed for keeping Part 2 from publication."""
    opening = _EXEMPT.search(text)
    if opening is None:
        return ()
    listed = []
    for line in split_lines(text, opening.end()):
        if not line.is_item or not _CODED.search(line.words):
            break
        listed.append(line.words)
    return tuple(listed)


def signature_date(form: Form, *, chief_executive: bool) -> date | None:
    """The date beside the decision maker's signature, or beside the chief executive's."""
    for section, day in _dates_beside_signatures(form):
        if (section.section_id == "chief_executive") == chief_executive:
            return day
    return None


def _dates_beside_signatures(form: Form) -> Iterator[tuple[Section, date]]:
    """Dates in a signature block: under a signer's heading, or after a signature label.

    So is a second date right below what was decided, where a first stands at the top: the
    signature itself left no text.
    """
    signed_before = dated_before = False
    for field in form.fields:
        section = form.section_at(field.label_start)
        if field.name == "signature":
            signed_before = True
        elif field.name == "date" and form.part_at(field.label_start).kind != "report":
            day = parse_date(field.value)
            in_block = section.section_id in ("decision_maker_block", "chief_executive")
            closes = dated_before and section.section_id in DECIDING
            if day is not None and (signed_before or in_block or closes):
                yield section, day
                signed_before = False
            dated_before = True
