"""The printed words behind a fact: page, offsets, text and boxes."""

import bisect
from collections.abc import Iterable, Sequence

from ..records import Box, Document, Evidence, MoneyMention, Page, Word


def evidence_for(document: Document, money: Iterable[MoneyMention]) -> tuple[Evidence, ...]:
    """One piece of evidence for each printing, in order."""
    return tuple(
        evidence_of(document, mention.start, mention.end)
        for mention in sorted(money, key=lambda mention: mention.start)
    )


def evidence_of(document: Document, start: int, end: int) -> Evidence:
    """The words between two offsets with a box for each printed line they stand on."""
    page = document.page_at(start)
    return Evidence(
        page=page.number,
        start=start,
        end=end,
        text=document.text[start:end],
        boxes=_boxes(page, start, end),
        from_ocr=page.method == "ocr",
    )


def _boxes(page: Page, start: int, end: int) -> tuple[Box, ...]:
    first = bisect.bisect_right(page.words, start, key=lambda word: word.end)
    boxes: list[Box] = []
    for word in _until(page.words[first:], end):
        if boxes and _on_one_line(boxes[-1], word.box):
            boxes[-1] = _around(boxes[-1], word.box)
        else:
            boxes.append(word.box)
    return tuple(boxes)


def _until(words: Sequence[Word], end: int) -> Iterable[Word]:
    for word in words:
        if word.start >= end:
            return
        yield word


def _on_one_line(one: Box, other: Box) -> bool:
    return min(one[3], other[3]) - max(one[1], other[1]) > 0.5 * (other[3] - other[1])


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
