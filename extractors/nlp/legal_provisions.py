"""The part of a law that is meant: sections, Schedules, paragraphs, as printed and normalised."""

import re

KINDS = {
    "article": "Article",
    "articles": "Articles",
    "art": "Article",
    "clause": "clause",
    "part": "Part",
    "para": "paragraph",
    "paras": "paragraphs",
    "paragraph": "paragraph",
    "paragraphs": "paragraphs",
    "reg": "regulation",
    "regulation": "regulation",
    "regulations": "regulations",
    "rule": "rule",
    "s": "section",
    "sch": "Schedule",
    "schedule": "Schedule",
    "schedules": "Schedules",
    "sec": "section",
    "section": "section",
    "sections": "sections",
    "ss": "sections",
}
_NUMBER = r"\d+(?:\.\d+)*[A-Za-z]{0,2}\b(?:\s?\(\w{1,4}\))*"
_KIND = r"\b(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + r")\b\.?"
_ONE = rf"{_KIND}\s?{_NUMBER}(?:(?:\s*,\s*|\s+(?:and|or|to)\s+|\s*&\s*|\s*-\s*){_NUMBER})*"
_SEVERAL = rf"{_ONE}(?:(?:\s*,?\s*(?:and\s+)?|\s+of\s+|\s+to\s+){_ONE})*"

BEFORE = re.compile(
    rf"(?P<provision>{_SEVERAL})\s*,?\s*(?:(?:of|to|in|under)\s+)?(?:the\s+)?(?:(?:MOPAC|GLA)['’]s\s+)?"
    r"[\"'“]?\Z",
    re.IGNORECASE,
)
BEHIND = re.compile(
    rf"(?:\s*[,:–—-]\s*|\s+)(?P<provision>{_SEVERAL})(?!\s+(?:of|to)\s+the\b)", re.IGNORECASE
)
REACH = 120
"""How far before a law its provision may begin."""


def provision_before(text: str, at: int) -> re.Match[str] | None:
    """The provision that ends where a law's title begins."""
    start = max(0, at - REACH)
    return BEFORE.search(text, start, at)


def provision_behind(text: str, at: int) -> re.Match[str] | None:
    """The provision that follows a law's title at once."""
    return BEHIND.match(text, at)


def normal_provision(printed: str) -> str:
    """A provision in one spelling.

    >>> normal_provision("Schedule 3, Paragraph 7")
    'Schedule 3 paragraph 7'
    >>> normal_provision("s.149 (1)"), normal_provision("Sch 12a"), normal_provision("ss 30, 31")
    ('section 149(1)', 'Schedule 12A', 'sections 30, 31')
    """
    spelled = re.sub(
        _KIND, lambda kind: f"{KINDS[kind[0].lower().rstrip('.')]} ", printed, flags=re.I
    )
    joined = re.sub(r"\s*,\s*(?=[A-Za-z])", " ", " ".join(spelled.split()))
    numbers = re.sub(r"(?<=\d)([a-z]{1,2})\b(?!\))", lambda letter: letter[1].upper(), joined)
    return re.sub(r"\s+\(", "(", numbers)
