"""Runs a function over many untrusted items in child processes with limits on memory and time."""

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, TimeoutError, wait
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractors.reading.outcome import UnreadableDocument

Item = TypeVar("Item")
Result = TypeVar("Result")

MEMORY_BYTES: Final = 2_000_000_000
SECONDS: Final = 120.0
# A fresh process now and then gives back what a long one has kept.
_ITEMS_A_CHILD: Final = 200
_WAITING_A_WORKER: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why an item has no result: `time_limit`, `memory_limit`, `crashed` or the document's code."""

    code: str
    detail: str


def map_in_children(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int,
    memory_bytes: int = MEMORY_BYTES,
    seconds: float = SECONDS,
    initializer: Callable[[], None] | None = None,
) -> Iterator[tuple[Item, Result | Failure]]:
    """Each item with its result or failure, as they come; an item that blows up costs only itself.

    The function and the items must be picklable. Items are taken as workers get free, so that
    there may be any number. Leaving the iteration early, or an interrupt, ends the children.
    """
    pool: Any = ProcessPool(
        max_workers=workers,
        max_tasks=_ITEMS_A_CHILD,
        initializer=_prepare_child,
        initargs=(memory_bytes, initializer),
        context=multiprocessing.get_context("spawn"),
    )
    try:
        yield from _results(pool, function, iter(items), workers * _WAITING_A_WORKER, seconds)
    finally:
        pool.stop()
        pool.join()


def _prepare_child(memory_bytes: int, initializer: Callable[[], None] | None) -> None:
    # An interrupt reaches the whole process group; only the parent is to answer it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if initializer is not None:
        initializer()
    _limit_memory(memory_bytes)


def _limit_memory(memory_bytes: int) -> None:
    """Where the platform has no such limit (Windows), only the time limit holds."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _results(
    pool: Any,
    function: Callable[[Item], Result],
    items: Iterator[Item],
    at_once: int,
    seconds: float,
) -> Iterator[tuple[Item, Result | Failure]]:
    running: dict[Future[Result], Item] = {}
    while True:
        for item in islice(items, at_once - len(running)):
            running[pool.schedule(function, args=(item,), timeout=seconds)] = item
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield running.pop(future), _outcome(future, seconds)


def _outcome(future: Future[Any], seconds: float) -> Any:
    try:
        return future.result()
    except TimeoutError:
        return Failure(code="time_limit", detail=f"Reading took longer than {seconds:g} seconds.")
    except MemoryError:
        return Failure(code="memory_limit", detail="Reading took more memory than is allowed.")
    except UnreadableDocument as error:
        return Failure(code=error.code, detail=error.reason)
    except (ProcessExpired, CancelledError) as error:
        return Failure(code="crashed", detail=f"The reading process ended: {error}.")
    except Exception as error:
        # the error's words may quote the document: only its name goes on
        return Failure(code="crashed", detail=f"Reading failed with {type(error).__name__}.")
