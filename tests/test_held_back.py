"""No text that weights are learned from tells of a decision that is held back for the score."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
_HEAD = 500
"""A decision is named at its head; further down it names others."""
AMOUNT = re.compile(r"£\s?([0-9][0-9,.]*[0-9])")


def marks_of(text: str) -> frozenset[str]:
    """Amounts so exact that two decisions hardly share one by chance: four figures that tell."""
    amounts = (found.replace(",", "") for found in AMOUNT.findall(text))
    return frozenset(a for a in amounts if len(a.replace(".", "").rstrip("0")) >= 4)


def held_back() -> Iterator[tuple[str, str | None, frozenset[str]]]:
    """Of each held-back case its publisher, its reference and its exact amounts."""
    for path in (TESTS / "cases" / "held_back").glob("*.json"):
        case = json.loads(path.read_text(encoding="utf-8"))
        yield case["publisher"], case["expect"]["reference"], marks_of(case["text"])


def learned_from() -> Iterator[tuple[str, str, str]]:
    """The name, publisher and text of everything that weights are learned from."""
    for sort in ("papers", "passages"):
        for path in sorted((TESTS / sort).glob("*.jsonl")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                row = json.loads(line)
                yield f"{path.stem}-{number}", row["publisher"], row["text"]
    for path in sorted((TESTS / "cases" / "development").glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, case["publisher"], case.get("text") or ""


def test_nothing_is_learned_from_a_decision_that_is_held_back() -> None:
    held = list(held_back())
    assert len(held) > 50
    told = []
    for name, publisher, text in learned_from():
        marks, plain = marks_of(text), text[:_HEAD].lower().replace(" ", "")
        for body, reference, exact in held:
            named = (reference or "").lower().replace(" ", "")
            is_named = body == publisher and len(named) >= 6 and named in plain
            if is_named or (body == publisher and marks & exact) or len(marks & exact) > 1:
                told.append(name)
    assert told == []
