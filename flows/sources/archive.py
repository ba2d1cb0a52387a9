"""The archive: the bytes of each document under their own hash, with where they came from."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from flows.safe_write import write_whole

ORIGIN_SUFFIX = ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a document came from; `publisher` is what the user said, not what the text says."""

    file_name: str
    retrieved_at: datetime
    source_url: str | None = None
    publisher: str | None = None
    is_sample: bool = False


def keep(archive: Path, data: bytes, origin: Origin) -> str:
    """Put a document away and return its id, the sha256 of its bytes.

    Bytes met again keep their first origin, but for a publisher or an address learnt since.
    """
    document_id = hashlib.sha256(data).hexdigest()
    path = path_of(archive, document_id)
    if not path.exists():
        write_whole(path, data)
    known = read_origin(archive, document_id)
    merged = origin if known is None else learn(known, origin)
    if merged != known:
        write_whole(_origin_path(path), msgspec.json.encode(merged))
    return document_id


def learn(known: Origin, new: Origin) -> Origin:
    """The first origin, with what the new one says and the first one did not."""
    return replace(
        known,
        publisher=new.publisher or known.publisher,
        source_url=known.source_url or new.source_url,
    )


def path_of(archive: Path, document_id: str) -> Path:
    """Where a document's bytes lie: fanned out by the first two digits of the hash."""
    return archive / document_id[:2] / document_id


def read_origin(archive: Path, document_id: str) -> Origin | None:
    """Where a document came from, or None for one that was never kept to the end."""
    try:
        data = _origin_path(path_of(archive, document_id)).read_bytes()
    except FileNotFoundError:
        return None
    return msgspec.json.decode(data, type=Origin)


def kept_documents(archive: Path) -> Iterator[tuple[str, Origin]]:
    """Each document of the archive with its origin, in order of id."""
    for path in sorted(archive.glob(f"??/*{ORIGIN_SUFFIX}")):
        if not path.name.startswith("."):
            yield path.stem, msgspec.json.decode(path.read_bytes(), type=Origin)


def _origin_path(path: Path) -> Path:
    return path.with_name(path.name + ORIGIN_SUFFIX)
