"""The command that scores extraction against labelled cases."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from flows.cli_endings import clear_endings, refuse

if TYPE_CHECKING:
    from extractors.evaluate import Scores


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of labelled cases.")],
    compare: Annotated[
        Path | None,
        typer.Option(metavar="SCORES.json", help="Show gains and losses against these scores."),
    ] = None,
    save: Annotated[
        Path | None, typer.Option(metavar="SCORES.json", help="Keep the scores in this file.")
    ] = None,
) -> None:
    """Score extraction against labelled cases: precision, recall, F1, and each error in a line."""
    from extractors import evaluate as scoring

    with clear_endings(scoring.CaseError, msgspec.DecodeError, OSError):
        old = scoring.scores_from_json(compare.read_bytes()) if compare else None
        scores = _scores(folder)
        if save:
            save.write_bytes(scoring.scores_to_json(scores))
    typer.echo(scoring.render(scores))
    if old:
        typer.echo(scoring.render_comparison(scoring.compare_scores(old, scores)))


def _scores(folder: Path) -> "Scores":
    from extractors import evaluate as scoring

    cases = scoring.load_cases(folder)
    if not cases:
        refuse(f"no labelled cases in {folder}")
    return scoring.score(cases, scoring.extract_case)
