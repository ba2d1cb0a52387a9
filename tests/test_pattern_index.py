"""The index leaves out no cue that matches: with it and without it the same is found."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts.cues import CueTable, Hit, cue_table, hits, load_cues
from extractors.facts.parties import DIRECTIONS_OF_KIND, load_party_cues
from extractors.facts.pattern_index import index_patterns, may_match
from extractors.facts.patterns import compile_pattern, with_amount
from extractors.facts.phrasing import mark, phrase
from extractors.facts.readings import without_asides
from extractors.facts.sentences import split_sentences
from extractors.facts.sides import side_of
from extractors.knowledge.loader import read_rows
from extractors.nlp.pipeline import find_mentions
from extractors.records import Document, Page

SOURCES = Path(__file__).parents[1] / "samples" / "sources"
TABLES = (
    ("context_cues", "why"),
    ("kind_cues", "kind"),
    ("decision_cues", "rule"),
    ("part_cues", "rule"),
)


def texts() -> Iterator[str]:
    """The examples of the cue tables, and the samples' sources."""
    for table in (*(name for name, _ in TABLES), "party_cues"):
        for row in read_rows(table):
            yield from (row["example"], row["counter_example"])
    yield from (path.read_text(encoding="utf-8") for path in sorted(SOURCES.iterdir()))


@cache
def phrases() -> tuple[str, ...]:
    """The words of every sentence, as they are and around each of their amounts."""
    return tuple(dict.fromkeys(words for text in texts() for words in words_of(text)))


def words_of(text: str) -> Iterator[str]:
    page = Page(number=1, start=0, end=len(text), method="plain")
    document = Document(text=text, pages=(page,), media_type="text/plain")
    mentions = find_mentions(document, publisher_id="mopac")
    marks = mark(mentions, lambda body: side_of(body.organisation_id, "mopac"))
    for sentence in split_sentences(text, 0, len(text)):
        own = phrase(text, marks, sentence)
        yield own.words
        for position, token in enumerate(own.tokens):
            if token.word == "MONEY":
                yield without_asides(with_amount(own, position))


def untold(table: CueTable) -> CueTable:
    """The table without what the index goes by, so that every cue is tried on every phrase."""
    return cue_table(
        replace(cue, pattern=replace(cue.pattern, anchors=(), has_amount=False))
        for cue in table.cues
    )


def said(found: tuple[Hit, ...]) -> list[tuple[str, str, float]]:
    return [(hit.cue.rule, hit.cue.pattern.regex.pattern, hit.strength) for hit in found]


@pytest.mark.slow
@pytest.mark.parametrize(("table", "meaning"), TABLES)
def test_a_table_finds_the_same_with_its_index_and_without(table: str, meaning: str) -> None:
    indexed = load_cues(table, meaning)
    plain = untold(indexed)
    found = [said(hits(indexed, words)) for words in phrases()]
    assert found == [said(hits(plain, words)) for words in phrases()]
    assert sum(map(len, found)) > len(indexed.cues)


@pytest.mark.parametrize("kind", DIRECTIONS_OF_KIND)
@pytest.mark.parametrize("amount", [False, True])
def test_no_cue_for_a_party_is_left_out(kind: str, amount: bool) -> None:
    table = load_party_cues(kind, amount=amount)
    for words in phrases():
        matching = {n for n, cue in enumerate(table.cues) if cue.pattern.regex.search(words)}
        assert matching <= {*may_match(table.index, words)}


def test_few_cues_are_tried() -> None:
    """What the index is for: a sentence is searched for a small share of the table's cues."""
    table = load_cues("context_cues", "why")
    tried = sum(len(may_match(table.index, words)) for words in phrases())
    assert tried < 0.1 * len(table.cues) * len(phrases())


WORDS = ("award", "awarded", "a", "of", "the", "MONEY", "ORG", "GOV", "FORCE", "^", "(")
PIECES = ("award*", "a|of", "the?", "..", "MONEY", "ANY", "PARTY", "^", "(", "AMOUNT", "of", "?")


@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4, unique=True), max_size=5),
    st.lists(st.sampled_from((*WORDS, "AMOUNT")), max_size=12),
)
def test_every_pattern_that_matches_is_tried(written: list[list[str]], words: list[str]) -> None:
    patterns = [compile_pattern(" ".join(pieces)) for pieces in written]
    phrase_words = " " + "".join(word + " " for word in words)
    matching = {n for n, each in enumerate(patterns) if each.regex.search(phrase_words)}
    assert matching <= {*may_match(index_patterns(patterns), phrase_words)}
