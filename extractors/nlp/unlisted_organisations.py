"""Names of bodies that no list knows, found by their shape or by the words beside them."""

import calendar
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..knowledge.naming import fold
from ..knowledge.organisations import council_for_place, made_id
from ..records import OrganisationMention
from .organisation_shapes import Shapes, shapes
from .places import Placed, longest

Words = Sequence[tuple[int, int]]

QUOTES = str.maketrans("‘’´`“”", "''''\"\"")
WITHIN_NAME = re.compile(r"(?P<first>(?<=[a-z,]\s)The|\b\d+(?:st|nd|rd|th))\s\Z")
MONTHS = frozenset(calendar.month_name)
LONG_LINE = 45
"""A line at least this long is taken to wrap; a shorter one ends what it says."""


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
    plain = text.translate(QUOTES)
    taken = tuple(taken)
    found = longest(_shapes(plain), taken)
    shorts = longest(_short_forms(plain, found), (*taken, *found))
    everything = sorted((*found, *shorts), key=lambda shape: shape.start)
    return tuple(_mention(text, shape) for shape in _one_spelling(everything))


def _shapes(text: str) -> Iterator[Shape]:
    known = shapes()
    for pattern in (known.company, known.suffix, known.head):
        strong = pattern is known.company
        for match in _each(pattern, text, known):
            shape = _named(text, match, known, strong=strong)
            if shape and (strong or _tells(shape.name, known)):
                yield shape
    for pattern in (known.before, known.after):
        for match in pattern.finditer(text):
            shape = _named(text, match, known, strong=False)
            if shape and _names_one(shape.name, known):
                yield shape


def _each(pattern: re.Pattern[str], text: str, known: Shapes) -> Iterator[re.Match[str]]:
    """Every match, and those in what is trimmed off before one: "Alderley FC and Elm Council"."""
    for match in pattern.finditer(text):
        yield match
        words = _words(text, *match.span("name"))
        kept = _after_lead(text, words, known) if pattern is not known.head else words
        if kept and kept[0] != words[0]:
            yield from pattern.finditer(text, match.start(), kept[0][0])


def _named(text: str, match: re.Match[str], known: Shapes, *, strong: bool) -> Shape | None:
    group = "name" if match["name"] else "paid"
    words = _words(text, *match.span(group))
    if match.re in {known.head, known.before}:
        words = _first_of_two(text, _to_possessive(text, _first_line(text, words)))
    else:
        words = _with_article(text, _after_lead(text, words, known))
    if not words or (not strong and known.not_before.match(text, words[-1][1])):
        return None
    start, end = words[0][0], words[-1][1]
    name = _spelled_out(" ".join(text[start:end].split()), known)
    return Shape(start=start, end=end, name=name, kind=known.kind_of(name))


def _spelled_out(name: str, known: Shapes) -> str:
    """With a usual abbreviation replaced: "Alderley CSP" is its partnership."""
    first, _, last = name.rpartition(" ")
    return f"{first} {known.stands_for.get(last, last)}".strip()


def _words(text: str, start: int, end: int) -> Words:
    return [
        (start + word.start(), start + word.end()) for word in re.finditer(r"\S+", text[start:end])
    ]


def _first_line(text: str, words: Words) -> Words:
    """A name known by its first words ends with its line."""
    breaks = (at for at in range(1, len(words)) if _ends_line(text, words[at - 1], words[at]))
    return words[: next(breaks, len(words))]


def _first_of_two(text: str, words: Words) -> Words:
    """One name where "and" begins another with the same word: "Elm Lions and Elm Choir"."""
    printed = [text[start:end] for start, end in words]
    for at, word in enumerate(printed[:-1]):
        if word == "and" and printed[at + 1] == printed[0]:
            return words[:at]
    return words


def _to_possessive(text: str, words: Words) -> Words:
    """A name's own things are not its name: "Maple Trust's Homes"."""
    for at, (begin, end) in enumerate(words[:-1]):
        word = text[begin:end]
        if at and word.endswith("'s") and word[:-2] in shapes().kinds:
            return [*words[:at], (begin, end - 2)]
    return words


def _with_article(text: str, words: Words) -> Words:
    """A capital article within a sentence belongs to the name, and so does "1st" anywhere."""
    if not words:
        return words
    start = words[0][0]
    article = WITHIN_NAME.search(text, max(0, start - 8), start)
    return [article.span("first"), *words] if article else words


def _after_lead(text: str, words: Words, known: Shapes) -> Words:
    """A name known by its last words, without the line above, verbs, another name and "and"."""
    first = 0
    for at, (begin, stop) in enumerate(words):
        if at and (_ends_line(text, words[at - 1], words[at]) or _joins(text, words, at, first)):
            first = at
        if first == at and (text[begin:stop] in known.lead or text[begin:stop].islower()):
            first = at + 1
    return words[first:]


def _ends_line(text: str, word: tuple[int, int], following: tuple[int, int]) -> bool:
    if "\n" not in text[word[1] : following[0]]:
        return False
    return word[1] - (text.rfind("\n", 0, word[1]) + 1) < LONG_LINE


def _joins(text: str, words: Words, at: int, first: int) -> bool:
    """Whether "and" at this word ends one name and begins another."""
    if text[slice(*words[at])] != "and" or at + 1 >= len(words):
        return False
    before, behind = text[slice(*words[at - 1])], text[slice(*words[at + 1])]
    known = shapes()
    ends = before in known.kinds or before in known.not_last or before.isupper()
    return ends or behind == text[slice(*words[first])]


def _names_one(name: str, known: Shapes) -> bool:
    return _specific(name, known) and not is_common(name) and not _is_place(name)


def _tells(name: str, known: Shapes) -> bool:
    return _specific(name, known) and name.split()[-1] not in MONTHS


def _specific(name: str, known: Shapes) -> bool:
    """Whether some word of a name is more than a kind of body: "Town Council" names none."""
    cues = {word for cue in known.kinds for word in cue.split()}
    own = [word for word in re.split(r"[\s-]+", name) if word[0].isupper()]
    return any(word not in known.generic and word not in cues for word in own)


def is_common(name: str) -> bool:
    """Whether words where a name may stand are a role, a month or a kind of thing.

    >>> is_common("March"), is_common("Lead Officer"), is_common("Clean Sheet")
    (True, True, False)
    """
    known, words = shapes(), name.split()
    whole = " ".join(words).removeprefix("The ")
    if words[0] == "The" or whole in known.never:
        return whole in known.never
    return not known.never.union(known.lead).isdisjoint(words[:1]) or (
        words[-1] in known.never or _acronym(name)
    )


def _acronym(name: str) -> bool:
    return len(name) < 3 or (len(name) < 7 and name.removesuffix("s").isupper())


def _is_place(name: str) -> bool:
    """Whether money goes to a place, not to a body: "£900 to Cornwall and the Isles of Scilly"."""
    first = re.split(r",| and | & ", name)[0]
    return council_for_place(name) is not None or council_for_place(first) is not None


def _short_forms(text: str, found: Sequence[Shape]) -> Iterator[Shape]:
    known = shapes()
    for shape in found:
        for short in {*_defined(text, shape, known), *_without_suffix(shape)}:
            for match in re.finditer(rf"(?<![\w/-]){re.escape(short)}(?![\w/-])", text):
                if match.start() >= shape.start:
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


def _spelling_rank(names: Counter[str]) -> Callable[[str], tuple[int, bool]]:
    return lambda name: (names[name], name.startswith("The "))


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
