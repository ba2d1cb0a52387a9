"""The shapes in which names of bodies are printed, built from organisation_cues.csv."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from re import Pattern

from ..knowledge.loader import read_rows

CAPITAL = r"(?:[A-Z0-9]*[A-Z][\w'.+-]*\w|[A-Z]|&)"
LINK = r"(?:of|for|and|the|upon|on|de|in)"
GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]{0,2})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """Patterns with a group `name`, and the words that bound or rule out a name."""

    company: Pattern[str]
    suffix: Pattern[str]
    head: Pattern[str]
    before: Pattern[str]
    after: Pattern[str]
    definition: Pattern[str]
    generic: frozenset[str]
    lead: frozenset[str]
    never: frozenset[str]
    not_last: frozenset[str]
    not_before: Pattern[str]
    kinds: Mapping[str, str]

    def kind_of(self, name: str) -> str:
        """The kind of body that a name's last or first words tell."""
        fitting = [cue for cue in self.kinds if name.endswith(cue) or name.startswith(cue)]
        return self.kinds[max(fitting, key=len)] if fitting else "other"


@cache
def shapes() -> Shapes:
    """The shapes, compiled once."""
    company, suffix, head = _cues("company"), _cues("suffix"), _cues("head")
    name = f"{CAPITAL}(?:{GAP}(?:{LINK}{GAP}){{0,2}}{CAPITAL}){{0,7}}"
    plain = f"(?P<name>{name})"
    brackets = r"(?:[^\S\n]\((?:UK|Europe|London|GB|England|Holdings|Services)\))?"
    return Shapes(
        company=re.compile(rf"\b(?P<name>{name}?{brackets}{GAP}(?:{_any(company)}))(?!\w)"),
        suffix=re.compile(rf"\b(?P<name>{name}{GAP}(?:{_any(suffix)}))(?![\w'-])"),
        head=re.compile(rf"\b(?P<name>(?:{_any(head)})(?:{GAP}the)?{GAP}{name})"),
        before=re.compile(rf"\b(?i:{_any(_cues('before'))}){GAP}(?:the{GAP})?{plain}"),
        after=re.compile(rf"\b{plain},{GAP}(?:{_any(_cues('after'))})\b"),
        definition=re.compile(r"\s?\((?:the )?[\"']?(?P<short>[A-Z][A-Za-z&]{0,6}[A-Z])[\"']?\)"),
        generic=frozenset(_cues("generic")),
        lead=frozenset(_cues("lead")),
        never=frozenset(_cues("never")),
        not_last=frozenset(_cues("not_before")),
        not_before=re.compile(rf"(?:'s?)?{GAP}(?:{_any(_cues('not_before'))})\b"),
        kinds=_kinds(),
    )


def _cues(use: str) -> tuple[str, ...]:
    return tuple(row["cue"] for row in read_rows("organisation_cues") if row["use"] == use)


def _kinds() -> Mapping[str, str]:
    rows = read_rows("organisation_cues")
    named = {"company", "suffix", "head"}
    return {row["cue"]: row["organisation_kind"] for row in rows if row["use"] in named}


def _any(cues: Iterable[str]) -> str:
    longest_first = sorted(cues, key=lambda cue: (-len(cue), cue))
    return "|".join(GAP.join(map(re.escape, cue.split())) for cue in longest_first)
