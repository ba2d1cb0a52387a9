"""Money as printed: where it stands, what qualifies it, the part it plays."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.evaluate.cases import Expected, ExpectedMoney
from extractors.evaluate.matching import compare_choices, pair
from extractors.evaluate.scores import Miss, Outcome
from extractors.records import Decision, MoneyInContext, Record

Part = tuple[Decimal, str]
"""An amount and its role, or its role and why."""


def mention_outcomes(
    expect: Expected, record: Record, decision: Decision | None
) -> Iterator[Outcome]:
    """Mentions by span and value (by words and value where no span is labelled), then roles."""
    found = printed_money(record, decision)
    yield from _printed(expect.money, found)
    roles, wanted = _roles(found), _expected_roles(expect)
    labelled = {amount for amount, _ in wanted}
    yield _compare_parts("role", wanted, {part for part in roles if part[0] in labelled})
    yield _context_why(expect, found)
    yield _kept_out_of_headlines(expect, decision)


def printed_money(record: Record, decision: Decision | None) -> tuple[MoneyInContext, ...]:
    """Each amount of the document once; what only another decision claims is another entry's."""
    own = decision.money if decision else ()
    seen = {(mention.start, mention.end) for mention in own}
    others: dict[tuple[int, int], MoneyInContext] = {}
    for mention in (m for other in record.decisions for m in other.money):
        if (mention.start, mention.end) not in seen:
            span = (mention.start, mention.end)
            others[span] = replace(mention, role="context", why="other_entry")
    return tuple(sorted((*own, *others.values()), key=lambda mention: mention.start))


def _printed(
    expected: Sequence[ExpectedMoney], found: Sequence[MoneyInContext]
) -> Iterator[Outcome]:
    with_spans = all(mention.start is not None for mention in expected)

    def place(mention: ExpectedMoney) -> tuple[object, ...]:
        words = "".join(mention.text.split())
        return (mention.amount, mention.start, mention.end) if with_spans else (words,)

    def value(mention: ExpectedMoney) -> tuple[object, ...]:
        return (*place(mention), mention.amount)

    def everything(mention: ExpectedMoney) -> tuple[object, ...]:
        return (*value(mention), mention.qualifier, mention.per)

    pairs, missing, spurious = pair(
        expected, [_as_expected(mention) for mention in found], [everything, value]
    )
    yield Outcome(
        measure="money",
        right=len(pairs),
        expected=len(expected),
        found=len(found),
        misses=(
            *(Miss(expected=_shown(mention)) for mention in missing),
            *(Miss(got=_shown(mention)) for mention in spurious),
        ),
    )
    yield compare_choices(
        "money qualifier", [(_shown(e), e.qualifier, f.qualifier) for e, f in pairs]
    )
    yield compare_choices("money per", [(_shown(e), e.per, f.per) for e, f in pairs])


def _as_expected(mention: MoneyInContext) -> ExpectedMoney:
    return ExpectedMoney(
        text=mention.text,
        amount=mention.amount,
        start=mention.start,
        end=mention.end,
        qualifier=mention.qualifier,
        per=mention.per,
    )


def _shown(mention: ExpectedMoney) -> str:
    place = "" if mention.start is None else f" at {mention.start}"
    return f"{mention.text!r} = {mention.amount:,.2f}{place}"


def _expected_roles(expect: Expected) -> set[Part]:
    return {
        *((fact.amount, "headline") for fact in expect.funding),
        *((part.amount, "component") for part in expect.components),
        *((context.amount, "context") for context in expect.context),
    }


def _roles(found: Sequence[MoneyInContext]) -> set[Part]:
    return {(mention.amount, mention.role) for mention in found}


def _context_why(expect: Expected, found: Sequence[MoneyInContext]) -> Outcome:
    """Reasons for the amounts that both sides take for context."""
    wanted = {(context.amount, str(context.why)) for context in expect.context}
    given = {(m.amount, str(m.why)) for m in found if m.role == "context"}
    both = {amount for amount, _ in wanted} & {amount for amount, _ in given}
    return _compare_parts(
        "context why",
        {part for part in wanted if part[0] in both},
        {part for part in given if part[0] in both},
    )


def _compare_parts(measure: str, wanted: set[Part], got: set[Part]) -> Outcome:
    return Outcome(
        measure=measure,
        right=len(wanted & got),
        expected=len(wanted),
        found=len(got),
        misses=(
            *(Miss(about=f"£{a:,.2f}", expected=what) for a, what in sorted(wanted - got)),
            *(Miss(about=f"£{a:,.2f}", got=what) for a, what in sorted(got - wanted)),
        ),
    )


def _kept_out_of_headlines(expect: Expected, decision: Decision | None) -> Outcome:
    """Amounts that are nothing but context and that no headline fact claims."""
    decided = {fact.amount for fact in expect.funding}
    parts = {part.amount for part in expect.components}
    context = {other.amount for other in expect.context} - decided - parts
    facts = decision.funding if decision else ()
    promoted = context & {fact.amount for fact in facts if fact.level == "headline"}
    return Outcome(
        measure="context kept out of headlines",
        right=len(context) - len(promoted),
        expected=len(context),
        found=len(context),
        misses=tuple(
            Miss(about=f"£{a:,.2f}", expected="context", got="headline") for a in sorted(promoted)
        ),
    )
