"""What blows up in a child costs only its own item."""

import itertools
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.reading import UnreadableDocument, read_document
from extractors.reading.sandbox import Failure, map_in_children

MEGABYTE = 1_000_000


def double(number: int) -> int:
    return 2 * number


def behave(name: str) -> str:
    """A function that does what its item says, at its worst."""
    match name:
        case "sleep":
            time.sleep(60)
        case "leave":
            os._exit(3)
        case "allocate":
            return str(len(bytearray(4_000 * MEGABYTE)))
        case "refuse":
            raise UnreadableDocument("encrypted", "letter.pdf is protected by a password.")
        case "stumble":
            raise KeyError("Font")
    return name.upper()


def read(data: bytes) -> int:
    return len(read_document(data, file_name="paper.pdf").pages)


def remember() -> None:
    os.environ["WARMED"] = "yes"


def recall(_item: int) -> str | None:
    return os.environ.get("WARMED")


def codes(results: Iterator[tuple[str, object]]) -> dict[str, object]:
    return {
        item: result.code if isinstance(result, Failure) else result for item, result in results
    }


def test_each_item_comes_back_with_its_result() -> None:
    results = dict(map_in_children(double, range(40), workers=2))
    assert results == {number: 2 * number for number in range(40)}


def test_nothing_in_nothing_out() -> None:
    assert list(map_in_children(double, [], workers=1)) == []


def test_each_failure_costs_only_itself() -> None:
    items = [
        "one",
        "sleep",
        "two",
        "leave",
        "three",
        "allocate",
        "four",
        "refuse",
        "stumble",
        "five",
    ]
    results = map_in_children(behave, items, workers=2, seconds=6, memory_bytes=1_500 * MEGABYTE)
    assert codes(results) == {
        "one": "ONE",
        "two": "TWO",
        "three": "THREE",
        "four": "FOUR",
        "five": "FIVE",
        "sleep": "time_limit",
        "leave": "crashed",
        "allocate": "memory_limit",
        "refuse": "encrypted",
        "stumble": "crashed",
    }


def test_a_failure_says_why() -> None:
    [(_, refused)] = map_in_children(behave, ["refuse"], workers=1)
    assert refused == Failure(code="encrypted", detail="letter.pdf is protected by a password.")


def test_items_are_taken_only_as_workers_get_free() -> None:
    taken: list[int] = []

    def watched() -> Iterator[int]:
        for number in itertools.count():
            taken.append(number)
            yield number

    results = map_in_children(double, watched(), workers=2)
    for _ in range(10):
        next(results)
    assert len(taken) <= 10 + 2 * 2
    results.close()


def test_it_works_within_a_thread_and_warms_its_children() -> None:
    found: list[tuple[int, object]] = []

    def work() -> None:
        found.extend(map_in_children(recall, range(3), workers=1, initializer=remember))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(timeout=60)
    assert sorted(found) == [(number, "yes") for number in range(3)]


def pdf_of(content: bytes, *, filters: str = "/FlateDecode") -> bytes:
    """A PDF of one page with that content stream, as it is; readers rebuild the missing table."""
    parts = [
        b"%PDF-1.4",
        b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj",
        b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >> endobj",
        b"4 0 obj << /Length %d /Filter %s >> stream" % (len(content), filters.encode()),
        content,
        b"endstream endobj",
        b"trailer << /Root 1 0 R >>",
        b"%%EOF",
    ]
    return b"\n".join(parts)


def flate_bomb() -> bytes:
    """A few kilobytes that unpack to 1.5 GB, packed twice over."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(b" " * 10 * MEGABYTE) for _ in range(150)) + packer.flush()
    return pdf_of(zlib.compress(packed), filters="[/FlateDecode /FlateDecode]")


@pytest.mark.slow
def test_a_bomb_costs_only_itself() -> None:
    bomb, harmless = flate_bomb(), pdf_of(zlib.compress(b"BT ET"))
    assert len(bomb) < MEGABYTE
    results = map_in_children(
        read, [harmless, bomb, harmless], workers=1, memory_bytes=1_000 * MEGABYTE
    )
    outcomes = [result.code if isinstance(result, Failure) else result for _, result in results]
    assert sorted(outcomes, key=str) == [1, 1, "memory_limit"]


INTERRUPTED = """
    import os, time
    from extractors.reading.sandbox import map_in_children

    def wait(item):
        print(os.getpid(), flush=True)
        time.sleep(60)

    if __name__ == "__main__":
        list(map_in_children(wait, range(4), workers=2))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent otherwise there")
def test_an_interrupt_ends_the_children_at_once(tmp_path: Path) -> None:
    script = tmp_path / "interrupted.py"
    script.write_text(textwrap.dedent(INTERRUPTED))
    parent = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert parent.stdout is not None
    children = [int(parent.stdout.readline()) for _ in range(2)]
    began = time.monotonic()
    os.killpg(parent.pid, signal.SIGINT)
    assert parent.wait(timeout=20) != 0
    assert time.monotonic() - began < 10
    assert not any(map(is_running, children))


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
