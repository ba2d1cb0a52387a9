"""What does not add up or was doubtfully printed, told as issues."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..records import Funding, Issue
from .decision_text import DecisionText

_NAMES = {
    "misplaced_separator": "a separator seems misplaced",
    "no_currency_sign": "no currency sign is printed",
    "doubled_sign": "the currency sign is printed twice",
    "spaced_amount": "the amount is printed with spaces inside",
    "ocr_digit": "a letter seems to stand for a digit",
}


def find_doubts(text: DecisionText, facts: Sequence[Funding]) -> tuple[Issue, ...]:
    """Issues of doubtful printings, of totals that their parts miss, of parties not named."""
    return (*_doubtful(text), *_unsummed(facts), *_unnamed(facts), *_withheld(facts))


def _withheld(facts: Sequence[Funding]) -> Iterator[Issue]:
    for fact in facts:
        if fact.withheld:
            yield Issue(code="amount_withheld", detail=fact.withheld, page=fact.evidence[0].page)


def _doubtful(text: DecisionText) -> Iterator[Issue]:
    for mention in text.mentions.money:
        if mention.doubt:
            words = _NAMES.get(mention.doubt, mention.doubt.replace("_", " "))
            yield Issue(
                code=mention.doubt,
                detail=f"{mention.text} read as £{mention.amount:,}: {words}",
                page=text.document.page_at(mention.start).number,
            )


def _unsummed(facts: Sequence[Funding]) -> Iterator[Issue]:
    parts_of: dict[str | None, list[Funding]] = defaultdict(list)
    for fact in facts:
        parts_of[fact.part_of].append(fact)
    for headline in facts:
        parts = parts_of[headline.funding_id]
        amounts = [part.total for part in parts]
        if len(parts) < 2 or headline.total is None or None in amounts:
            continue
        added = sum((amount for amount in amounts if amount is not None), Decimal(0))
        residual = headline.total - added
        if residual:
            yield Issue(
                code="parts_do_not_sum",
                detail=f"£{added:,} of £{headline.total:,}; residual £{residual:,}",
                page=headline.evidence[0].page,
            )


def _unnamed(facts: Sequence[Funding]) -> Iterator[Issue]:
    for fact in facts:
        if fact.kind == "grant_received" and fact.level == "headline" and fact.funder is None:
            sum_paid = "the amount kept back" if fact.amount is None else f"£{fact.amount:,}"
            yield Issue(
                code="funder_not_named",
                detail=f"no sentence names who pays {sum_paid}",
                page=fact.evidence[0].page,
            )
