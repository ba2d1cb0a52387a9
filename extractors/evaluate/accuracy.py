"""The accuracy page of the documentation, made from scores so that it cannot go stale."""

from collections.abc import Mapping

from extractors.evaluate.report import calibration_table, group_table, measures_table
from extractors.evaluate.scores import Scores, grouped

_HEAD = """\
# Accuracy

Generated from the labelled cases; edit those, not this page.

A measure counts what was expected, what was found and how much of it is right. `money` is an amount
with its value and its exact place; `role` tells decided amounts from context; a headline is a fact
that the decision itself decides, right when kind and amount are. Parties, years and qualifiers are
judged on the headlines that match. The last table of each set compares the confidence that facts
state with the share of them that is right."""


def accuracy_page(sets: Mapping[str, Scores]) -> str:
    """The page for some named sets of cases, in the order given; ends with a line break."""
    return "\n\n".join((_HEAD, *(_section(name, scores) for name, scores in sets.items()))) + "\n"


def _section(name: str, scores: Scores) -> str:
    return "\n\n".join(
        (
            f"## {name} ({len(scores.cases)} cases)",
            measures_table(scores),
            "### By publisher (F1)",
            group_table(grouped(scores, lambda case: case.publisher)),
            "### By form (F1)",
            group_table(grouped(scores, lambda case: case.form)),
            "### Confidence of headline facts",
            calibration_table(scores),
        )
    )
