"""A decision form with the report behind it, in parts that tests shuffle, drop and misprint."""

HEAD = """MAYOR OF LONDON OFFICE FOR POLICING AND CRIME

DMPC Decision – PCD 2101

Title: Grant for the tracing of stolen phones"""

SUMMARY = (
    "Executive Summary:",
    "The Home Office offers £310,500 for 2026/27 so that stolen phones are traced.",
)
RECOMMENDATION = (
    "Recommendation:",
    "The Deputy Mayor for Policing and Crime is recommended to accept £310,500 of grant.",
)
APPROVAL = """Deputy Mayor for Policing and Crime

I have no interest to declare in this matter.

The above request has my approval.

Signature

Date 14/05/2026

PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC"""

BODY = (
    ("1. Introduction and background", "1.1. Phones are stolen every day."),
    ("3. Financial Comments", "3.1. The grant covers all costs, £310,500."),
    ("4. Legal Comments", "4.1. The grant is taken under the Police Act 1996."),
    ("7. Equality Comments", "7.1. No group is worse off."),
)
CLOSING = """Public access to information

This form is published once approved.

Part 1 Deferral:

Is the publication of Part 1 of this approval to be deferred? NO

Part 2 Confidentiality:

Is there a Part 2 form – YES

ORIGINATING OFFICER DECLARATION\tTick to confirm statement (✓)
Financial Advice:\t✓
The finance team was asked.
Legal Advice:\t✓
Equalities Advice:\t
GDPR/Data Privacy\t✓

Chief Executive Officer

I was consulted about the proposal.

Signature

Date 11/05/2026"""

REPORT = """MOPAC

MAYOR OF LONDON OFFICE FOR POLICING AND CRIME

Tracing of stolen phones

MOPAC Investment Advisory & Monitoring meeting 24th April 2026

Report by DCI A. Person on behalf of the Chief of Corporate Services

Part 1 – This section of the report will be published. It is classified as OFFICIAL – PUBLIC

EXECUTIVE SUMMARY

The service seeks money for tracing phones.

Recommendations

The Deputy Mayor is asked to accept the grant.

Time sensitivity

A decision is required from the Deputy Mayor by 20/05/26. The offer then lapses.

Financial, Commercial and Procurement Comments

1. £200,000 pays for staff and £110,500 for tools.

Part 2 – This section is exempt from publication for the following reasons:

- Commercial interest, section 43 of the Freedom of Information Act 2000
- Law enforcement, section 31 of the Freedom of Information Act 2000

The relevant section of the protective marking for Part 2 is: OFFICIAL – SENSITIVE"""


def form_and_report(
    *,
    head: str = HEAD,
    decision: tuple[tuple[str, str], ...] = (SUMMARY, RECOMMENDATION),
    body: tuple[tuple[str, str], ...] = BODY,
    report: str = REPORT,
) -> str:
    """The document with its parts as given, parted by blank lines."""

    def printed(sections: tuple[tuple[str, str], ...]) -> list[str]:
        return [f"{heading}\n\n{words}" for heading, words in sections]

    parts = [head, *printed(decision), APPROVAL, *printed(body), CLOSING, report]
    return "\n\n".join(part for part in parts if part)
