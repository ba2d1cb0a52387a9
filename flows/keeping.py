"""Which documents a run has to do with: kept in the archive, and of those the ones to be read."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from flows.record_store import MadeWith, state_of
from flows.settings import Settings
from flows.sources.archive import Origin, keep, kept_documents, learn, path_of, read_origin

LARGEST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The files of a run and what the user said about them."""

    files: tuple[Path, ...]
    publisher: str | None = None
    is_sample: bool = False
    retry_failed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file given to a run and the document it holds; `is_new`: never seen before."""

    path: Path
    document_id: str
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotKept:
    """A file given to a run that could not be read from its place, with the reason."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A kept document whose record is missing, or was made with something that has changed."""

    document_id: str
    path: Path
    file_name: str
    source_url: str | None
    made_with: MadeWith


def keep_files(settings: Settings, given: Given, files: Iterable[Path]) -> list[Kept | NotKept]:
    """Keep the bytes of some of the files given; one gone, closed to us or huge is not kept.

    Any other `OSError` is raised: it is worth another try.
    """
    return [_keep_file(settings, given, file) for file in files]


def _keep_file(settings: Settings, given: Given, path: Path) -> Kept | NotKept:
    data = _read(path)
    if isinstance(data, NotKept):
        return data
    known = read_origin(settings.archive, _id_of(data))
    document_id = keep(settings.archive, data, _origin(path, given))
    return Kept(path=path, document_id=document_id, is_new=known is None)


def _read(path: Path) -> bytes | NotKept:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            return NotKept(path=path, reason=f"larger than {LARGEST_BYTES >> 20} MiB")
        return path.read_bytes()
    except (FileNotFoundError, PermissionError) as error:
        return NotKept(path=path, reason=error.strerror or type(error).__name__)


def _id_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _origin(path: Path, given: Given) -> Origin:
    return Origin(
        file_name=path.name,
        retrieved_at=datetime.now(UTC),
        publisher=given.publisher,
        is_sample=given.is_sample,
    )


def all_kept(settings: Settings, given: Given) -> bool:
    """Whether the archive already holds each file given, and what is said of it."""
    return all(is_kept(settings, given, file) for file in given.files)


def is_kept(settings: Settings, given: Given, path: Path) -> bool:
    """Whether the archive holds a file, and what is said of it; a file not to be read is not."""
    data = _read(path)
    if isinstance(data, NotKept):
        return False
    known = read_origin(settings.archive, _id_of(data))
    return known is not None and learn(known, _origin(path, given)) == known


def waiting_documents(
    settings: Settings, current: MadeWith, *, retry_failed: bool = False
) -> Iterator[Waiting]:
    """The kept documents to be read, in order of id, whichever run kept them.

    `current` is what a record would be made with now, but for the publisher. A failure counts as
    read until something it was made with changes, or `retry_failed`.
    """
    for document_id, origin in kept_documents(settings.archive):
        state = state_of(settings.records, document_id)
        wanted = replace(current, publisher=origin.publisher)
        if state is None or state.made_with != wanted or (retry_failed and state.failed):
            yield Waiting(
                document_id=document_id,
                path=path_of(settings.archive, document_id),
                file_name=origin.file_name,
                source_url=origin.source_url,
                made_with=wanted,
            )


def failed_before(settings: Settings) -> list[Origin]:
    """The kept documents whose record says that they could not be read."""
    states = (
        (origin, state_of(settings.records, document_id))
        for document_id, origin in kept_documents(settings.archive)
    )
    return [origin for origin, state in states if state and state.failed]
