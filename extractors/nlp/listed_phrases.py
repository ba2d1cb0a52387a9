"""One pass of spaCy's phrase matcher for every listed phrase: bodies, themes, priorities.

The matcher runs over folded words (`knowledge.naming`), not over the tokens as printed, so that
line breaks, ampersands and possessives inside a name need no rows of their own. The hits stay in
`doc.user_data`, at their places in the text, whatever later becomes of the tokens.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ..knowledge.aliases import aliases_by_key
from ..knowledge.naming import PrintedWord, folded_words
from ..knowledge.plans import priority_phrases_by_key
from ..knowledge.themes import theme_phrases_by_key
from .given_text import given_text

ORGANISATIONS, PRIORITIES, THEMES = "organisations", "priorities", "themes"
COMPONENT = "listed_phrases"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A listed phrase in the text: its folded words and where they are printed."""

    key: str
    start: int
    end: int


@Language.factory(COMPONENT, assigns=["doc.user_data"])
def listed_phrases(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that marks every listed phrase of a document."""
    del name
    groups: Mapping[str, Iterable[str]] = {
        ORGANISATIONS: aliases_by_key(),
        PRIORITIES: priority_phrases_by_key(),
        THEMES: theme_phrases_by_key(),
    }
    return PhraseFinder(nlp.vocab, groups)


class PhraseFinder:
    """Holds the matcher that was built from the phrases of all groups."""

    def __init__(self, vocab: Vocab, phrases: Mapping[str, Iterable[str]]) -> None:
        self.groups = tuple(phrases)
        self.matcher = PhraseMatcher(vocab)
        for group, keys in phrases.items():
            self.matcher.add(group, [Doc(vocab, words=key.split()) for key in keys])

    def __call__(self, doc: Doc) -> Doc:
        words = folded_words(given_text(doc))
        found: dict[str, list[Hit]] = {group: [] for group in self.groups}
        for group, start, end in self._matches(doc.vocab, words):
            key = " ".join(word.folded for word in words[start:end])
            place = words[start].start, words[end - 1].end
            found[group].append(Hit(key=key, start=place[0], end=place[1]))
        doc.user_data[COMPONENT] = {group: tuple(hits) for group, hits in found.items()}
        return doc

    def _matches(
        self, vocab: Vocab, words: Sequence[PrintedWord]
    ) -> Iterator[tuple[str, int, int]]:
        folded = Doc(vocab, words=[word.folded for word in words])
        for key, start, end in self.matcher(folded):
            yield vocab.strings[key], start, end


def phrase_hits(doc: Doc, group: str) -> tuple[Hit, ...]:
    """Every phrase of one group, those inside others included."""
    hits: tuple[Hit, ...] = doc.user_data[COMPONENT][group]
    return hits
