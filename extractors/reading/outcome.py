"""The one error that reading raises, and the pages that every reader hands over."""

from dataclasses import dataclass

from extractors.records import Issue, ReadingMethod, Word


class UnreadableDocument(Exception):  # noqa: N818 - the name says what is wrong with the document
    """A document that cannot be read at all: a stable code and a reason for a person."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """One page as a reader found it; the offsets of its words count from the page's own start."""

    text: str
    method: ReadingMethod
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader of one format hands over: at least one page, and what it could not settle."""

    pages: tuple[PageText, ...]
    issues: tuple[Issue, ...] = ()
    source_url: str | None = None
