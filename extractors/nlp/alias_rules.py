"""Whether a printed name stands for a body here: its case, its neighbours, the publisher."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..knowledge.aliases import Alias, Need
from ..knowledge.naming import fold
from ..knowledge.organisation_list import Organisation, organisations
from .organisation_shapes import shapes

REFERENCE_TAIL = re.compile(r"(?:[./-]|\s(?=\d))(?:[A-Z]{1,2}[./-])?\d")
BODY_FOR = re.compile(r"\s(?:for|of)\s(?:the\s)?[A-Z]")
"""As in "Essex Council for Voluntary Service", which is no council of Essex."""
SEAT = re.compile(r"\s(?:Headquarters|HQ)[^\S\n]*[\n,]|\s[Bb]uilding\b")
"""As in a letterhead, "Bedfordshire Police Headquarters", or "the Fujitsu Building"."""
OF_A_TEXT = re.compile(
    r"\s(?:Circular|Journal|[Tt]oolkit|[Ll]ogo|"
    r"[Ss]tage \d|[Pp]lan of [Ww]ork|[Cc]odes?\b|[Rr]ates\b)"
)
"""As in "Home Office Circular 43", "RIBA stage 4" or "London Assembly logo"."""
OF_A_PART = re.compile(r"\b(?:North|South|East|West|Greater|New|Upper|Lower)\s\Z")
"""As in "South Yorkshire Housing Association", which is not Yorkshire Housing."""
OF_ANOTHER = re.compile(r"\b(?!The\b)[A-Z][\w'’-]*\s\Z")
"""As in "Hadley Town Council" where another town council publishes."""
BEGINNING = re.compile(r"(?:^|\n|[.;•]\s{1,2})\Z")
WORD = re.compile(r"[^\W_]+")
SMALL_WORDS = frozenset({"a", "and", "at", "for", "in", "of", "on", "s", "the", "to", "upon"})
KINDS_OF_COUNCIL = frozenset({"Borough", "City", "Council", "County", "District"})
"""Words behind a place that are printed without capitals as well: "Luton borough council"."""
NEIGHBOURHOOD = 60
"""Characters on either side that neighbour rules look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A phrase in its document: its words, what stands before and behind, who publishes."""

    text: str
    before: str
    behind: str
    publisher: Organisation | None
    named: frozenset[str] = frozenset()
    whole_cell: bool = False

    @property
    def publisher_id(self) -> str | None:
        return self.publisher.id if self.publisher else None


def holds(alias: Alias, printed: Printed) -> bool:
    """Whether every condition of the alias is met."""
    if alias.exact_case and not same_case(alias.text, printed.text):
        return False
    if printed.text.isupper() and REFERENCE_TAIL.match(printed.behind):
        return False
    if _names_another(printed):
        return False
    return all(RULES[need.rule](alias, need, printed) for need in alias.needs)


def forbids(alias: Alias, printed: Printed) -> bool:
    """Whether neighbours make the name part of another: "Essex Police and Crime Panel"."""
    neighbours = [need for need in alias.needs if need.rule in {"not_after", "not_before"}]
    return _names_another(printed) or any(
        not RULES[need.rule](alias, need, printed) for need in neighbours
    )


def _names_another(printed: Printed) -> bool:
    """Whether the next words make it a building's or a text's name or another body's."""
    council_for = printed.text.endswith("Council") and BODY_FOR.match(printed.behind)
    of_a_part = printed.text[0].isupper() and OF_A_PART.search(printed.before)
    of_a_thing = SEAT.match(printed.behind) or OF_A_TEXT.match(printed.behind)
    return bool(council_for or of_a_part or of_a_thing)


def body_of(alias: Alias, printed: Printed) -> Organisation | None:
    """The body an alias stands for: its own or the publisher."""
    if alias.organisation_id:
        return organisations()[alias.organisation_id]
    return printed.publisher


def same_case(alias: str, printed: str) -> bool:
    """Whether a name is printed with an alias's capitals, or a longer one all in capitals.

    >>> same_case("Home Office", "HOME OFFICE"), same_case("Home Office", "home office")
    (True, False)
    >>> same_case("Arts, Parks and Paths", "Arts, Parks & Paths")
    True
    >>> same_case("Luton Borough Council", "Luton borough council")
    True
    >>> same_case("CPS", "Cps"), same_case("Refuge", "REFUGE")
    (False, False)
    """
    words, seen = _great_words(alias), _great_words(printed)
    if len(seen) > 1 and printed.isupper():
        return True
    return all(
        one[0].isupper() == other[0].isupper() and one.isupper() == other.isupper()
        for at, (one, other) in enumerate(zip(words, seen, strict=False))
        if not (at and one in KINDS_OF_COUNCIL)
    )


def _great_words(name: str) -> list[str]:
    """A name's words but for "and" and its like, which "&" may stand for."""
    return [word for word in WORD.findall(name) if word.lower() not in SMALL_WORDS]


def _after(alias: Alias, need: Need, printed: Printed) -> bool:
    del alias
    return _ends(printed.before, need)


def _not_after(alias: Alias, need: Need, printed: Printed) -> bool:
    del alias
    return not _ends(printed.before, need)


def _not_before(alias: Alias, need: Need, printed: Printed) -> bool:
    del alias
    behind = f"{fold(printed.behind)} "
    return not any(behind.startswith(f"{fold(words)} ") for words in need.words)


def _alone(alias: Alias, need: Need, printed: Printed) -> bool:
    """Names that are also words count in mid-sentence, with no further capital beside them.

    At a sentence's beginning they count where they do what bodies do: "Refuge runs the line".
    """
    del alias, need
    if printed.whole_cell:
        return True
    before = re.search(r"([\w'’]+|£[\d,.]+\w*),? ?(?:the )?[\"“‘]?$", printed.before)
    mid_sentence = before is not None and not before[1][0].isupper()
    if mid_sentence:
        return not re.match(r"['’]?s?[ \n-][A-Z]", printed.behind)
    begins = BEGINNING.search(printed.before) is not None
    return begins and shapes().doing.match(printed.behind) is not None


def _singular(alias: Alias, need: Need, printed: Printed) -> bool:
    """One body of the kind, not several: "twenty Violence Reduction Units"."""
    del need
    return printed.text.rstrip()[-1] == alias.text[-1]


def _unqualified(alias: Alias, need: Need, printed: Printed) -> bool:
    """A national body, not a branch under its own name: "Kent Crimestoppers" is another body."""
    del alias, need
    first = re.search(r"(?:^|[.!?:;|•\n])\s*(?:[A-Z][\w'’]*\s)?$", printed.before)
    plain = first is not None or not re.search(r"[A-Z][\w'’]*\s$", printed.before)
    return plain and not re.match(r"[ -][A-Z]", printed.behind)


def _in_table(alias: Alias, need: Need, printed: Printed) -> bool:
    del alias, need
    return printed.whole_cell


def _with_name(alias: Alias, need: Need, printed: Printed) -> bool:
    del need
    return alias.organisation_id in {*printed.named, printed.publisher_id}


def _publisher_in(alias: Alias, need: Need, printed: Printed) -> bool:
    del alias
    return printed.publisher_id is None or printed.publisher_id in need.words


def _publisher_not_in(alias: Alias, need: Need, printed: Printed) -> bool:
    del alias
    return printed.publisher_id is not None and printed.publisher_id not in need.words


def _publisher_kind(alias: Alias, need: Need, printed: Printed) -> bool:
    del alias
    return printed.publisher is not None and printed.publisher.kind in need.words


def _publisher_named(alias: Alias, need: Need, printed: Printed) -> bool:
    """A council called by its kind alone is the publisher, if that is of the kind."""
    del need
    of_the_kind = printed.publisher is not None and alias.text in printed.publisher.name
    return of_the_kind and not OF_ANOTHER.search(printed.before)


def _ends(before: str, need: Need) -> bool:
    folded = f" {' '.join(word.lower() for word in WORD.findall(before))}"
    return any(folded.endswith(f" {words.lower()}") for words in need.words)


RULES: Mapping[str, Callable[[Alias, Need, Printed], bool]] = {
    "after": _after,
    "alone": _alone,
    "in_table": _in_table,
    "not_after": _not_after,
    "not_before": _not_before,
    "publisher_in": _publisher_in,
    "publisher_kind": _publisher_kind,
    "publisher_named": _publisher_named,
    "publisher_not_in": _publisher_not_in,
    "singular": _singular,
    "unqualified": _unqualified,
    "with_name": _with_name,
}
