"""Weights learned from labelled texts: made from many, and telling context from what is decided."""

import json
from pathlib import Path

from extractors.facts.learned_words import context_score, features
from extractors.knowledge.loader import read_rows

PASSAGES = Path(__file__).parent / "passages"


def test_no_weight_is_learned_from_few_texts() -> None:
    rows = [row for row in read_rows("word_weights") if row["words"]]
    assert len(rows) > 500
    assert min(int(row["texts"]) for row in rows) >= 4


def test_words_of_the_past_speak_for_context_and_words_of_deciding_do_not() -> None:
    assert context_score(" ^ AMOUNT had been approved last year under REF ") > 1
    assert context_score(" ^ to award ORG AMOUNT for its helpline ") < 0


def test_what_stands_far_off_counts_less() -> None:
    near = features(" ^ note AMOUNT ")["< note"]
    far = features(
        " ^ note " + "that the work goes on as it was before in all of its parts AMOUNT "
    )
    assert near > far["< note"]


def test_passages_are_labelled_in_the_order_they_print() -> None:
    passages = [
        json.loads(line)
        for path in sorted(PASSAGES.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert len(passages) > 800
    for passage in passages:
        at = 0
        for amount in passage["amounts"]:
            at = passage["text"].index(amount["text"], at) + len(amount["text"])
            assert (amount["why"] is not None) == (amount["role"] == "context")
