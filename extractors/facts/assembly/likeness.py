"""When two statements of two documents can be the same fact."""

from decimal import Decimal

from extractors.records import Funding, NamedId

Signature = tuple[object, ...]

_DIRECTION = {
    "grant_received": "in",
    "receipt": "in",
    "grant_awarded": "out",
    "contract": "out",
    "budget": "out",
    "match_funding": "match",
}


def worth(fact: Funding) -> Decimal | None:
    """What a fact comes to: its total, or its amount where no total is known."""
    return fact.amount if fact.total is None else fact.total


def years_of(fact: Funding) -> frozenset[str]:
    return frozenset(share.year for share in fact.financial_years)


def parties_of(fact: Funding) -> tuple[NamedId | None, ...]:
    """Funder, intermediary, recipient, beneficiary."""
    return (fact.funder, fact.intermediary, fact.recipient, fact.beneficiary)


def full_signature(fact: Funding) -> Signature:
    """Equal for statements that agree in years, parties and label."""
    return (*party_signature(fact), (fact.label or "").casefold())


def party_signature(fact: Funding) -> Signature:
    """Equal for statements that agree in years and parties."""
    names = tuple(party.id if party else None for party in parties_of(fact))
    return (years_of(fact), names)


def are_compatible(one: Funding, other: Funding) -> bool:
    """Nothing said in one contradicts the other; what one leaves out the other may say."""
    return have_compatible_years(one, other) and have_compatible_parties(one, other)


def have_compatible_years(one: Funding, other: Funding) -> bool:
    mine, theirs = years_of(one), years_of(other)
    return not mine or not theirs or mine == theirs


def have_compatible_parties(one: Funding, other: Funding) -> bool:
    pairs = zip(parties_of(one), parties_of(other), strict=True)
    return all(a is None or b is None or _is_same_body(a, b) for a, b in pairs)


def are_rivals(one: Funding, other: Funding) -> bool:
    """Both can be meant for the same money: same kind, no two names, years that overlap."""
    mine, theirs = years_of(one), years_of(other)
    overlap = not mine or not theirs or bool(mine & theirs)
    return one.kind == other.kind and overlap and have_compatible_parties(one, other)


def differ_in_kind_only(one: Funding, other: Funding) -> bool:
    """The same outgoing (or incoming) money under two kinds; in and out again are two facts."""
    same_way = _DIRECTION[one.kind] == _DIRECTION[other.kind]
    known = worth(one) is not None and worth(one) == worth(other)
    return one.kind != other.kind and same_way and known and are_compatible(one, other)


def _is_same_body(one: NamedId, other: NamedId) -> bool:
    return one.id == other.id or one.name.casefold() == other.name.casefold()
