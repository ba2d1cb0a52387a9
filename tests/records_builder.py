"""Small records for the tests of assembly and the warehouse."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from extractors.records import (
    Decision,
    DocumentInfo,
    Evidence,
    Funding,
    FundingYear,
    NamedId,
    Record,
    StoredPage,
)

MOPAC = NamedId(id="mopac", name="Mayor's Office for Policing and Crime")
HOME_OFFICE = NamedId(id="home-office", name="Home Office")


def body(name: str) -> NamedId:
    """A body that no list has."""
    return NamedId(id=f"x-{name.lower().replace(' ', '-')}", name=name)


def fact(total: str | int | None, *years: str, number: int = 1, **fields: Any) -> Funding:
    """A headline grant received; its years share the total where there is more than one."""
    worth = None if total is None else Decimal(total).quantize(Decimal("0.01"))
    single = len(years) == 1
    shares = tuple(
        FundingYear(
            year=year,
            amount=worth if single else None,
            basis="single_year" if single else "unallocated",
        )
        for year in years
    )
    given: dict[str, Any] = {
        "funding_id": f"mopac/PCD-1/{number}",
        "kind": "grant_received",
        "level": "component" if "part_of" in fields else "headline",
        "amount": worth,
        "total": worth,
        "total_basis": None if worth is None else "printed",
        "financial_years": shares,
        "confidence": 0.9,
        "rule": "test",
    }
    return Funding(**(given | fields))


def part(total: str | int | None, *years: str, number: int, of: int = 1, **fields: Any) -> Funding:
    """A component of fact number `of`."""
    return fact(total, *years, number=number, part_of=f"mopac/PCD-1/{of}", **fields)


def decision(reference: str = "PCD 1", facts: Sequence[Funding] = (), **fields: Any) -> Decision:
    """A decision of MOPAC whose facts' ids are made its own."""
    decision_id = f"mopac/{reference.replace(' ', '-')}"
    given: dict[str, Any] = {
        "decision_id": decision_id,
        "publisher": MOPAC,
        "reference": reference,
        "reference_printed": reference,
        "status": "approved",
        "title": f"Decision {reference}",
        "funding": tuple(_owned(item, decision_id) for item in facts),
    }
    optional = ("decision_maker", "decided_on", "decided_on_basis", "signed_off_on", "required_by")
    optional += ("part_2", "publication_deferred", "plan", "programme", "executive_summary")
    lists = ("priorities", "themes", "recommendations", "financial_years", "linked_decisions")
    lists += ("financial_years_inferred", "money", "organisations", "legal_references")
    lists += ("declarations", "reports", "exemptions")
    empty = dict.fromkeys(optional) | dict.fromkeys(lists, ())
    return Decision(**(empty | given | fields))


def record(*decisions: Decision, text: str = "A page", **fields: Any) -> Record:
    """The record of a signed form with one page; the text makes the bytes, and so the id.

    Facts without evidence of their own get the whole page as evidence.
    """
    given: dict[str, Any] = {
        "document_id": hashlib.sha256(text.encode()).hexdigest(),
        "file_name": "form.pdf",
        "media_type": "application/pdf",
        "kind": "decision",
        "source_url": None,
        "page_count": 1,
        "ocr_page_count": 0,
        "extractor_version": "1",
    }
    extra = {
        name: fields.pop(name) for name in ("issues", "sections", "mentions") if name in fields
    }
    page = StoredPage(number=1, text=text, start=0, method="text_layer", ocr_confidence=None)
    return Record(
        document=DocumentInfo(**(given | fields)),
        decisions=tuple(_evidenced(item, text) for item in decisions),
        pages=(page,),
        **({"issues": ()} | extra),
    )


def page_record(*decisions: Decision, text: str = "A web page", **fields: Any) -> Record:
    """The record of a decision's web page."""
    web = {"media_type": "text/html", "file_name": "page.html"}
    return record(*decisions, text=text, **(web | fields))


def _owned(item: Funding, decision_id: str) -> Funding:
    def own(funding_id: str | None) -> str | None:
        return funding_id and f"{decision_id}/{funding_id.rpartition('/')[2]}"

    return replace(
        item,
        funding_id=own(item.funding_id),
        part_of=own(item.part_of),
        funded_by=own(item.funded_by),
    )


def _evidenced(item: Decision, text: str) -> Decision:
    whole = Evidence(page=1, start=0, end=len(text), text=text, boxes=((1.0, 2.0, 3.0, 4.0),))
    facts = (f if f.evidence else replace(f, evidence=(whole,)) for f in item.funding)
    return replace(item, funding=tuple(facts))
