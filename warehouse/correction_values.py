"""The fields that a person can correct, and how their values are written."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import get_args

from extractors.knowledge.naming import slug
from extractors.records import FundingYear, Kind, Level, NamedId, Qualifier, Status
from warehouse.financial_years import first_year

Names = Mapping[str, str]
"""Names of listed organisations by their ids."""

Reader = Callable[[str, Names], object]


class ValueProblemError(ValueError):
    """A value that cannot be read; the message says what is needed."""


def read_value(fields: Mapping[str, Reader], field: str, printed: str, names: Names) -> object:
    """The value of a field as a record holds it; raises `ValueProblemError`."""
    if field not in fields:
        raise ValueProblemError(f"no field {field!r}; there are {', '.join(fields)}")
    return fields[field](printed.strip(), names) if printed.strip() else _empty(field)


def printed_value(value: object) -> str:
    """A record's value as a person writes it.

    >>> printed_value(Decimal("1200")), printed_value(None), printed_value(date(2021, 4, 1))
    ('1200.00', '', '2021-04-01')
    >>> share = FundingYear(year="2020/21", amount=Decimal(5), basis="stated")
    >>> printed_value((share,)), printed_value(NamedId(id="mps", name="Metropolitan Police"))
    ('2020/21=5.00', 'mps')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:.2f}"
        case date():
            return value.isoformat()
        case NamedId():
            return value.id
        case FundingYear():
            stated = value.basis == "stated" and value.amount is not None
            return f"{value.year}={value.amount:.2f}" if stated else value.year
        case tuple():
            return ", ".join(printed_value(item) for item in value)
    return str(value)


def _text(printed: str, _: Names) -> str:
    return printed


def _money(printed: str, _: Names) -> Decimal:
    try:
        amount = Decimal(re.sub(r"[£,\s]", "", printed))
    except InvalidOperation:
        raise ValueProblemError(f"{printed!r} is not an amount; write 1234.50") from None
    if not amount.is_finite() or amount < 0 or amount != round(amount, 2):
        raise ValueProblemError(f"{printed!r} is not an amount in pounds and pence")
    return amount.quantize(Decimal("0.01"))


def _day(printed: str, _: Names) -> date:
    try:
        return date.fromisoformat(printed)
    except ValueError:
        raise ValueProblemError(f"{printed!r} is not a date; write 2021-03-31") from None


def _whole(printed: str, _: Names) -> int:
    if not printed.isdecimal():
        raise ValueProblemError(f"{printed!r} is not a whole number")
    return int(printed)


def _organisation(printed: str, names: Names) -> NamedId:
    """A listed body by its id; anything else is the name of a body that is not listed."""
    if printed in names:
        return NamedId(id=printed, name=names[printed])
    return NamedId(id=printed if printed.startswith("x-") else f"x-{slug(printed)}", name=printed)


def _years(printed: str, names: Names) -> tuple[FundingYear, ...]:
    shares = [_share(piece.strip(), names) for piece in printed.split(",")]
    if len(shares) == 1 or all(share.basis == "stated" for share in shares):
        return tuple(shares)
    return tuple(
        share
        if share.basis == "stated"
        else FundingYear(year=share.year, amount=None, basis="unallocated")
        for share in shares
    )


def _share(printed: str, names: Names) -> FundingYear:
    year, equals, amount = printed.partition("=")
    if first_year(year.strip()) is None:
        raise ValueProblemError(f"{year!r} is not a financial year; write 2020/21")
    return FundingYear(
        year=year.strip(),
        amount=_money(amount, names) if equals else None,
        basis="stated" if equals else "single_year",
    )


def _one_of(*allowed: str) -> Reader:
    def read(printed: str, _: Names) -> str:
        if printed not in allowed:
            raise ValueProblemError(f"{printed!r} is none of {', '.join(allowed)}")
        return printed

    return read


def _yes_or_no(printed: str, names: Names) -> bool:
    return _one_of("yes", "no")(printed, names) == "yes"


def _empty(field: str) -> object:
    if field in {"status", "kind", "level", "qualifier"}:
        raise ValueProblemError(f"{field} cannot be empty")
    return () if field == "financial_years" else None


DECISION_FIELDS: Mapping[str, Reader] = MappingProxyType(
    {
        "title": _text,
        "status": _one_of(*get_args(Status)),
        "decision_maker": _text,
        "decided_on": _day,
        "signed_off_on": _day,
        "required_by": _day,
        "part_2": _one_of("yes", "no"),
        "publication_deferred": _yes_or_no,
        "programme": _text,
        "executive_summary": _text,
    }
)
"""What can be set on a decision."""

FUNDING_FIELDS: Mapping[str, Reader] = MappingProxyType(
    {
        "kind": _one_of(*get_args(Kind)),
        "level": _one_of(*get_args(Level)),
        "part_of": _text,
        "amount": _money,
        "total": _money,
        "per": _text,
        "count": _whole,
        "qualifier": _one_of(*get_args(Qualifier)),
        "withheld": _text,
        "capital_or_revenue": _one_of("capital", "revenue"),
        "vat": _one_of("included", "excluded"),
        "funder": _organisation,
        "intermediary": _organisation,
        "recipient": _organisation,
        "beneficiary": _organisation,
        "financial_years": _years,
        "available_until": _day,
        "funded_by": _text,
        "label": _text,
    }
)
"""What can be set on a fact of funding."""
