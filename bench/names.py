"""Does a longer list of names slow extraction? 5,000 of them against 500, in new processes.

`python -m bench.names COUNT` measures one list. Both hold every name that the documents print, so
that the same bodies are found and only the length of the list differs.
"""

import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from unittest.mock import patch

from bench.documents import DOCUMENTS, PARAGRAPHS, WORDING, decision_text
from bench.ours import WARM_TEXT
from extractors.knowledge import aliases as listed
from extractors.knowledge import organisation_list, organisations
from extractors.knowledge.aliases import Alias
from extractors.knowledge.loader import read_rows
from extractors.knowledge.naming import fold
from extractors.nlp.pipeline import find_mentions
from extractors.reading import read_document
from extractors.records import Document

COUNTS = (500, 5_000)
PASSES = 3
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesMeasured:
    """Processor seconds with a list of so many names: to start, and to find mentions."""

    names: int
    start: float
    run: float
    found: int


def measure_names(rounds: int, counts: Sequence[int] = COUNTS) -> list[NamesMeasured]:
    """Each list's best start and best run; rounds alternate, as those of the contenders do."""
    results = [[_in_child(count) for count in counts] for _ in range(rounds)]
    return [
        replace(each[0], start=min(one.start for one in each), run=min(one.run for one in each))
        for each in zip(*results, strict=True)
    ]


def measure_here(count: int) -> NamesMeasured:
    """Start with a list of so many names and find what the bench's documents mention.

    It wants a process of its own: the pipeline it builds stays with these names.
    """
    documents = [_document(text) for text in _texts()]
    names = tuple(_names(count, [document.text for document in documents]))
    with _in_place_of_the_list(names):
        begun = time.process_time()
        find_mentions(_document(WARM_TEXT))
        start = time.process_time() - begun
        passes = [_pass(documents) for _ in range(PASSES)]
    run, found = min(passes)
    return NamesMeasured(names=len(names), start=start, run=run, found=found)


@contextmanager
def _in_place_of_the_list(names: tuple[Alias, ...]) -> Iterator[None]:
    """The lists are read as ever, and then these names stand in place of those made from them."""
    reading = listed.aliases.__wrapped__

    @cache
    def aliases() -> tuple[Alias, ...]:
        reading()
        return names

    for cached in (read_rows, organisation_list.organisations, listed.aliases_by_key):
        cached.cache_clear()
    with patch.object(listed, "aliases", aliases), patch.object(organisations, "aliases", aliases):
        yield


def _pass(documents: Sequence[Document]) -> tuple[float, int]:
    begun = time.process_time()
    found = sum(len(find_mentions(document).organisations) for document in documents)
    return time.process_time() - begun, found


def _in_child(count: int) -> NamesMeasured:
    command = [sys.executable, "-m", "bench.names", str(count)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return NamesMeasured(**json.loads(done.stdout))


def _names(count: int, texts: Sequence[str]) -> Iterator[Alias]:
    """The names that are printed, then real ones in a drawn order, then made ones."""
    real = listed.aliases()
    text = f" {' '.join(map(fold, texts))} "
    printed = [alias for alias in real if f" {alias.key} " in text]
    rest = [alias for alias in real if f" {alias.key} " not in text]
    Random(count).shuffle(rest)
    yield from islice((*printed, *rest, *_made(real)), count)


def _made(real: Sequence[Alias]) -> Iterator[Alias]:
    """Names of real words that no list has: "Camden Bournemouth Council"."""
    known = {alias.key for alias in real}
    wording = tomllib.loads(WORDING.read_text(encoding="utf-8"))
    for place in wording["borough"]:
        for alias in real:
            text = f"{place} {alias.text}"
            if fold(text) not in known and alias.organisation_id:
                yield replace(alias, text=text, key=fold(text), needs=())


def _texts() -> list[str]:
    wording = tomllib.loads(WORDING.read_text(encoding="utf-8"))
    return [decision_text(wording, number, PARAGRAPHS) for number in range(DOCUMENTS)]


def _document(text: str) -> Document:
    return read_document(text.encode(), file_name="decision.txt")


if __name__ == "__main__":
    print(json.dumps(asdict(measure_here(int(sys.argv[1])))))
