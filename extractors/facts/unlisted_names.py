"""Bodies that no list knows, named in capitals where the words around money speak of a body."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..knowledge.organisation_list import organisations
from ..knowledge.organisations import made_id, name_recipient
from ..nlp.organisation_shapes import words_of
from ..records import OrganisationMention
from .name_words import LINKS, cues_of, is_acronym, names_a_body
from .phrasing import BEGINNING, Phrase, Token
from .sides import OUTSIDE

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_MARK = re.compile(r"[A-Z]+$")
_NAME = re.compile(r"[A-Z][\w'’&-]*(?:\s(?:(?:of|and|the)\s){0,2}[A-Z][\w'’&-]*)*")
_BREAKS = frozenset({(word,) for word in ("for", "to", "in", "and", "of", "on", "at", "from", ",")})
_ITS_GRANT = ("grant", "of")
"""As in "award Maple Lane CVS grant of £5,000"."""
_MOSTLINKS = 2
_MOST_WORDS_OF_A_BRANCH = 3
_WHOLE_BODIES = ("Authority", "Council", "Limited", "Ltd", "Police", "University")
"""What ends the names of bodies that have no branches by the names of places."""


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
    if " " not in printed.group() and not is_acronym(printed.group()):
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
            last = _with_listed_end(text, phrase, last)
            yield first, last
        number = last + 1


def _with_listed_end(text: str, phrase: Phrase, last: int) -> int:
    """The last token of a name that ends in a listed one: "Windrush" before "Age UK"."""
    following = phrase.tokens[last + 1 : last + 2]
    if not following or following[0].word != OUTSIDE:
        return last
    words = _printed(text, following[0]).split()
    is_near = text[phrase.tokens[last].end : following[0].start] == " "
    branches = is_near and 1 < len(words) <= _MOST_WORDS_OF_A_BRANCH
    return last + 1 if branches and words[-1] not in _WHOLE_BODIES else last


def _end_of_run(text: str, tokens: Sequence[Token], first: int) -> int | None:
    """The last token of the capitalised words from a token on, short words between them let by."""
    if not (_is_capital(text, tokens[first]) or _ORDINAL.match(_printed(text, tokens[first]))):
        return None
    last = number = first
    while (number := number + 1) < len(tokens) and number - last <= _MOSTLINKS + 1:
        if _is_capital(text, tokens[number]):
            last = number
        elif tokens[number].word not in LINKS:
            break
    return last


def _is_capital(text: str, token: Token) -> bool:
    return not _MARK.match(token.word) and _printed(text, token)[:1].isupper()


def _printed(text: str, token: Token) -> str:
    return text[token.start : token.end]


def _after_lead(text: str, phrase: Phrase, first: int, last: int) -> int | None:
    """The run's first token that is no verb or article in capitals."""
    leads = cues_of("lead")
    begins = first == 0 or phrase.tokens[first - 1].word == BEGINNING
    while first <= last and (_printed(text, phrase.tokens[first]) in leads):
        first += 1
    if first > last or (
        begins and first == last and not is_acronym(_printed(text, phrase.tokens[first]))
    ):
        return None
    return first


def _is_name(text: str, phrase: Phrase, first: int, last: int) -> bool:
    """Whether the words name a body, and not with the words beside them a service or a fund."""
    name = text[phrase.tokens[first].start : phrase.tokens[last].end]
    beside = _Beside(
        before=phrase.tokens[first - 1].word if first else "",
        behind=tuple(token.word for token in phrase.tokens[last + 1 : last + 3]),
    )
    if _is_cut(name, text, phrase, last) or beside.make_a_thing():
        return False
    has_own_name = beside.before != "the" and name.count(" ") > 1
    return names_a_body(name, in_list=has_own_name and name.endswith("Service"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """The words around a name."""

    before: str
    behind: tuple[str, ...]

    def make_a_thing(self) -> bool:
        """Whether the next words make the name that of a thing: "the Youth Offer pilot scheme"."""
        if self.behind == _ITS_GRANT:
            return False
        things = words_of("thing") | words_of("following")
        near = self.behind[:1] if self.behind[:1] in _BREAKS else self.behind
        return self.behind[:1] == ("NUM",) or any(word.capitalize() in things for word in near)


def _is_cut(name: str, text: str, phrase: Phrase, last: int) -> bool:
    """Whether one word is all that is read of a longer name: "Voice for Victims"."""
    if " " in name or last + 2 >= len(phrase.tokens) or phrase.tokens[last + 1].word != "for":
        return False
    return _is_capital(text, phrase.tokens[last + 2])


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
