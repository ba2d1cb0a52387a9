"""Names of bodies that no list knows, found by their shape or by the words beside them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..knowledge.naming import fold
from ..knowledge.organisations import made_id
from ..records import OrganisationMention
from .name_bounds import Words, name_from_first_words, name_from_last_words, words_between
from .name_checks import names_an_actor, tells, tells_by_head
from .organisation_contexts import Place, names_beside, names_in_context
from .organisation_shapes import CAPITAL, RUN, Shapes, shapes
from .places import Placed, longest

QUOTES = (("‘", "'"), ("’", "'"), ("´", "'"), ("`", "'"), ("“", '"'), ("”", '"'))
BODIES_OF = frozenset({"Association", "Federation", "Guild", "Institute", "Society"})
OF_WHAT = re.compile(rf"\sof\s(?:the\s)?{CAPITAL}(?:\s{CAPITAL})?|\s(?:North|South)\s(?:East|West)")
OF_WHERE = re.compile(r"\s(?:North|South)\s(?:East|West)(?!\w|\s[A-Z])")
REMIT = re.compile(
    r"(?:\b(?:Member|Mayor|Minister|Portfolio|Holder) for (?:[A-Z][\w'-]+,? |(?:and|the|&) )*"
    r"|\b(?:Director|Head|Manager|Officer) (?:of|for) (?:[A-Z][\w'-]+,? |(?:and|the|&) )+)\Z"
)
WHERE = re.compile(r"\b(?:at|in|into|inside|outside|near|former) (?:(?:the|a|former|new) )*\Z")
SHORT = 2
"""Acronyms as short as this may stand for another thing before a text defines them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A name found by its shape, before it is known which names are the same."""

    start: int
    end: int
    name: str
    kind: str


def find_unlisted(text: str, taken: Iterable[Placed]) -> tuple[OrganisationMention, ...]:
    """Names by shape that no listed name overlaps, with the short forms the text gives them.

    >>> text = "Award Bounce Back CIC (BB) £900. BB will report to the Maple Lane Trust."
    >>> [(body.text, body.organisation_id) for body in find_unlisted(text, ())]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Bounce Back CIC', 'x-bounce-back-cic'), ('BB', 'x-bounce-back-cic'),
     ('BB', 'x-bounce-back-cic'), ('Maple Lane Trust', 'x-maple-lane-trust')]
    """
    plain = _with_plain_quotes(text)
    taken = tuple(taken)
    found = longest(_shapes(plain), taken)
    found = (*found, *longest(_beside(plain, (*taken, *found)), (*taken, *found)))
    shorts = longest(_short_forms(plain, found), (*taken, *found))
    everything = sorted((*found, *shorts), key=lambda shape: shape.start)
    return tuple(_mention(text, shape) for shape in _one_spelling(everything))


def _with_plain_quotes(text: str) -> str:
    """A text of the same length; replacing is many times as fast as `str.translate`."""
    for printed, plain in QUOTES:
        text = text.replace(printed, plain)
    return text


def find_longer_names(
    text: str, listed: Iterable[OrganisationMention]
) -> tuple[OrganisationMention, ...]:
    """Names that hold more than a listed one: "Atos Holding UK1 Ltd", "Essex Police Museum"."""
    plain, known = _with_plain_quotes(text), shapes()
    bodies, runs = tuple(listed), _runs(plain)
    brands = [body for body in bodies if body.kind == "company"]
    names = longest(_with_all_endings(plain, runs, known.company, known))
    own = longest(_with_all_endings(plain, runs, known.own, known), names)
    around = longest(_with_all_endings(plain, runs, known.suffix, known), (*names, *own))
    more = [
        *(name for name in names if any(_holds_more(plain, name, brand) for brand in brands)),
        *(name for name in own if any(_goes_on(name, body) for body in bodies)),
        *(name for name in around if _lies_around_one(name, bodies)),
    ]
    return tuple(_mention(text, shape) for shape in _one_spelling(more))


def _runs(text: str) -> Sequence[Place]:
    """Where words with capitals stand together."""
    return [run.span() for run in RUN.finditer(text)]


def _with_all_endings(
    text: str, runs: Sequence[Place], ending: re.Pattern[str], known: Shapes
) -> Iterator[Shape]:
    for start, end in runs:
        for words in _with_ending(text, ending, start, end):
            yield _shape(text, words, known)


def _holds_more(text: str, shape: Shape, brand: OrganisationMention) -> bool:
    """Whether a name has more words than a listed one in it: an article is none."""
    inside = shape.start <= brand.start and brand.end <= shape.end
    before = text[shape.start : brand.start].strip().casefold()
    return inside and (shape.end > brand.end or before not in ("", "the"))


def _lies_around_one(shape: Shape, bodies: Iterable[OrganisationMention]) -> bool:
    """Whether one listed name is a name's middle: "Elm Church of England School"."""
    touched = [body for body in bodies if body.start < shape.end and shape.start < body.end]
    return len(touched) == 1 and (shape.start < touched[0].start and touched[0].end < shape.end)


def _goes_on(shape: Shape, body: OrganisationMention) -> bool:
    """Whether a name begins with a listed body's and has more words."""
    return shape.start == body.start and body.end < shape.end


def _shapes(text: str) -> Iterator[Shape]:
    known, runs = shapes(), _runs(text)
    for start, end in runs:
        for words in _with_ending(text, known.company, start, end):
            yield _shape(text, words, known)
        for words in _with_ending(text, known.suffix, start, end):
            yield from _if_name(text, words, known, tells)
    for match in known.head.finditer(text):
        words = name_from_first_words(text, *match.span("name"))
        yield from _if_name(text, words, known, tells_by_head)
    for words, check in names_in_context(text, runs, known):
        yield from _if_name(text, words, known, check)


def _beside(text: str, named: Sequence[Placed]) -> Iterator[Shape]:
    for words in names_beside(text, named, shapes()):
        yield from _if_name(text, words, shapes(), names_an_actor)


def _with_ending(text: str, ending: re.Pattern[str], start: int, end: int) -> Iterator[Words]:
    """Names with such endings in a run, the last first: "Alderley FC and Elm Council" has two."""
    while match := ending.match(text, start, end):
        words = name_from_last_words(text, start, match.end(), shapes())
        if not words:
            return
        yield [*words, *_of_what(text, match.end(), end)]
        end = min(words[0][0], match.end() - 1)


def _of_what(text: str, start: int, end: int) -> Words:
    """Words behind a name's ending that belong to it: "Elm Association of Potters"."""
    last = text[max(0, start - 20) : start].split()[-1]
    match = (OF_WHAT if last in BODIES_OF else OF_WHERE).match(text, start, end)
    return words_between(text, *match.span()) if match else ()


def _if_name(
    text: str, words: Words, known: Shapes, check: Callable[[str, Shapes], bool]
) -> Iterator[Shape]:
    if not words or _names_a_thing(text, words[-1][1], check is names_an_actor, known):
        return
    if _is_remit(text, words[0][0]) or _is_venue(text, words[0][0], words[-1][1], known):
        return
    shape = _shape(text, words, known)
    if check(shape.name, known):
        yield shape


def _is_remit(text: str, start: int) -> bool:
    """Whether words are what an office is for: "Member for Skills, Health and Leisure"."""
    return REMIT.search(text, max(0, start - 80), start) is not None


def _is_venue(text: str, start: int, end: int, known: Shapes) -> bool:
    """Whether a place to go to is where something happens: "held at the Elm Leisure Centre"."""
    if not WHERE.search(text, max(0, start - 20), start):
        return False
    return text[start:end].startswith("HMP ") or known.venue.search(text, start, end) is not None


def _names_a_thing(text: str, end: int, told_by_neighbours: bool, known: Shapes) -> bool:
    """Whether the next words make a name that of a thing or post: "the Bike Safe work"."""
    if known.not_before.match(text, end) or known.role_goes_on.match(text, end):
        return True
    thing = told_by_neighbours and known.makes_a_thing.match(text, end)
    return bool(thing) and not known.doing.match(text, end)


def _shape(text: str, words: Words, known: Shapes) -> Shape:
    start, end = words[0][0], words[-1][1]
    name = known.spelled_out(" ".join(text[start:end].split()))
    return Shape(start=start, end=end, name=name, kind=known.kind_of(name))


def _short_forms(text: str, found: Sequence[Shape]) -> Iterator[Shape]:
    known = shapes()
    for shape in found:
        for short in {*_defined(text, shape, known), *_without_suffix(shape)}:
            anywhere = short.isupper() and len(short) > SHORT
            for match in re.finditer(rf"(?<![\w/-]){re.escape(short)}(?![\w/-])", text):
                if anywhere or match.start() >= shape.start:
                    yield replace(shape, start=match.start(), end=match.end())


def _defined(text: str, shape: Shape, known: Shapes) -> Iterator[str]:
    """The short form a text defines: "Bounce Back CIC (BB)"."""
    if match := known.definition.match(text, shape.end):
        yield match["short"]


def _without_suffix(shape: Shape) -> Iterator[str]:
    """A company is also printed without its legal form."""
    words = shape.name.split()
    if shapes().company.fullmatch(shape.name) and len(words) > 2:
        yield " ".join(words[:-1])


def _one_spelling(found: Sequence[Shape]) -> Iterator[Shape]:
    """One name for spellings that fold alike, as where "Wiper Youth CIC" slips in once."""
    spellings: dict[str, Counter[str]] = {}
    for shape in found:
        spellings.setdefault(fold(shape.name), Counter())[shape.name] += 1
    usual = {key: max(names, key=_spelling_rank(names)) for key, names in spellings.items()}
    for shape in found:
        yield replace(shape, name=usual[fold(shape.name)])


def _spelling_rank(names: Counter[str]) -> Callable[[str], tuple[int, bool, int]]:
    return lambda name: (names[name], name.startswith("The "), -len(name))


def _mention(text: str, shape: Shape) -> OrganisationMention:
    body = made_id(shape.name)
    return OrganisationMention(
        start=shape.start,
        end=shape.end,
        text=text[shape.start : shape.end],
        organisation_id=body.id,
        name=body.name,
        kind=shape.kind,
        listed=False,
    )
