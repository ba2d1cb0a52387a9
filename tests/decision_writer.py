"""Writes papers in the layout of a commissioner's form, for tests that vary what they say."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What a paper says; the text that `write` makes of it says just that, in its own words."""

    reference: str = "PCD 97001"
    title: str = "Rapid triage kit for offender managers"
    amount: int = 318_400
    payer: str = "Home Office"
    conduit: str | None = None
    year: str = "2021/22"
    until: date = date(2022, 3, 31)
    signed: date = date(2021, 9, 14)
    signed_off: date = date(2021, 8, 30)
    plan: str = "2017-2021"
    priority: str = "keeping children and young people safe"
    lines: Sequence[tuple[str, int]] = ()
    with_recommendation: bool = True
    sections: Sequence[str] = field(default=("introduction", "issues", "financial", "legal"))


def write(paper: Paper) -> str:
    """The form, its fixed blocks and the report behind it."""
    parts = [_head(paper), _summary(paper)]
    if paper.with_recommendation:
        parts.append(_recommendation(paper))
    parts += [_signature(paper.signed), "PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC"]
    parts += [
        f"{number}. {_HEADINGS[name]}\n\n{_body(name, number, paper)}"
        for number, name in enumerate(paper.sections, start=1)
    ]
    parts += [_FIXED, _chief(paper.signed_off), _report(paper)]
    return "\n\n".join(parts) + "\n"


def pounds(amount: int) -> str:
    return f"£{amount:,}"


_HEADINGS = {
    "introduction": "Introduction and background",
    "issues": "Issues for consideration",
    "financial": "Financial Comments",
    "legal": "Legal Comments",
}


def _head(paper: Paper) -> str:
    return f"DMPC Decision – {paper.reference}\n\nTitle: {paper.title}"


def _summary(paper: Paper) -> str:
    return (
        "Executive Summary:\n\n"
        f"Agreement is asked to take {pounds(paper.amount)} of grant from the {paper.payer} so "
        f"that officers have better tools. The money can be spent until {_long(paper.until)}."
    )


def _recommendation(paper: Paper) -> str:
    return (
        "Recommendation:\n\n"
        "The Deputy Mayor for Policing and Crime is recommended to accept "
        f"{pounds(paper.amount)} of grant funding from the {paper.payer} for the work below."
    )


def _body(name: str, number: int, paper: Paper) -> str:
    if name == "financial":
        return f"{number}.1. The whole sum of {pounds(paper.amount)} falls in {paper.year}."
    if name == "issues":
        return (
            f"{number}.1. The work helps the Police & Crime Plan {paper.plan} with its priority of "
            f"{paper.priority}."
        )
    if name == "legal":
        return f"{number}.1. Section 93 of the Police Act 1996 lets gifts of money be accepted."
    return f"{number}.1. Offender managers have asked for this since the review of their tools."


def _signature(signed: date) -> str:
    return (
        "Deputy Mayor for Policing and Crime\n\nThe above request has my approval.\n\n"
        f"Signature\n\nDate {signed.day:02}/{signed.month:02}/{signed.year}"
    )


_FIXED = """Part 1 Deferral:

Is the publication of Part 1 of this approval to be deferred? NO

Is there a Part 2 form – No

ORIGINATING OFFICER DECLARATION

Financial Advice: ✓
Legal Advice: ✓"""


def _chief(signed_off: date) -> str:
    return (
        "Chief Executive Officer\n\nThe advice has been read and the request is a fit one.\n\n"
        f"Signature\n\nDate {signed_off.day:02}/{signed_off.month:02}/{signed_off.year}"
    )


def _report(paper: Paper) -> str:
    conduit = f" The {paper.conduit} is acting as a conduit for the money." if paper.conduit else ""
    table = "".join(f"{label}\t{pounds(amount)}\n" for label, amount in paper.lines)
    total = f"Total\t{pounds(sum(amount for _, amount in paper.lines))}\n" if paper.lines else ""
    return (
        f"Tools for offender managers\n\nReport by the Head of Digital on behalf of the Chief of "
        f"Corporate Services\n\nPart 1 – This section of the report will be published by MOPAC. It "
        f"is classified as OFFICIAL – PUBLIC\n\nEXECUTIVE SUMMARY\n\nThe Metropolitan Police "
        f"Service was offered {pounds(paper.amount)} by the {paper.payer}.{conduit}\n\n"
        f"Summary of costs\n\n{table}{total}"
    )


def _long(day: date) -> str:
    return f"{day.day} {day.strftime('%B')} {day.year}"
