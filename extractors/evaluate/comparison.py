"""What got better and what got worse between two sets of scores."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.evaluate.report import shown_miss
from extractors.evaluate.scores import Miss, Scores, misses, tallies

Error = tuple[str, str, Miss]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Errors gone and errors new in the cases that both sides hold, and how each F1 moved."""

    gains: tuple[Error, ...]
    losses: tuple[Error, ...]
    measures: tuple[tuple[str, float, float], ...]
    cases_added: tuple[str, ...]
    cases_removed: tuple[str, ...]


def compare_scores(old: Scores, new: Scores) -> Comparison:
    """Gains and losses, error by error; an error that only changed its wrong answer is neither."""
    before, after = ({case.case for case in scores.cases} for scores in (old, new))
    both = before & after
    return Comparison(
        gains=tuple(_only_in_first(old, new, both)),
        losses=tuple(_only_in_first(new, old, both)),
        measures=tuple(_moved(_within(old, both), _within(new, both))),
        cases_added=tuple(sorted(after - before)),
        cases_removed=tuple(sorted(before - after)),
    )


def _within(scores: Scores, names: set[str]) -> Scores:
    return Scores(cases=tuple(case for case in scores.cases if case.case in names))


def _only_in_first(first: Scores, second: Scores, names: set[str]) -> Iterator[Error]:
    known = [_identity(error) for error in misses(_within(second, names))]
    for error in misses(_within(first, names)):
        if _identity(error) in known:
            known.remove(_identity(error))
        else:
            yield error


def _identity(error: Error) -> tuple[str, ...]:
    case, measure, miss = error
    kind = ("missed", miss.expected) if miss.expected is not None else ("spurious", miss.got or "")
    return (case, measure, miss.about, *kind)


def _moved(old: Scores, new: Scores) -> Iterator[tuple[str, float, float]]:
    before, after = tallies(old.cases), tallies(new.cases)
    for measure in (name for name in after if name in before):
        if before[measure] != after[measure]:
            yield measure, before[measure].f1, after[measure].f1


def render_comparison(comparison: Comparison) -> str:
    """A comparison as Markdown: measures that moved, then gains, then losses, one a line."""
    lines = [f"# {len(comparison.gains)} gains, {len(comparison.losses)} losses", ""]
    lines += [f"- {name}: F1 {old:.3f} → {new:.3f}" for name, old, new in comparison.measures]
    lines += [f"- case added: {name}" for name in comparison.cases_added]
    lines += [f"- case removed: {name}" for name in comparison.cases_removed]
    for title, errors in (("Gains", comparison.gains), ("Losses", comparison.losses)):
        lines += ["", f"## {title}", "", *(f"- {shown_miss(*error)}" for error in errors)]
    return "\n".join(lines).rstrip() + "\n"
