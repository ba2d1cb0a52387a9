"""One decision's text made ready: its sentences as phrases, its mentions, its bodies by place."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..form import Form
from ..records import Document, Mentions, NamedId, OrganisationMention
from .phrasing import Marks, Phrase, mark, phrase
from .sentences import Sentence, split_sentences
from .sides import side_of

TEXTS_KEPT = 2
"""For how many texts an answer is kept that each of its amounts asks for again."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DecisionText:
    """What the reading of amounts looks at. `bodies` are named bodies by the offset they begin at.

    `phrases` are the sentences that hold something marked, in order. A text equals only itself, so
    that what each amount asks of the whole of it can be kept and is found once.
    """

    document: Document
    form: Form
    publisher: NamedId | None
    mentions: Mentions
    sentences: tuple[Sentence, ...]
    phrases: tuple[Phrase, ...]
    phrases_by_start: Mapping[int, Phrase]
    title: Phrase | None
    bodies: Mapping[int, OrganisationMention]
    marks: Marks

    def phrase_of(self, sentence: Sentence) -> Phrase:
        known = self.phrases_by_start.get(sentence.start)
        return known or phrase(self.text, self.marks, sentence)

    @property
    def text(self) -> str:
        return self.document.text


def prepare(
    document: Document,
    form: Form,
    mentions: Mentions,
    publisher: NamedId | None,
    title: tuple[int, int] | None,
) -> DecisionText:
    """A decision's text with its sentences read as phrases; `title` is where its title stands."""
    publisher_id = publisher.id if publisher else None
    marks = mark(mentions, lambda mention: side_of(mention.organisation_id, publisher_id))
    sentences = _sentences(document, form)
    phrases = tuple(
        phrase(document.text, marks, sentence)
        for sentence in sentences
        if marks.between(sentence.start, sentence.end)
    )
    return DecisionText(
        document=document,
        form=form,
        publisher=publisher,
        mentions=mentions,
        sentences=sentences,
        phrases=phrases,
        phrases_by_start={each.sentence.start: each for each in phrases},
        title=_title_phrase(document.text, marks, title),
        bodies={mention.start: mention for mention in mentions.organisations},
        marks=marks,
    )


def _sentences(document: Document, form: Form) -> tuple[Sentence, ...]:
    """The sentences of an entry and its neighbours; none runs over a section's heading."""
    slices = [(section.start, section.end) for section in form.sections]
    found: list[Sentence] = []
    for start, end in [*slices, *form.entry.neighbours]:
        offset = found[-1].paragraph + 1 if found else 0
        found.extend(split_sentences(document.text, start, end, document.tables, offset))
    return tuple(found)


def _title_phrase(text: str, marks: Marks, title: tuple[int, int] | None) -> Phrase | None:
    if title is None:
        return None
    return phrase(text, marks, Sentence(start=title[0], end=title[1], paragraph=-1))


def within(mentions: Mentions, spans: list[tuple[int, int]]) -> Mentions:
    """The mentions that lie in some slices of the text."""

    def inside(start: int) -> bool:
        return any(first <= start < last for first, last in spans)

    return Mentions(
        money=tuple(m for m in mentions.money if inside(m.start)),
        years=tuple(m for m in mentions.years if inside(m.start)),
        dates=tuple(m for m in mentions.dates if inside(m.start)),
        references=tuple(m for m in mentions.references if inside(m.start)),
        organisations=tuple(m for m in mentions.organisations if inside(m.start)),
        priorities=tuple(m for m in mentions.priorities if inside(m.start)),
        themes=tuple(m for m in mentions.themes if inside(m.start)),
        legal=tuple(m for m in mentions.legal if inside(m.start)),
    )
