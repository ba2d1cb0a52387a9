"""Many documents, one decision: totals and their parts, and that nothing is lost or invented."""

from dataclasses import replace
from decimal import Decimal

from assembled import FORM, disagreements, only, together, totals
from hypothesis import given
from hypothesis import strategies as st
from records_builder import body, decision, fact, part, record

from extractors.facts.assembly import assemble
from extractors.records import Funding


def test_parts_that_the_page_gives_as_facts_of_their_own_become_parts() -> None:
    named = {"kind": "grant_awarded"}
    page = [
        fact(60, recipient=body("A"), **named),
        fact(40, number=2, recipient=body("B"), **named),
    ]
    both = together([fact(100, **named)], page)
    whole, *parts = (found.fact for found in both.facts)
    assert whole.total == 100
    assert {(p.level, p.part_of) for p in parts} == {("component", whole.funding_id)}
    assert not both.issues


def test_a_total_that_only_the_page_prints_is_no_further_fact() -> None:
    both = together([fact(60), fact(40, number=2)], [fact(100)])
    assert totals(both) == [Decimal(60), Decimal(40)]
    assert not both.issues


def test_parts_of_a_report_are_added_to_the_total_of_the_form() -> None:
    both = together([fact(100)], [fact(100), part(70, number=2), part(30, number=3)])
    assert [(f.fact.level, f.fact.part_of) for f in both.facts] == [
        ("headline", None),
        ("component", "mopac/PCD-1/1"),
        ("component", "mopac/PCD-1/1"),
    ]


def test_a_total_divided_in_another_way_keeps_the_stronger_division() -> None:
    form = [fact(100), part(70, number=2), part(30, number=3)]
    both = together(form, [fact(100), part(50, number=2), part(50, number=3)])
    assert totals(both) == [Decimal(100), Decimal(70), Decimal(30)]
    assert "divides £100.00" in disagreements(both)[0]


def test_parts_of_parts_keep_their_place() -> None:
    nested = [fact(100), part(60, number=2), part(10, number=3, of=2)]
    assembled = only([record(decision(facts=nested), text=FORM)])
    assert [found.fact.part_of for found in assembled.facts] == [
        None,
        "mopac/PCD-1/1",
        "mopac/PCD-1/2",
    ]


def test_a_single_document_comes_through_as_it_is() -> None:
    facts = [
        fact(100, "2020/21"),
        part(60, "2020/21", number=2),
        fact(80, number=3, kind="grant_awarded", funded_by="mopac/PCD-1/1"),
        part(7, number=4, of=9),
    ]
    one = record(decision(facts=facts), text=FORM)
    assembled = only([one])
    stated = {f.funding_id: replace(f, evidence=()) for f in one.decisions[0].funding}
    stated["mopac/PCD-1/4"] = replace(stated["mopac/PCD-1/4"], part_of=None)
    assert {found.fact.funding_id: found.fact for found in assembled.facts} == stated


def test_pass_through_follows_the_fact_wherever_it_went() -> None:
    passed = fact(100, number=5, kind="grant_awarded", funded_by="mopac/PCD-1/2")
    both = together([fact(100)], [fact(100, number=2), passed])
    assert both.facts[1].fact.funded_by == both.facts[0].fact.funding_id == "mopac/PCD-1/1"


amounts = st.sampled_from([1, 2, 3, 5, 100])
names = st.sampled_from([None, body("A"), body("B")])
years = st.sampled_from([(), ("2020/21",), ("2020/21", "2021/22")])
kinds = st.sampled_from(["grant_received", "grant_awarded", "contract"])


@st.composite
def statements(draw: st.DrawFn) -> list[Funding]:
    """Facts of one document: headlines, some of them with parts."""
    found: list[Funding] = []
    for _ in range(draw(st.integers(0, 4))):
        number = len(found) + 1
        fields = {"number": number, "recipient": draw(names), "kind": draw(kinds)}
        found.append(fact(draw(amounts), *draw(years), **fields))
        if draw(st.booleans()):
            found.append(part(draw(amounts), number=number + 1, of=number))
    return found


@given(st.lists(statements(), min_size=1, max_size=3), st.randoms())
def test_assembly_loses_and_invents_nothing(documents: list[list[Funding]], order: object) -> None:
    media = ["application/pdf", "text/html", "text/plain"]
    records = [
        record(decision(facts=facts), text=f"document {n}", media_type=media[n])
        for n, facts in enumerate(documents)
    ]
    (assembled,) = assemble(records)
    order.shuffle(records)  # type: ignore[attr-defined]
    assert assemble(records) == (assembled,)

    facts = [found.fact for found in assembled.facts]
    ids = [f.funding_id for f in facts]
    assert len(set(ids)) == len(ids)
    assert all(f.part_of in ids for f in facts if f.part_of)
    assert all((f.level == "component") == (f.part_of is not None) for f in facts)
    strongest = assembled.documents[0].document_id
    (base,) = (r for r in records if r.document.document_id == strongest)
    stated = {(f.funding_id, f.total, f.kind) for f in base.decisions[0].funding}
    assert stated <= {(f.funding_id, f.total, f.kind) for f in facts}
    assert {f.total for f in facts} <= {f.total for facts in documents for f in facts}
