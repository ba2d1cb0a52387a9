"""Scoring an extractor against labelled cases."""

from collections.abc import Callable, Iterable, Iterator

from extractors.evaluate.cases import Case
from extractors.evaluate.matching import folded
from extractors.evaluate.measures.extras import extra_outcomes
from extractors.evaluate.measures.fields import field_outcomes
from extractors.evaluate.measures.funding import claims, funding_outcomes
from extractors.evaluate.measures.mentions import mention_outcomes
from extractors.evaluate.scores import CaseScore, Outcome, Scores
from extractors.records import Decision, Record


def score(cases: Iterable[Case], extract: Callable[[Case], Record]) -> Scores:
    """Extract each case and score it; an exception of the extractor carries the case's name."""
    return Scores(cases=tuple(score_case(case, _extract(case, extract)) for case in cases))


def _extract(case: Case, extract: Callable[[Case], Record]) -> Record:
    try:
        return extract(case)
    except Exception as error:
        error.add_note(f"while extracting the case {case.name}")
        raise


def score_case(case: Case, record: Record) -> CaseScore:
    """One case against its record; of several decisions the one with the expected reference."""
    decision = _decision(case, record)
    return CaseScore(
        case=case.name,
        publisher=case.publisher or "none given",
        form=case.form,
        outcomes=tuple(_outcomes(case, record, decision)),
        claims=claims(case.expect, decision),
    )


def _decision(case: Case, record: Record) -> Decision | None:
    wanted = folded(case.expect.reference or "")
    for decision in record.decisions:
        if wanted and folded(decision.reference or "") == wanted:
            return decision
    return record.decisions[0] if record.decisions else None


def _outcomes(case: Case, record: Record, decision: Decision | None) -> Iterator[Outcome]:
    yield from mention_outcomes(case.expect, record, decision)
    yield from funding_outcomes(case.expect, decision)
    yield from field_outcomes(case.expect, record, decision)
    yield from extra_outcomes(case.extra, record, decision)
