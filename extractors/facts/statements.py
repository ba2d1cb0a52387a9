"""What a decision says of itself in words: summary, recommendations, status, maker, programme."""

import re
from collections.abc import Iterator

from ..form import Form, Section
from ..form.lines import split_lines
from ..nlp.word_patterns import Anchored, word_pattern
from ..records import Status
from .sentences import split_sentences

_REFUSED = re.compile(
    r"\b(?:recommendations?|requests?|applications?|proposals?|decision|bids?)\b[^.\n]{0,40}"
    r"\b(?:refused|rejected|declined|not approved|not agreed|not supported)\b"
    r"|\b(?:does|did|do) not (?:approve|agree|support)\b|\bdecided not to\b"
    r"|^\s*(?:refused|rejected|not approved)\b",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_APPROVED = word_pattern(
    r"do(?:es)? not have my approval\b", r"I (?:do not|have not) approved?\b"
)
_GRANTED = re.compile(
    r"(?<!not )\b(?:approve[sd]?|award(?:s|ed)?|agree[sd]?|accept(?:s|ed)?|supports)\b",
    re.IGNORECASE,
)
_WITHDRAWN = Anchored(
    pattern=re.compile(
        r"\bdecision (?:was |is |has been )?withdrawn\b|^\s*withdrawn\b",
        re.IGNORECASE | re.MULTILINE,
    ),
    anchors=("withdrawn",),
)
_PROPOSED = re.compile(r"\bproposed decision\b|\bdecision to be taken by\b", re.IGNORECASE)
_PENDING = re.compile(
    r"\bproposed record of decision\b|\bdecision status:?\s*(?:for determination|proposed)",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\bhas my approval\b|\brecommendations? (?:was |were )?(?:approved|agreed|accepted)\b"
    r"|\b(?:has|have) (?:approved|awarded|agreed|accepted|decided)\b|\bwas approved\b"
    r"|\b(?:approves|agrees|accepts|awards|resolved)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:recommended|asked|invited|requested) to\b"
    r"|\b(?:approval|permission) is (?:sought|requested)\b"
    r"|\bseeks? (?:approval|permission)\b",
    re.IGNORECASE,
)
_PROJECT = re.compile(r"\b(?:Project|Operation|Op) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
_FUND = re.compile(r"\b(?:[A-Z][\w'’&-]+ ){1,5}(?:Fund|Programme|Scheme|Initiative|Project)\b")
_PLAN = word_pattern(
    r"Police(?:,? Fire)? (?:and|&) Crime Plan(?: for [A-Z]\w+)?,? ?(?:\(|for )?"
    r"20\d\d ?(?:[-–/]|to) ?(?:20)?\d\d(?!\d)"
)
_HEAD = 1500
_SPACE = re.compile(r"\s+")


def read_summary(text: str, form: Form) -> str | None:
    """The executive summary's words, the form's before the report's."""
    section = next(iter(form.sections_named("executive_summary")), None)
    return _plain(text, section) if section else None


def read_recommendations(text: str, form: Form) -> tuple[str, ...]:
    """What is recommended or decided, an item each; from the form where it has any."""
    for section in form.sections_named("recommendation"):
        found = tuple(_items(text, section.start, section.end))
        if found:
            return found
    return tuple(_led_items(text, form))


def _items(text: str, start: int, end: int) -> Iterator[str]:
    for line in split_lines(text, start, end):
        if not line.words.endswith(":") or line.is_item:
            yield line.words


def _led_items(text: str, form: Form) -> Iterator[str]:
    """The items of a list that a request to decide leads in, where no heading announces one."""
    for sentence in split_sentences(text, form.entry.start, form.entry.end):
        if sentence.lead is None:
            continue
        lead = text[sentence.lead[0] : sentence.lead[1]]
        if re.search(r"\b(?:recommended|asked|approves?|agrees?|resolved)\b", lead, re.IGNORECASE):
            yield text[sentence.start : sentence.end]


def _plain(text: str, section: Section) -> str | None:
    return _SPACE.sub(" ", text[section.start : section.end]).strip() or None


def read_status(text: str, form: Form, *, pending: bool = False, published: bool = False) -> Status:
    """Whether the decision was taken; a published request to decide counts as taken.

    `pending`: the listing's own heading says that it is still to be determined. `published`: the
    paper carries a decision's reference or its day.
    """
    own = text[form.entry.start : form.entry.end]
    if _WITHDRAWN.search(own, 0, len(own)):
        return "withdrawn"
    head = own[:_HEAD]
    if pending or _PENDING.search(head):
        return "proposed"
    if _PROPOSED.search(head) and not _APPROVED.search(own):
        return "proposed"
    if _NOT_APPROVED.search(own):
        return "refused"
    decided = " ".join(read_recommendations(text, form)) or own
    if _REFUSED.search(decided) and not _GRANTED.search(_REFUSED.sub("", decided)):
        return "refused"
    decides = published or form.sections_named("recommendation")
    return "approved" if decides or _APPROVED.search(own) or _ASKED.search(own) else "unknown"


def read_programme(title: str | None, *texts: str | None) -> str | None:
    """The named project or fund: from the title, else the first the other texts name.

    >>> read_programme("Grant Funding Project Dorothy 2020/21")
    'Project Dorothy'
    """
    for words in filter(None, (title, *texts)):
        found = _PROJECT.search(words) or _FUND.search(words)
        if found:
            return re.sub(r"^(?:The|This|That|Our|Grant) ", "", found.group())
    return None


def find_printed_plan(text: str) -> str | None:
    """The plan that a text names with its years.

    >>> find_printed_plan("Contributes to the MOPAC Police & Crime Plan 2017-2021¹")
    'Police & Crime Plan 2017-2021'
    """
    found = _PLAN.search(text)
    return found.group() if found else None
