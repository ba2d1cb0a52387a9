"""One spaCy pipeline for all publishers: a document's text to everything it mentions.

Each component leaves its mentions in two places: as spans under their kind in `doc.spans`, and
whole, with their values, in `doc.user_data`. The text's own finders come first, since they may
split tokens; those that look at tokens follow. `find_mentions` leaves the document's text, tables
and publisher in `doc.user_data` for them.
"""

from collections.abc import Sequence
from functools import cache
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from ..records import (
    DateMention,
    Document,
    LegalMention,
    Mentions,
    MoneyMention,
    OrganisationMention,
    PriorityMention,
    ReferenceMention,
    ThemeMention,
    YearMention,
)
from .alignment import with_spans
from .dates import find_dates
from .financial_years import find_financial_years
from .given_text import TEXT, given_text
from .legal import find_legal
from .money import find_money
from .organisations import add_rulers, find_organisations
from .priorities import find_priorities
from .references import find_references
from .themes import find_themes
from .tokens import Tokenizer, bounded_tokenizer

Mention = (
    MoneyMention
    | YearMention
    | DateMention
    | ReferenceMention
    | OrganisationMention
    | PriorityMention
    | ThemeMention
    | LegalMention
)
_IN_TEXT = ("references", "years", "dates", "money", "legal")
_IN_TOKENS = ("organisations", "priorities", "themes")
_INFIXES = (r"[£€$|()\[\]]", r"(?<=[0-9A-Za-z])[-–—/](?=[£0-9])", r"(?<=[0-9]),(?=[^0-9])")
_LONGEST_TEXT = 100_000_000  # no component needs more memory than the text's length


def find_mentions(
    document: Document, *, publisher_id: str | None = None, publisher_name: str | None = None
) -> Mentions:
    """Everything the pipeline finds in a document, its tables included.

    A publisher that no list knows needs its name, to be told where a text calls it "the Council".
    """
    pipeline = load_pipeline()
    doc = pipeline.make_doc(document.text)
    doc.user_data.update(
        {
            TEXT: document.text,
            "tables": document.tables,
            "publisher_id": publisher_id,
            "publisher_name": publisher_name,
        }
    )
    found = pipeline(doc).user_data
    return Mentions(**{kind: found[kind] for kind in (*_IN_TEXT, *_IN_TOKENS)})


@cache
def load_pipeline() -> Language:
    """The pipeline, built once in a process."""
    pipeline = spacy.blank("en")
    pipeline.max_length = _LONGEST_TEXT
    infixes = (*_INFIXES, *(pipeline.Defaults.infixes or ()))
    pipeline.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    pipeline.tokenizer = bounded_tokenizer(cast(Tokenizer, pipeline.tokenizer), pipeline.vocab)
    for kind in _IN_TEXT:
        pipeline.add_pipe(f"find_{kind}")
    add_rulers(pipeline)
    for kind in _IN_TOKENS:
        pipeline.add_pipe(f"find_{kind}")
    return pipeline


@Language.component("find_references")
def _find_references(doc: Doc) -> Doc:
    return _keep(doc, "references", find_references(given_text(doc)))


@Language.component("find_years")
def _find_years(doc: Doc) -> Doc:
    """After the references, whose numbers are no years."""
    references: Sequence[ReferenceMention] = doc.user_data["references"]
    excluded = tuple((mention.start, mention.end) for mention in references)
    return _keep(doc, "years", find_financial_years(given_text(doc), excluded=excluded))


@Language.component("find_dates")
def _find_dates(doc: Doc) -> Doc:
    return _keep(doc, "dates", find_dates(given_text(doc)))


@Language.component("find_money")
def _find_money(doc: Doc) -> Doc:
    return _keep(doc, "money", find_money(given_text(doc), doc.user_data.get("tables", ())))


@Language.component("find_legal")
def _find_legal(doc: Doc) -> Doc:
    return _keep(doc, "legal", find_legal(given_text(doc)))


@Language.component("find_organisations")
def _find_organisations(doc: Doc) -> Doc:
    return _keep(doc, "organisations", find_organisations(doc, doc.user_data.get("publisher_id")))


@Language.component("find_priorities")
def _find_priorities(doc: Doc) -> Doc:
    return _keep(doc, "priorities", find_priorities(doc, doc.user_data.get("publisher_id")))


@Language.component("find_themes")
def _find_themes(doc: Doc) -> Doc:
    return _keep(doc, "themes", find_themes(doc))


def _keep(doc: Doc, kind: str, mentions: Sequence[Mention]) -> Doc:
    doc = with_spans(doc, kind, [(mention.start, mention.end) for mention in mentions])
    doc.user_data[kind] = tuple(mentions)
    return doc
