"""The two real decisions that stand beside the project, as text and typeset, read the same."""

from pathlib import Path

import pytest

from extractors.extraction import extract_bytes
from extractors.records import Decision, Record
from samples.render import render_text_as_pdf

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
NAMES = ("pcd-907", "pcd-974")

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the real decisions are not here")


def read(path: Path) -> Record:
    return extract_bytes(path.read_bytes(), file_name=path.name)


def typeset(name: str, folder: Path) -> Record:
    destination = folder / f"{name}.pdf"
    render_text_as_pdf((SEEDS / f"{name}.txt").read_text(encoding="utf-8"), destination)
    return read(destination)


def facts(decision: Decision) -> list[tuple[object, ...]]:
    return [
        (
            fact.kind,
            fact.level,
            fact.amount,
            fact.qualifier,
            fact.funder,
            fact.intermediary,
            fact.recipient,
            tuple(share.year for share in fact.financial_years),
            fact.available_until,
        )
        for fact in decision.funding
    ]


def fields(decision: Decision) -> tuple[object, ...]:
    return (
        decision.reference,
        decision.decided_on,
        decision.signed_off_on,
        decision.required_by,
        decision.part_2,
        decision.plan,
        decision.priorities,
        decision.financial_years,
        len(decision.exemptions),
        sum(each.confirmed for each in decision.declarations),
    )


@pytest.mark.parametrize("name", NAMES)
def test_typeset_as_pdf_the_text_gives_the_same_facts(name: str, tmp_path: Path) -> None:
    (plain,) = read(SEEDS / f"{name}.txt").decisions
    (drawn,) = typeset(name, tmp_path).decisions
    assert facts(drawn) == facts(plain)
    assert fields(drawn) == fields(plain)


@pytest.mark.parametrize("name", NAMES)
def test_typeset_evidence_has_a_place_on_its_page(name: str, tmp_path: Path) -> None:
    (decision,) = typeset(name, tmp_path).decisions
    pieces = [piece for fact in decision.funding for piece in fact.evidence]
    assert pieces
    assert all(piece.boxes for piece in pieces)
