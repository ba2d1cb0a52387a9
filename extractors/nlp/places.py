"""Choosing among things that are printed at overlapping places."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything printed at a place of the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Placed)


def longest(found: Iterable[T], taken: Iterable[Placed] = ()) -> tuple[T, ...]:
    """The longest at each place, the earlier of equals, none over what is taken; in order."""
    places = {at for thing in taken for at in range(thing.start, thing.end)}
    kept: list[T] = []
    for thing in sorted(found, key=lambda thing: (thing.start - thing.end, thing.start)):
        if places.isdisjoint(range(thing.start, thing.end)):
            places.update(range(thing.start, thing.end))
            kept.append(thing)
    return tuple(sorted(kept, key=lambda thing: thing.start))


def first_come(found: Iterable[T]) -> Iterator[T]:
    """Of things in order of printing, those that begin where the last one kept has ended."""
    end = 0
    for thing in found:
        if thing.start >= end:
            yield thing
            end = thing.end
