"""Which way an amount goes: who gives it and who gets it, from the verb that governs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from .patterns import AMOUNT, words_of_class
from .sides import FORCE, GRANT_MAKER, OUTSIDE, OWN

GROUP = "group"
_BODIES = (OWN, FORCE, OUTSIDE, GRANT_MAKER)
_OURSELVES = ("me", "us", "we", "i")
_BEING = ("is", "are", "was", "were", "be", "been", "being", "gets", "got")
_FAR_BEFORE, _FAR_BEHIND, _OBJECT, _SUBJECT = 14, 9, 8, 12
_ENDS_CLAUSE = (";", ":", "which", "who", "whose", "because", "so", "if", "where", "while", "when")
_NEAR = 7
_SOMEBODY_ELSE = ("received", "receives", "gets", "got", "won", "wins", "gained", "obtained")
_JOINS = {
    ",",
    "and",
    "&",
    "(",
    ")",
    "its",
    "the",
    "partners",
    "with",
    "together",
    "jointly",
    "along",
}
_PREPOSITIONS = {"of", "from", "for", "with", "by", "in", "under", "at", "on"}
_FUNDS = {"reserve", "reserves", "budget", "budgets"}
_MONEY_WORDS = {"grant", "grants", "funding", "fund", "funds", "money", "award", "allocation"}
_PLAIN_GIFT = 3.0
_ONE_SIDED = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """The sides that give and get: OWN, FORCE, ORG, GOV, group for bodies unnamed, or unknown."""

    giver: str | None = None
    getter: str | None = None

    @property
    def inward(self) -> float:
        """How strongly it says that the publisher gets the money."""
        if self.getter == OWN and self.giver != OWN:
            return _PLAIN_GIFT if self.giver else _ONE_SIDED
        if self.giver == GRANT_MAKER:
            return _PLAIN_GIFT if self.getter in (None, FORCE) else 0.0
        if self.giver == OUTSIDE and self.getter is None:
            return _ONE_SIDED
        return 0.0

    @property
    def outward(self) -> float:
        """How strongly it says that the publisher pays the money to somebody."""
        if self.giver == OWN and self.getter != OWN:
            return _PLAIN_GIFT if self.getter else _ONE_SIDED
        if self.giver in (None, GROUP) and self.getter in (OUTSIDE, FORCE, GROUP):
            return _ONE_SIDED
        return 0.0


def direction_of(words: str) -> Direction:
    """The direction of AMOUNT in a phrase's words, as far as they say it.

    >>> direction_of(" ^ the GOV has awarded OWN AMOUNT for kit ")
    Direction(giver='GOV', getter='OWN')
    >>> direction_of(" ^ AMOUNT was given by the OWN to ORG ")
    Direction(giver='OWN', getter='ORG')
    """
    tokens = words.split()
    if AMOUNT not in tokens:
        return Direction()
    amount = tokens.index(AMOUNT)
    start = tokens.index("^") + 1 if "^" in tokens[:amount] else 0
    start = _clause_start(tokens, start, amount)
    if {*tokens[max(start, amount - _FAR_BEFORE) : amount]} & {*words_of_class("moves")}:
        return Direction()
    verb = _verb_before(tokens, start, amount)
    if verb is None:
        found = _behind(tokens, amount)
    elif tokens[verb] in words_of_class("gets"):
        found = _getting(tokens, start, verb, amount)
    else:
        found = _giving(tokens, start, verb, amount)
    if found == Direction() and _is_of_grant_maker(tokens, amount):
        return Direction(giver=GRANT_MAKER)
    return found


def _clause_start(tokens: Sequence[str], start: int, amount: int) -> int:
    """The beginning of the clause that holds the amount: past ``;``, ``:`` and ``and that``."""
    begins = [
        n + 1
        for n in range(start, amount)
        if tokens[n] in (";", ":") or (tokens[n] == "that" and tokens[n - 1] in ("and", ","))
    ]
    return begins[-1] if begins else start


def _verb_before(tokens: Sequence[str], start: int, amount: int) -> int | None:
    verbs = {*words_of_class("gives"), *words_of_class("gets")}
    near = range(amount - 1, max(start, amount - _FAR_BEFORE) - 1, -1)
    return next((n for n in near if tokens[n] in verbs and not _is_noun(tokens, n)), None)


def _is_noun(tokens: Sequence[str], number: int) -> bool:
    """Whether a word that may be a verb stands as a noun: ``the grant``, ``a ORG grant for``."""
    word = tokens[number]
    above = tokens[number - 1] if number else ""
    return word in ("grant", "award", "offer", "issue", "fund", "grants", "awards", "funds") and (
        above in ("a", "an", "the", "this", "that", "of", "these", "'s", "total", "further", "")
        or (above == "^" and word in ("grants", "awards", "funds"))
        or above in (OUTSIDE, GRANT_MAKER)
        or not (
            above in ("to", "will", "and", "would", "^", ",", "may", "shall") or above in _BODIES
        )
    )


def _giving(tokens: Sequence[str], start: int, verb: int, amount: int) -> Direction:
    subject, fronted = _subject(tokens, max(start, verb - _SUBJECT), verb)
    if _is_passive(tokens, start, verb):
        return Direction(giver=_after(tokens, verb, "by"), getter=subject or fronted)
    between = _first_body(tokens, verb + 1, amount)
    return Direction(giver=subject, getter=between or fronted or _after(tokens, amount, "to"))


def _subject(tokens: Sequence[str], start: int, verb: int) -> tuple[str | None, str | None]:
    """The body a verb is said of, and one put in front of it with ``to``."""
    subject = fronted = None
    for number in range(verb - 1, start - 1, -1):
        side = _side(tokens, number)
        above = {*tokens[max(number - 2, 0) : number]}
        if side is not None and "to" in above:
            fronted = fronted or side
        elif side is not None and subject is None and not _PREPOSITIONS & above:
            subject = OWN if _stands_with_own(tokens, start, number) else side
    return subject, fronted


def _stands_with_own(tokens: Sequence[str], start: int, number: int) -> bool:
    """Whether the publisher leads the list that a body is the last of: ``OWN, ORG and ORG``."""
    joined = False
    for token in reversed(tokens[start:number]):
        if token == OWN:
            return joined
        if token not in _BODIES and token not in _JOINS:
            return False
        joined = joined or token not in ("the", *_BODIES)
    return False


def _is_passive(tokens: Sequence[str], start: int, verb: int) -> bool:
    """Whether a form of to be makes the verb passive: ``was duly awarded``, not ``is to award``."""
    above = tokens[max(start, verb - 3) : verb]
    return "to" not in above[-2:] and any(token in _BEING for token in above)


def _getting(tokens: Sequence[str], start: int, verb: int, amount: int) -> Direction:
    """Who gets; a verb without a subject is the publisher's own: ``to accept AMOUNT``."""
    subject, _ = _subject(tokens, max(start, verb - _SUBJECT), verb)
    giver = _after(tokens, verb, "from") or _after(tokens, amount, "from")
    if giver is None and _is_of_grant_maker(tokens, amount):
        giver = GRANT_MAKER
    if subject in (None, GRANT_MAKER):
        subject = None if tokens[verb] in _SOMEBODY_ELSE and verb - start > 1 else OWN
    return Direction(giver=giver, getter=subject)


def _is_of_grant_maker(tokens: Sequence[str], amount: int) -> bool:
    """Whether the amount is called a grant maker's money: ``AMOUNT of GOV funding``."""
    around = tokens[max(amount - _NEAR, 0) : amount + _NEAR]
    return any(
        token == GRANT_MAKER and _MONEY_WORDS & {*around[number + 1 : number + 6]}
        for number, token in enumerate(around)
    )


def _behind(tokens: Sequence[str], amount: int) -> Direction:
    """The direction that a participle or an ending behind the amount gives: ``AMOUNT given by``."""
    given = words_of_class("given")
    end = min(len(tokens), amount + 1 + _FAR_BEHIND)
    verb = next((n for n in range(amount + 1, end) if tokens[n] in given), None)
    if verb is None:
        return Direction(giver=_after(tokens, amount, "from"), getter=_after(tokens, amount, "to"))
    return Direction(giver=_after(tokens, verb, "by"), getter=_after(tokens, verb, "to"))


def _after(tokens: Sequence[str], number: int, preposition: str) -> str | None:
    """The side of the body that a preposition leads in within reach behind a token."""
    for place in range(number + 1, min(len(tokens), number + 1 + _OBJECT)):
        if tokens[place] in _ENDS_CLAUSE:
            return None
        if tokens[place] == preposition:
            return _first_body(tokens, place + 1, min(place + 4, len(tokens)))
    return None


def _first_body(tokens: Sequence[str], start: int, end: int) -> str | None:
    return next((s for n in range(start, end) if (s := _side(tokens, n))), None)


def _side(tokens: Sequence[str], number: int) -> str | None:
    """The side of the body a token stands for; the owner of a fund or budget is no party to it."""
    token = tokens[number]
    if token in _OURSELVES:
        return OWN
    if token in words_of_class("groups"):
        return GROUP
    if token not in _BODIES or (token == OWN and _FUNDS & {*tokens[number + 1 : number + 7]}):
        return None
    return token
