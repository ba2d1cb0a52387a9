"""What a record made now would be made with."""

from flows.record_store import MadeWith


def current_making() -> MadeWith:
    """The extractor and the knowledge of this installation; no publisher given."""
    from extractors.extraction import EXTRACTOR_VERSION, knowledge_fingerprint

    return MadeWith(
        extractor_version=EXTRACTOR_VERSION, knowledge=knowledge_fingerprint(), publisher=None
    )
