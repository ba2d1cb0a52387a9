"""The shapes in which names of bodies are printed, built from organisation_cues.csv."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import starmap
from re import Pattern

from ..knowledge.loader import read_rows
from .word_patterns import first_of_words

CAPITAL = r"(?>St\.(?= [A-Z])|(?=[A-Z0-9]*[A-Z])[\w'.+-]*\w(?:(?<=s)'(?=\s[A-Z]))?|[&+])"
BEGUN = (
    r"[A-Z0-9&+](?<!\w.)(?>(?<=S)t\.(?= [A-Z])|(?:(?<=[A-Z])|(?<=[0-9])(?=[A-Z0-9]*[A-Z]))"
    r"(?:[\w'.+-]*\w)?(?:(?<=s)'(?=\s[A-Z]))?|(?<=[&+]))"
)
"""The same at a word's beginning, with a plain class first, to which the regex engine skips."""
LINK = r"(?:of|for|and|the|upon|on|de|in|at(?=\s(?:Heart|Home|Night|Play|Risk|Sea|Work)\b))"
GAP = r"(?:[ \xa0]{1,3}|[ \xa0]?\n[ \xa0]{0,2})"
NAME = f"{CAPITAL}(?:{GAP}(?:{LINK}{GAP}){{0,2}}{CAPITAL}){{0,7}}"
COUNTRY = r"\((?:UK|Europe|London|GB|England|Holdings|Services)\)"
NUMBER = r"\d{1,2}(?=\s(?:Limited|Ltd|LLP|plc)\b)"
"""As in "Castle 1 Limited"."""
RUN = re.compile(
    rf"{BEGUN}(?:{GAP}(?:{LINK}{GAP}){{0,2}}(?:{CAPITAL}|{COUNTRY}|{NUMBER})){{0,11}}"
    rf"(?:{GAP}plc\b)?"
)
"""Words with capitals and the links between them, among which names are sought."""
ITEM = re.compile(
    rf"{BEGUN}(?:(?:{GAP}(?:(?:of|for|the|upon|on|de|in){GAP}){{0,2}}{CAPITAL})){{0,7}}"
)
"""Words with capitals that no "and" joins."""
BETWEEN = r"(?:[^.;:\n]|\.(?=\d)|(?-i:\n(?=[a-z(£]))){0,90}?"
MONEY = r"£\s?[\d,.]*\d(?:\s?(?:k|m|million)\b)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """Patterns, and the words that bound or rule out a name.

    `company` and `suffix` match within a run, up to the last such ending; `own` does where a listed
    body's name begins it; `head`, `before` and `leads` have the name in a group, `role` and `doing`
    follow one.
    """

    company: Pattern[str]
    suffix: Pattern[str]
    own: Pattern[str]
    head: Pattern[str]
    venue: Pattern[str]
    before: Pattern[str]
    leads: Pattern[str]
    role: Pattern[str]
    doing: Pattern[str]
    definition: Pattern[str]
    generic: frozenset[str]
    lead: frozenset[str]
    never: frozenset[str]
    no_name: frozenset[str]
    not_last: frozenset[str]
    not_before: Pattern[str]
    role_goes_on: Pattern[str]
    makes_a_thing: Pattern[str]
    things: frozenset[str]
    given_names: frozenset[str]
    kinds: Mapping[str, str]
    stands_for: Mapping[str, str]

    def kind_of(self, name: str) -> str:
        """The kind of body that a name's last or first words tell."""
        if not self.tells_a_kind(name):
            return "other"
        fitting = [cue for cue in self.kinds if name.endswith(cue) or name.startswith(cue)]
        return self.kinds[max(fitting, key=len)]

    def tells_a_kind(self, name: str) -> bool:
        """Whether a name's last or first words are those of a kind of body."""
        known = tuple(self.kinds)
        return name.endswith(known) or name.startswith(known)

    def spelled_out(self, name: str) -> str:
        """With a usual abbreviation replaced: "Alderley CSP" is its partnership."""
        first, _, last = name.rpartition(" ")
        return f"{first} {self.stands_for.get(last, last)}".strip()


@cache
def shapes() -> Shapes:
    """The shapes, compiled once."""
    return Shapes(
        company=re.compile(rf".+{GAP}(?:{_any(cues('company'))})(?!\w)", re.DOTALL),
        suffix=_suffix(),
        own=re.compile(rf".+{GAP}(?:{_any(cues('own_body'))})(?!\w)", re.DOTALL),
        head=re.compile(
            rf"(?P<name>{first_of_words(map(_phrase, _longest_first(cues('head'))))}"
            rf"(?:{GAP}the)?{GAP}{NAME})"
        ),
        venue=re.compile(rf"(?:{_any(cues('venue'))})\Z"),
        before=_before(),
        leads=re.compile(
            rf"[{_first_letters(cues('leads'))}]{_rest_of_any(cues('leads'))}"
            rf"{GAP}(?:the{GAP})?(?P<name>(?=[A-Z0-9]){NAME})"
        ),
        role=re.compile(
            rf",{GAP}(?:the|an?|our|its|their){GAP}(?:[a-z'-]+{GAP}){{0,4}}(?:{_any(cues('role'))})\b"
        ),
        doing=re.compile(
            rf"{GAP}(?:(?:[a-z]+ly|also|then){GAP})?{_any_case(cues('doing'))}(?![\w-])"
        ),
        definition=re.compile(
            r"\s?\((?:the |known as |referred to as )?[\"']?"
            r"(?P<short>[A-Z][A-Za-z&]{0,6}[A-Z])[\"']?\)"
        ),
        generic=frozenset(cues("generic")),
        lead=frozenset(cues("lead")),
        never=frozenset(cues("never")),
        no_name=frozenset(cues("no_name")),
        not_last=frozenset(cues("not_before")),
        not_before=re.compile(rf"(?:'s?)?{GAP}(?:{_any(cues('not_before'))})\b"),
        role_goes_on=re.compile(
            rf"{GAP}(?:and|&){GAP}(?:{CAPITAL}{GAP}){{0,3}}(?:{_any(sorted(words_of('post')))})\b"
        ),
        makes_a_thing=re.compile(rf"(?:'s?)?{GAP}{_any_case(_thing_words())}\b"),
        things=words_of("thing") | words_of("service"),
        given_names=words_of("given"),
        kinds=_told(("company", "suffix", "suffix_place", "head"), "organisation_kind"),
        stands_for={cue: full for cue, full in _told(("suffix",), "stands_for").items() if full},
    )


@cache
def cues(use: str) -> tuple[str, ...]:
    """The cues of one use."""
    return tuple(row["cue"] for row in read_rows("organisation_cues") if row["use"] == use)


def _thing_words() -> frozenset[str]:
    return words_of("thing") | words_of("service") | words_of("following")


@cache
def words_of(use: str) -> frozenset[str]:
    """The words of one use that bear on names."""
    return frozenset(row["word"] for row in read_rows("name_words") if row["use"] == use)


def _suffix() -> Pattern[str]:
    """Some suffixes take the place behind them into the name: "St Ann's Church Alderley"."""
    place = rf"(?:{_any(cues('suffix_place'))})(?:[ \xa0]{CAPITAL}){{0,2}}"
    return re.compile(rf".+{GAP}(?:{_any(cues('suffix'))}|{place})(?![\w-]|'(?!s\b))", re.DOTALL)


def _before() -> Pattern[str]:
    """Words that lead to a name; a payment's verb needs the sum behind the name."""
    first = _first_letters((*cues("before"), *cues("pays")))
    goes = rf"(?:{GAP}(?:each|(?:is{GAP}|was{GAP}|be{GAP})?(?:given|paid)))?"
    to = rf"(?<=£){MONEY.removeprefix('£')}{goes}{GAP}to"
    leads = rf"(?:{_rest_of_any(cues('before'))}|{to}){GAP}(?:the{GAP})?"
    pays = rf"{_rest_of_any(cues('pays'))}{GAP}(?:the{GAP})?"
    paid = rf"(?={GAP}(?:an?{GAP}|the{GAP})?(?:[a-z\d]+{GAP}){{0,6}}£)"
    return re.compile(rf"[{first}£](?:{leads}(?P<name>{NAME})|{pays}(?P<paid>{NAME}){paid})")


def _told(uses: tuple[str, ...], column: str) -> Mapping[str, str]:
    rows = read_rows("organisation_cues")
    return {row["cue"]: row[column] for row in rows if row["use"] in uses}


def _any(words: Iterable[str]) -> str:
    return "|".join(map(_phrase, _longest_first(words)))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda cue: (-len(cue), cue))


def _any_case(words: Iterable[str]) -> str:
    """Any of some words in either case; told apart by first letter, of which the regex engine makes
    short work where it does not itself ignore case.
    """
    return "(?:" + "|".join(starmap(_any_of_letter, _by_letter(words).items())) + ")"


def _any_of_letter(letter: str, words: Iterable[str]) -> str:
    return f"[{letter}{letter.upper()}](?i:{_without_first(words)})"


def _first_letters(words: Iterable[str]) -> str:
    letters = "".join(sorted(_by_letter(words)))
    return letters + letters.upper()


def _rest_of_any(words: Iterable[str]) -> str:
    """Any of some words at a word's beginning, their first letter behind us: `_first_letters`.

    Told apart by their second letter, since to look at it is faster than to look back.
    """
    by_two: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_two[word[:2].lower()].append(word)
    rest = (
        f"[{two[1]}{two[1].upper()}](?<=[{two[0]}{two[0].upper()}].)(?i:{_without_first(own, 2)})"
        for two, own in by_two.items()
    )
    return rf"(?<!\w.)(?:{'|'.join(rest)})"


def _by_letter(words: Iterable[str]) -> Mapping[str, Sequence[str]]:
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_letter[word[0].lower()].append(word)
    return by_letter


def _without_first(words: Iterable[str], letters: int = 1) -> str:
    return "|".join(_phrase(word)[letters:] for word in _longest_first(words))


def _phrase(cue: str) -> str:
    """A cue's words however they are spaced; " … " stands for up to ninety characters.

    Whether a name stands behind those is looked at before, since going through them is slow.
    """
    first, *further = (GAP.join(map(re.escape, part.split())) for part in cue.split(" … "))
    return first + "".join(
        rf"(?=[^;:]{{0,94}}\b{part}{GAP}(?:the{GAP})?(?-i:[A-Z0-9&+]))\b{BETWEEN}{GAP}{part}"
        for part in further
    )
