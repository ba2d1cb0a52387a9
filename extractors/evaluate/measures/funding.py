"""Facts of money decided: the headlines with their parties and years, and the parts of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.evaluate.cases import Expected, ExpectedFunding
from extractors.evaluate.matching import (
    compare_choices,
    compare_values,
    pair,
    same_body,
)
from extractors.evaluate.scores import Claim, Miss, Outcome
from extractors.records import Decision, Funding, NamedId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fact:
    kind: str
    amount: Decimal
    qualifier: str
    funder: str | None
    intermediary: str | None
    recipient: str | None
    years: frozenset[str]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    amount: Decimal
    of: Decimal | None
    years: frozenset[str]


_Pairs = list[tuple[_Fact, _Fact]]


def funding_outcomes(expect: Expected, decision: Decision | None) -> Iterator[Outcome]:
    """Headlines by amount, by kind and amount, with the details of those matched; then parts."""
    wanted = [_expected_fact(fact) for fact in expect.funding]
    got = _headlines(decision)
    pairs, missing, spurious = _pair_facts(wanted, got)
    same_kind = [(e, f) for e, f in pairs if e.kind == f.kind]
    yield _facts_outcome("headline kind and amount", same_kind, wanted, got)
    yield Outcome(
        measure="headline amount",
        right=len(pairs),
        expected=len(wanted),
        found=len(got),
        misses=_one_sided(missing, spurious),
    )
    yield from _details(same_kind)
    yield from _parts_outcomes(expect, decision)


def claims(expect: Expected, decision: Decision | None) -> tuple[Claim, ...]:
    """Each headline fact found, with its confidence and whether kind and amount are right."""
    pairs, _, spurious = _pair_facts(
        [_expected_fact(fact) for fact in expect.funding], _headlines(decision)
    )
    right = [(found.confidence, wanted.kind == found.kind) for wanted, found in pairs]
    judged = (*right, *((fact.confidence, False) for fact in spurious))
    return tuple(Claim(confidence=confidence, right=ok) for confidence, ok in judged)


def _expected_fact(fact: ExpectedFunding) -> _Fact:
    return _Fact(
        kind=fact.kind,
        amount=fact.amount,
        qualifier=fact.qualifier,
        funder=fact.funder,
        intermediary=fact.intermediary,
        recipient=fact.recipient,
        years=frozenset(fact.financial_years),
    )


def _headlines(decision: Decision | None) -> list[_Fact]:
    """Facts with an amount: a withheld one has nothing to be compared with."""
    facts = decision.funding if decision else ()
    return [
        _Fact(
            kind=fact.kind,
            amount=fact.amount,
            qualifier=fact.qualifier,
            funder=_name(fact.funder),
            intermediary=_name(fact.intermediary),
            recipient=_name(fact.recipient),
            years=_years(fact),
            confidence=fact.confidence,
        )
        for fact in facts
        if fact.level == "headline" and fact.amount is not None
    ]


def _name(party: NamedId | None) -> str | None:
    return party.name if party else None


def _years(fact: Funding) -> frozenset[str]:
    return frozenset(share.year for share in fact.financial_years)


def _pair_facts(
    wanted: Sequence[_Fact], got: Sequence[_Fact]
) -> tuple[_Pairs, list[_Fact], list[_Fact]]:
    return pair(
        wanted,
        got,
        [
            lambda f: (
                f.kind,
                f.amount,
                same_body(f.recipient or ""),
                same_body(f.funder or ""),
                f.years,
            ),
            lambda f: (f.kind, f.amount, same_body(f.recipient or "")),
            lambda f: (f.kind, f.amount),
            lambda f: f.amount,
        ],
    )


def _facts_outcome(
    measure: str, right: _Pairs, wanted: Sequence[_Fact], got: Sequence[_Fact]
) -> Outcome:
    left_out, left_over = list(wanted), list(got)
    for expected, found in right:
        left_out.remove(expected)
        left_over.remove(found)
    return Outcome(
        measure=measure,
        right=len(right),
        expected=len(wanted),
        found=len(got),
        misses=_one_sided(left_out, left_over),
    )


def _one_sided(missing: Sequence[_Fact], spurious: Sequence[_Fact]) -> tuple[Miss, ...]:
    return (
        *(Miss(expected=_shown(fact)) for fact in missing),
        *(Miss(got=_shown(fact)) for fact in spurious),
    )


def _shown(fact: _Fact) -> str:
    return f"{fact.kind} £{fact.amount:,.2f}"


def _details(pairs: _Pairs) -> Iterator[Outcome]:
    yield from _parties(pairs)
    years = [(_shown(e), e.years, f.years) for e, f in pairs]
    yield _years_outcome("headline years", years)
    yield compare_choices(
        "headline qualifier", [(_shown(e), e.qualifier, f.qualifier) for e, f in pairs]
    )


def _parties(pairs: _Pairs) -> Iterator[Outcome]:
    """The parties by body: one body may be labelled under another of its names."""
    funders = [(_shown(e), e.funder, f.funder) for e, f in pairs]
    intermediaries = [(_shown(e), e.intermediary, f.intermediary) for e, f in pairs]
    recipients = [(_shown(e), e.recipient, f.recipient) for e, f in pairs]
    yield compare_values("funder", funders, same_body)
    yield compare_values("intermediary", intermediaries, same_body)
    yield compare_values("recipient", recipients, same_body)


def _years_outcome(
    measure: str, rows: Sequence[tuple[str, frozenset[str], frozenset[str]]]
) -> Outcome:
    return Outcome(
        measure=measure,
        right=sum(len(wanted & got) for _, wanted, got in rows),
        expected=sum(len(wanted) for _, wanted, _ in rows),
        found=sum(len(got) for _, _, got in rows),
        misses=tuple(
            Miss(about=about, expected=_listed(wanted), got=_listed(got))
            for about, wanted, got in rows
            if wanted != got
        ),
    )


def _listed(years: frozenset[str]) -> str | None:
    return ", ".join(sorted(years)) or None


def _parts_outcomes(expect: Expected, decision: Decision | None) -> Iterator[Outcome]:
    wanted = [
        _Part(amount=part.amount, of=part.of, years=frozenset(part.financial_years))
        for part in expect.components
    ]
    got = _parts(decision)
    pairs, missing, spurious = pair(
        wanted, got, [lambda p: (p.amount, p.of, p.years), lambda p: (p.amount, p.of)]
    )
    yield Outcome(
        measure="component of total",
        right=len(pairs),
        expected=len(wanted),
        found=len(got),
        misses=(
            *(Miss(expected=_shown_part(part)) for part in missing),
            *(Miss(got=_shown_part(part)) for part in spurious),
        ),
    )
    yield _years_outcome("component years", [(_shown_part(e), e.years, f.years) for e, f in pairs])


def _parts(decision: Decision | None) -> list[_Part]:
    facts = decision.funding if decision else ()
    amounts = {fact.funding_id: fact.amount for fact in facts}
    return [
        _Part(amount=fact.amount, of=amounts.get(fact.part_of or ""), years=_years(fact))
        for fact in facts
        if fact.level == "component" and fact.amount is not None
    ]


def _shown_part(part: _Part) -> str:
    whole = "nothing" if part.of is None else f"£{part.of:,.2f}"
    return f"£{part.amount:,.2f} of {whole}"
