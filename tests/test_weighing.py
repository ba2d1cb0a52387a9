"""Weights learned from labelled texts: made from many, and telling what a person would say."""

import json
from pathlib import Path

import numpy as np
import pytest

from bench.labelled import decision_text
from bench.learn import fit
from extractors.extraction import extract_bytes
from extractors.facts.proposing import propose
from extractors.facts.settling import settle
from extractors.facts.sums import find_sums
from extractors.facts.weighing import scale_for, weigh, weigh_reason
from extractors.facts.word_features import word_features
from extractors.knowledge.loader import read_rows
from extractors.records import Funding

ALONE = scale_for({})
LABELLED = [*(Path(__file__).parent / "passages").glob("*.jsonl")]
LABELLED += [*(Path(__file__).parent / "papers").glob("*.jsonl")]


@pytest.mark.parametrize("table", ["role_weights", "kind_weights", "why_weights"])
def test_no_weight_is_learned_from_few_texts(table: str) -> None:
    rows = [row for row in read_rows(table) if row["feature"]]
    assert len(rows) > 500
    assert min(int(row["papers"]) for row in rows) >= 4


@pytest.mark.parametrize("table", ["role_weights", "kind_weights", "why_weights"])
def test_weights_are_the_same_for_all_outcomes_or_tell_them_apart(table: str) -> None:
    for row in read_rows(table)[1:]:
        weights = [float(row[name]) for name in row if name not in ("feature", "papers")]
        assert abs(sum(weights)) < 0.1, row["feature"]
        assert max(map(abs, weights)) >= 0.02, row["feature"]


def test_words_of_the_past_speak_for_context_and_words_of_deciding_do_not() -> None:
    past = weigh(word_features(" ^ AMOUNT had been approved last year under REF "), ALONE)
    asked = weigh(word_features(" ^ to award ORG a grant of AMOUNT for its helpline "), ALONE)
    assert past.roles["context"] > 0.7
    assert asked.roles["headline"] > past.roles["headline"]
    assert asked.kind == "grant_awarded"


def test_what_a_decision_has_in_common_weighs_as_if_it_were_each_figures_own() -> None:
    common = {"title: grant": 0.6, "paper: tender": 0.2}
    own = word_features(" ^ to award ORG AMOUNT ")
    apart, together = weigh(own, scale_for(common)), weigh({**own, **common}, ALONE)
    assert apart.kinds == pytest.approx(together.kinds)
    assert apart.roles == pytest.approx(together.roles)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (" ^ AMOUNT had been approved last year under REF ", "previous_decision"),
        (" ^ the budget for YEAR has AMOUNT for this ", "existing_budget"),
        (" ^ groups may apply for grants of up to AMOUNT each ", "threshold"),
        (" ^ OWN has bid for AMOUNT and will hear in may ", "bid"),
        (" ^ it is expected that AMOUNT will be saved ", "forecast"),
    ],
)
def test_words_tell_why_an_amount_is_not_decided(words: str, why: str) -> None:
    assert weigh_reason(word_features(words), ALONE) == why


def test_what_stands_far_off_counts_less() -> None:
    near = word_features(" ^ note AMOUNT ")["< note"]
    far = word_features(
        " ^ note " + "that the work goes on as it was before in all of its parts AMOUNT "
    )
    assert near > far["< note"]


def test_weights_of_what_tells_nothing_stay_near_nought() -> None:
    rows = [{"tells": 1.0, "always": 1.0}, {"always": 1.0}] * 40
    weights = fit(rows, ["always", "tells"], np.array([0, 1] * 40), 2)
    always, tells, _ = weights
    assert tells[0] > 0.5 > abs(always[0])
    assert tells[0] == pytest.approx(-tells[1])


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_texts_are_labelled_in_the_order_they_print(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        at = 0
        for amount in row["amounts"]:
            start = amount.get("start", row["text"].find(amount["text"], at))
            assert row["text"].startswith(amount["text"], start), row["title"]
            assert start >= at, row["title"]
            at = start + len(amount["text"])
            assert (amount.get("kind") is None) == (amount["role"] == "context")


PAPER = """PCD 1777 Lifeboats on the Lea

Executive summary
The Lea needs a boat. This paper asks for a contract of £1.25m with Birch Boats Ltd.

Recommendation
To award a contract of £1,251,400 to Birch Boats Ltd, made up of:
- £751,400 for two boats
- £500,000 for their upkeep

Background
In 2019 the Mayor approved £3m for the docks, of which £1.25m was spent on boats.
"""


def facts_of(text: str) -> list[Funding]:
    record = extract_bytes(text.encode(), file_name="paper.txt", publisher="MOPAC")
    return [fact for decision in record.decisions for fact in decision.funding]


def test_every_part_is_smaller_than_the_headline_it_is_of() -> None:
    facts = facts_of(PAPER)
    headline, *parts = facts
    assert (headline.level, headline.kind, headline.amount) == ("headline", "contract", 1_251_400)
    assert {part.amount for part in parts} == {751_400, 500_000}
    assert {part.part_of for part in parts} == {headline.funding_id}


def test_roles_settled_leave_no_figure_both_headline_and_part() -> None:
    for line in LABELLED[-1].read_text(encoding="utf-8").splitlines()[:20]:
        row = json.loads(line)
        roles = settle(propose(decision_text(row["text"], row["publisher"])))
        headlines = {id(figure) for figure in roles.headlines}
        for part, total in roles.parts:
            assert id(total) in headlines
            assert id(part) not in headlines
            assert part.amount < total.amount


def test_amounts_that_add_up_are_found_beside_their_total() -> None:
    proposal = propose(decision_text(PAPER, "MOPAC"))
    sums = find_sums(proposal.readings)
    printed = {r.mention.start: r.mention.text for r in proposal.readings}
    assert {printed[start] for start in sums.parts} == {"£751,400", "£500,000"}
    assert {printed[start] for start in sums.totals} == {"£1,251,400"}
