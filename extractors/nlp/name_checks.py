"""Whether words of the right shape are a name at all."""

import re
from functools import cache
from itertools import pairwise

from ..knowledge.organisation_list import organisations
from ..knowledge.organisations import council_for_place, organisation_named
from .name_bounds import MONTHS
from .organisation_shapes import Shapes, shapes

NOT_A_PLACE = re.compile(
    r"^(?:(?:London|Royal|Metropolitan)? ?Borough|City|County|Council) of (?:the )?"
    r"|\b(?:(?:County|City|Borough|District|Metropolitan|Town|Unitary|London|Royal|Combined)\s+)*"
    r"(?:Council|Authority|Corporation|Police|Constabulary|Commissioner)\b.*"
)
CHARITIES = frozenset({"Charity", "Foundation", "Society", "Trust"})
FIRMS = frozenset({"Partners", "Systems"})
"""Words for things that firms also have at the end of their names."""
UNNAMED = re.compile(
    r"(?:Applicant|Bidder|Company|Contractor|Firm|Group|Organisation|Provider|Quote|Supplier"
    r"|Tenderer)s? (?:[A-Z]|\d{1,2})"
)
"""As in "Tenderer 2" or "Firm B"."""
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]?\b")
INITIALS = re.compile(r"[A-Z]{3,6}")
ACRONYM = 5
"""A single word in capitals that is longer is a heading: "FINANCE"."""
MANY_WORDS = 4
"""So many plain words are a charity's own name: "Community Health Action Trust"."""


def names_one(name: str, known: Shapes) -> bool:
    return _specific(name, known) and not is_common(name) and not _is_place(name)


def names_one_or_initials(name: str, known: Shapes) -> bool:
    """Whether words are a name, or initials by which bodies are called: "contract with ELMS"."""
    if INITIALS.fullmatch(name):
        return not any(name in words for words in (known.never, known.no_name, known.generic))
    return names_one(name, known)


def names_an_actor(name: str, known: Shapes) -> bool:
    """Whether words that only their neighbours make a name are one: no fund, work or person.

    >>> known = shapes()
    >>> names_an_actor("Witney Jazz", known), names_an_actor("Victims Fund", known)
    (True, False)
    >>> names_an_actor("Jane Elm", known), names_an_actor("Lewisham", known)
    (False, False)
    """
    words = name.split()
    return (
        len(words) > 1
        and name not in place_names()
        and words[-1] not in known.things - FIRMS
        and not _of_a_thing(words, known)
        and not POSTCODE.search(name)
        and not known.things.intersection(words[:1])
        and not (len(words) < 4 and words[0] in known.given_names)
        and names_one(name, known)
    )


def names_an_owner(name: str, known: Shapes) -> bool:
    """Whether words are an actor's name where what it owns follows: "Elm Crossroads's bid"."""
    return names_an_actor(name.removeprefix("The "), known)


def _of_a_thing(words: list[str], known: Shapes) -> bool:
    """Whether the words are a thing's and what it is for: "Core Funding for Elm"."""
    return any(word in known.things and link in ("for", "to") for word, link in pairwise(words))


def tells(name: str, known: Shapes) -> bool:
    last = name.split()[-1]
    return _specific(name, known) and last not in MONTHS and name not in known.never


def tells_by_head(name: str, known: Shapes) -> bool:
    """Whether a name known by its first words is not that of a body's fund or plan."""
    return tells(name, known) and name.split()[-1] not in known.things


def tells_itself(name: str) -> bool:
    """Whether a name is a listed body's or has a shape that tells a body wherever it stands.

    >>> tells_itself("Elm Boxing Club"), tells_itself("NSPCC"), tells_itself("Solar Roofs")
    (True, True, False)
    """
    known = shapes()
    shaped = known.tells_a_kind(name) and tells(name, known)
    return shaped or organisation_named(name) is not None


@cache
def place_names() -> frozenset[str]:
    """The places in the names of councils and forces: "Devon" of "Devon County Council"."""
    kinds = {"local_authority", "police_force", "commissioner", "combined_authority"}
    return frozenset(
        place
        for body in organisations().values()
        if body.kind in kinds and (place := NOT_A_PLACE.sub("", body.name).strip(" ,"))
    )


def _specific(name: str, known: Shapes) -> bool:
    """Whether some word of a name is more than a kind of body: "Town Council" names none."""
    cues = _words_of_kinds()
    own = [word.removesuffix("'s") for word in re.split(r"[\s-]+", name) if word[:1].isupper()]
    if name.startswith(("Centre for ", "Institute for ", "Institute of ")):
        return True
    if len(own) >= MANY_WORDS and (own[-1] in CHARITIES or own[0] == "London"):
        return True
    return any(word not in known.generic and word not in cues for word in own)


@cache
def _words_of_kinds() -> frozenset[str]:
    return frozenset(word for cue in shapes().kinds for word in re.split(r"[\s-]", cue))


def is_common(name: str) -> bool:
    """Whether words where a name may stand are a role, a month or a kind of thing.

    >>> is_common("March"), is_common("Lead Officer"), is_common("Clean Sheet")
    (True, True, False)
    """
    known, words = shapes(), name.split()
    whole = " ".join(words).removeprefix("The ")
    whole = whole.capitalize() if len(words) == 1 and len(whole) > ACRONYM else whole
    if whole in known.no_name or whole == "The" or UNNAMED.fullmatch(whole):
        return True
    if words[0] == "The" or whole in known.never:
        return whole in known.never
    return not known.never.union(known.lead).isdisjoint(words[:1]) or (
        (words[-1] in known.never and len(words) < 3) or _acronym(name)
    )


def _acronym(name: str) -> bool:
    return len(name) < 3 or (len(name) < 7 and name.removesuffix("s").isupper())


def _is_place(name: str) -> bool:
    """Whether money goes to a place, not to a body: "£900 to Cornwall and the Isles of Scilly"."""
    first = re.split(r",| and | & ", name)[0]
    return name in place_names() or any(map(council_for_place, (name, first)))
