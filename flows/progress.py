"""How far a run has got: a bar on a terminal, now and then a line elsewhere; always on stderr."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")

LINES = 10


def shown(
    items: Iterable[T], *, total: int, doing: str, console: Console | None = None
) -> Iterator[T]:
    """Pass items through, and say on the way how many of `total` have passed."""
    console = console or Console(stderr=True)
    if console.is_terminal:
        return iter(track(items, doing, total=total, console=console, transient=True))
    return _with_lines(items, total, doing, console)


def _with_lines(items: Iterable[T], total: int, doing: str, console: Console) -> Iterator[T]:
    step = max(1, total // LINES)
    for count, item in enumerate(items, start=1):
        if count % step == 0 or count == total:
            console.print(f"{doing}: {count} of {total}", highlight=False, soft_wrap=True)
        yield item
