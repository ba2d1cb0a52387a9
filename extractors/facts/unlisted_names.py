"""Bodies that no list knows, named in capitals where the words around money speak of a body."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..knowledge.loader import read_rows
from ..knowledge.organisation_list import organisations
from ..knowledge.organisations import made_id, name_recipient
from ..records import OrganisationMention
from .phrasing import BEGINNING, Phrase, Token

_LINKS = frozenset({"of", "and", "the", "upon", "&"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_MARK = re.compile(r"[A-Z]+$")
_NOT_A_PLACE = re.compile(
    r"^(?:London Borough|Royal Borough|Metropolitan Borough|Borough|City|County|Council) of (?:the )?"
    r"|\b(?:(?:County|City|Borough|District|Metropolitan|Town|Unitary|London|Royal|Combined)\s+)*"
    r"(?:Council|Authority|Corporation|Police|Constabulary|Commissioner)\b.*"
)
_NAME = re.compile(r"[A-Z][\w'’&-]*(?:\s(?:(?:of|and|the)\s){0,2}[A-Z][\w'’&-]*)*")
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s$")
_BETWEEN_PLACES = re.compile(r",? and (?:the )?|, ")
_ITS_GRANT = ["grant", "of"]
"""As in "award Maple Lane CVS grant of £5,000"."""
_MOST_LINKS = 2
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPhrase:
    """A phrase in which more bodies are marked than the mentions give, and these by place."""

    phrase: Phrase
    bodies: Mapping[int, OrganisationMention]


def with_names(text: str, phrase: Phrase) -> NamedPhrase:
    """The phrase with its capitalised names marked as bodies, to be looked up by `resolve`."""
    spans = dict(_runs(text, phrase))
    places = [
        (phrase.tokens[first].start, phrase.tokens[last].end) for first, last in spans.items()
    ]
    return NamedPhrase(
        phrase=_remarked(phrase, spans),
        bodies={start: unresolved(text, start, end) for start, end in places},
    )


def with_body(phrase: Phrase, number: int, body: OrganisationMention) -> NamedPhrase:
    """The phrase with one token, a pronoun, marked as the body that it stands for."""
    return NamedPhrase(
        phrase=_remarked(phrase, {number: number}), bodies={phrase.tokens[number].start: body}
    )


def name_at(
    text: str, start: int, end: int, known: Sequence[OrganisationMention]
) -> OrganisationMention | None:
    """The body that stands at a sentence's beginning: a mention, or a name in capitals."""
    mention = body_at(text, start, known)
    if mention is not None:
        return mention
    start += len("The ") if text.startswith("The ", start, end) else 0
    printed = _NAME.match(text, start, end)
    if printed is None or not names_a_body(printed.group()):
        return None
    if " " not in printed.group() and not _is_acronym(printed.group()):
        return None
    return unresolved(text, start, printed.end())


def body_at(
    text: str, start: int, known: Sequence[OrganisationMention]
) -> OrganisationMention | None:
    """The mention that begins at a place, an article let by."""
    past = start + (len("The ") if text.startswith("The ", start) else 0)
    return next((mention for mention in known if mention.start in (start, past)), None)


def resolve(
    body: OrganisationMention, text: str, known: Sequence[OrganisationMention]
) -> OrganisationMention:
    """A name in capitals as the body that it stands for; what the mentions give stays as it is.

    A name that only repeats the end of a known one ("the Combined Authority") stands for that one,
    one that a heading prints with more words for the name in the heading.
    """
    if body.organisation_id:
        return body
    known_one = _with_that_end(body.name, known)
    if known_one is not None:
        return replace(known_one, start=body.start, end=body.end, text=body.text)
    named = name_recipient(_fullest(text, body.name)) or made_id(body.name)
    listed = organisations().get(named.id)
    return replace(
        body,
        organisation_id=named.id,
        name=named.name,
        kind=listed.kind if listed else "other",
        listed=listed is not None,
    )


def unresolved(text: str, start: int, end: int) -> OrganisationMention:
    """A name as printed, to be looked up by `resolve` once it turns out to be a party."""
    printed = text[start:end]
    return OrganisationMention(
        start=start,
        end=end,
        text=printed,
        organisation_id="",
        name=" ".join(printed.split()),
        kind="other",
        listed=False,
    )


def _runs(text: str, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """First and last token of each name, none of them a mark."""
    number = 0
    while number < len(phrase.tokens):
        last = _end_of_run(text, phrase.tokens, number)
        if last is None:
            number += 1
            continue
        first = _after_lead(text, phrase, number, last)
        if first is not None and _is_name(text, phrase, first, last):
            yield first, last
        number = last + 1


def _end_of_run(text: str, tokens: Sequence[Token], first: int) -> int | None:
    """The last token of the capitalised words from a token on, short words between them let by."""
    if not (_is_capital(text, tokens[first]) or _ORDINAL.match(_printed(text, tokens[first]))):
        return None
    last = number = first
    while (number := number + 1) < len(tokens) and number - last <= _MOST_LINKS + 1:
        if _is_capital(text, tokens[number]):
            last = number
        elif tokens[number].word not in _LINKS:
            break
    return last


def _is_capital(text: str, token: Token) -> bool:
    return not _MARK.match(token.word) and _printed(text, token)[:1].isupper()


def _printed(text: str, token: Token) -> str:
    return text[token.start : token.end]


def _after_lead(text: str, phrase: Phrase, first: int, last: int) -> int | None:
    """The run's first token that is no verb or article in capitals."""
    leads = _cues("lead")
    begins = first == 0 or phrase.tokens[first - 1].word == BEGINNING
    while first <= last and (_printed(text, phrase.tokens[first]) in leads):
        first += 1
    if first > last or (
        begins and first == last and not _is_acronym(_printed(text, phrase.tokens[first]))
    ):
        return None
    return first


def _is_name(text: str, phrase: Phrase, first: int, last: int) -> bool:
    """Whether the words name a body, and not with the next ones a thing: "Youth Offer scheme"."""
    following = [token.word for token in phrase.tokens[last + 1 : last + 3]]
    if following[:1] == ["NUM"]:
        return False
    things = _words("thing") | _words("following")
    is_thing = any(word.capitalize() in things for word in following)
    name = text[phrase.tokens[first].start : phrase.tokens[last].end]
    return (following == _ITS_GRANT or not is_thing) and names_a_body(name)


def names_a_body(name: str, *, in_list: bool = False) -> bool:
    """Whether capitalised words name a body rather than a place, a role, a fund or a month.

    `in_list`: as the label of an entry, where other names are kinds of service or of body too.

    >>> [names_a_body(name) for name in ("Mandem Meetup", "Call", "Devon", "Youth Fund")]
    [True, False, False, False]
    """
    words = name.split()
    if not words or len(name) < _SHORTEST or _PLURAL_ACRONYM.match(words[-1]):
        return False
    if words[-1] in _words("thing") or (not in_list and words[-1] in _words("service")):
        return False
    common = all(word in _cues("generic") | _cues("never") | _LINKS for word in words)
    if common and not (in_list and len(words) > 1):
        return False
    return not all(place in _places() for place in _BETWEEN_PLACES.split(name))


def is_thing_named(text: str, end: int) -> bool:
    """Whether the word after a name makes it the name of a thing: "the Youth Offer scheme"."""
    following = re.compile(r"\s+(?!grant of\b)([A-Za-z]+)").match(text, end)
    word = following.group(1).capitalize() if following else ""
    return word in _words("thing") | _words("following")


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and sum(letter.isupper() for letter in word) > 2


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_rows("name_words") if row["use"] == use)


@cache
def _cues(use: str) -> frozenset[str]:
    return frozenset(row["cue"] for row in read_rows("organisation_cues") if row["use"] == use)


@cache
def _places() -> frozenset[str]:
    """The places in the names of councils and forces: "Devon" of "Devon County Council"."""
    kinds = {"local_authority", "police_force", "commissioner", "combined_authority"}
    return frozenset(
        place
        for body in organisations().values()
        if body.kind in kinds and (place := _NOT_A_PLACE.sub("", body.name).strip(" ,"))
    )


def _with_that_end(name: str, known: Sequence[OrganisationMention]) -> OrganisationMention | None:
    longer = {m.organisation_id: m for m in known if m.name.endswith(f" {name}")}
    return next(iter(longer.values())) if len(longer) == 1 else None


def _fullest(text: str, name: str) -> str:
    """The name as a heading prints it with more words, if just one does."""
    words = r"[^\S\n]+".join(map(re.escape, name.split()))
    printed = re.findall(rf"^\s*({words}(?:[^\S\n]+[A-Z]\w+){{1,2}})\s*$", text, re.MULTILINE)
    longer = {" ".join(each.split()) for each in printed}
    return longer.pop() if len(longer) == 1 else name


def _remarked(phrase: Phrase, spans: Mapping[int, int]) -> Phrase:
    """The phrase with each span of tokens, from first to last, drawn into one ORG."""
    tokens: list[Token] = []
    lead_length = phrase.lead_length
    number = 0
    while number < len(phrase.tokens):
        last = spans.get(number, number)
        token = phrase.tokens[number]
        if number in spans:
            token = Token(word="ORG", start=token.start, end=phrase.tokens[last].end)
        if last < phrase.lead_length:
            lead_length -= last - number
        tokens.append(token)
        number = last + 1
    words = [token.word for token in tokens]
    begins = [1]
    for word in words[:-1]:
        begins.append(begins[-1] + len(word) + 1)
    return Phrase(
        sentence=phrase.sentence,
        tokens=tuple(tokens),
        lead_length=lead_length,
        words=f" {' '.join(words)} ",
        begins=tuple(begins),
    )
