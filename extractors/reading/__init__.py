"""Bytes to a Document: pages of clean text with the place of every word."""

from extractors.reading.document import read_document
from extractors.reading.outcome import UnreadableDocument

__all__ = ["UnreadableDocument", "read_document"]
