"""What a record made now would be made with."""

import hashlib

import msgspec

from flows.record_store import MadeWith


def current_making() -> MadeWith:
    """The extractor, the knowledge and the record's shape in this installation; no publisher."""
    from extractors.extraction import EXTRACTOR_VERSION, knowledge_fingerprint
    from extractors.records import Record

    shape = msgspec.json.encode(msgspec.json.schema(Record))
    return MadeWith(
        extractor_version=EXTRACTOR_VERSION,
        knowledge=knowledge_fingerprint(),
        record_shape=hashlib.sha256(shape).hexdigest(),
        publisher=None,
    )
