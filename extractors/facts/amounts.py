"""Every amount of a decision, read in its own sentence."""


from ..records import MoneyMention
from .decision_text import DecisionText
from .phrasing import Phrase
from .readings import Reading, read_amount
from .zones import zone_of


def read_amounts(text: DecisionText, tabled: frozenset[int]) -> tuple[Reading, ...]:
    """A reading for each amount printed, in order; `tabled` are those that stand in a table."""
    title = text.title.words if text.title else " "
    return tuple(
        read_amount(
            money,
            own,
            zone_of(text.text, text.form, own.sentence),
            before,
            title,
            in_table=money.start in tabled,
        )
        for money, own, before in _amounts(text)
    )


def _amounts(text: DecisionText) -> list[tuple[MoneyMention, Phrase, tuple[str, ...]]]:
    """Amounts with their phrase and the words of the paragraph's sentence before it."""
    found = []
    phrases = iter(text.phrases)
    current = next(phrases, None)
    earlier: Phrase | None = None
    for money in text.mentions.money:
        while current is not None and current.sentence.end <= money.start:
            earlier, current = current, next(phrases, None)
        if current is None:
            break
        if current.sentence.start <= money.start:
            found.append((money, current, _before(earlier, current)))
    return found


def _before(earlier: Phrase | None, current: Phrase) -> tuple[str, ...]:
    if earlier is None or earlier.sentence.paragraph != current.sentence.paragraph:
        return ()
    return (earlier.words,)


