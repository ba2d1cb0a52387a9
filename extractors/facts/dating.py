"""When a decision was made, signed off and needed, and on what basis we say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..form import Form
from ..form.blocks import read_required_by, signature_date
from ..nlp.dates import parse_date

Basis = Literal["signature", "stated", "published"] | None
_HEAD_DATE = re.compile(r"\s*(?P<date>\d{1,2}/\d{1,2}/\d{4}) - ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    decided_on: date | None
    basis: Basis
    signed_off_on: date | None
    required_by: date | None


def read_dating(text: str, form: Form) -> Dating:
    """A decision's dates: a signature's before a stated one before the day of publication."""
    own = text[form.entry.start : form.entry.end]
    decided_on, basis = next(_decided(text, form), (None, None))
    return Dating(
        decided_on=decided_on,
        basis=basis,
        signed_off_on=signature_date(form, chief_executive=True),
        required_by=read_required_by(own),
    )


def _decided(text: str, form: Form) -> Iterator[tuple[date, Basis]]:
    signed = signature_date(form, chief_executive=False)
    if signed is not None:
        yield signed, "signature"
    for field in form.values("date_signed"):
        day = parse_date(field.value)
        if day is not None:
            label = text[field.label_start : field.start].lower()
            yield day, "signature" if "sign" in label else "stated"
    head = _HEAD_DATE.match(text, form.entry.start)
    if head and (day := parse_date(head["date"])):
        yield day, "stated"
    for field in form.values("date_published"):
        if day := parse_date(field.value):
            yield day, "published"

