"""Which of a decision's first lines can be its title, and which say nothing of it."""

import re
from collections.abc import Container, Mapping
from itertools import islice, pairwise

from ..form import Form
from ..form.lines import Line, breaks_off, split_lines
from ..records import NamedId
from .heading import Heading
from .stationery import is_stationery

_LONGEST_TITLE = 250
_LONGEST_WITH_FULL_STOP = 150
_FEWEST_WORDS, _MOST_WORDS = 6, 14
_ENDS_PROSE = re.compile(r"[.!?;:,]$")
_TWO_SENTENCES = re.compile(r"[a-z)][.!?]\s+[A-Z][^.]{25}")
_WHOLE_NUMBER = re.compile(r"(\d{1,3})\.")
_FIRST_ITEM = re.compile(r"^\s*\(?[1a][.)]\s", re.MULTILINE)
_DETAILS = re.compile(r"(?:decision|issue) details|issue - (?:decisions|meetings)", re.IGNORECASE)
_DATE_FIRST = re.compile(r"\d{1,2}/\d{1,2}/\d{4}(?!\d)")
_MOST_LINES = 4
_ITEM = re.compile(r"\(?(?:\d|[a-z]{1,4}\W)")
_DECIDES = re.compile(
    r"(?:The (?:Police and Crime )?Commissioner|The (?:PCC|PFCC|DMPC|Deputy Mayor)|I|We) "
    r"(?:has|have|had|was|is|agrees?|approves?|awards?)\b"
)
_OPENS_A_SENTENCE = re.compile(
    r"(?:The|This|That|These|It|At|In|On|For|From|Each|Minutes|Notes|An?|Our|We|I|If|When|After|All|You"
    r"|To)\b|[^A-Z]"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|be|been|may|can)\b|£")
_ASKED_BY_A_FORM = re.compile(
    r"(?:How|Why|What) (?:does |do |is |will |would )?(?:the|this) (?:proposed )?"
    r"(?:decision|proposal|report|request|recommendation)\b"
)
_CLAUSE = re.compile(r"\d{1,2} (?:An?|The|That|To|Up|Approv\w*|Agree\w*|£)\b", re.IGNORECASE)
_PASSABLE = (
    "reference",
    "classification",
    "date_signed",
    "date_published",
    "title",
    "decision_maker",
    "author",
)


def is_passed_over(
    line: Line,
    form: Form,
    publisher: NamedId | None,
    values: Container[int],
    labels: Mapping[int, str],
) -> bool:
    """Whether a line above the title is furniture, a publisher's name, or a label of no matter."""
    name = labels.get(line.start) or labels.get(line.words_start)
    if name in _PASSABLE:
        return True
    if line.words_start in values or is_stationery(line.words, form, publisher):
        return True
    return form.template.is_table_head(line)


def can_be_title(text: str, line: Line, heading: Heading, form: Form) -> bool:
    """Whether a line reads as a title: not a section's heading, an item of a list or prose."""
    if heading.title is None:
        return False
    words = text[slice(*heading.title)]
    if heading.number or _stands_on_a_details_page(text, line, form):
        return True
    if form.template.lists(words):
        return False
    if _ITEM.match(line.marker) and not _opens_an_agenda_item(text, line, form):
        return False
    leads_in = text[heading.title[1] : heading.title[1] + 1] == ":"
    if leads_in or _CLAUSE.match(words) or _ASKED_BY_A_FORM.match(words):
        return False
    if words[0] == "£" and text[form.entry.head : line.start].strip():
        return False
    if heading.reference and words[-1] == ";":
        words = words[:-1]
    return reads_as_title(words) or (
        is_title_with_full_stop(words)
        and (words.startswith("To ") or _stands_over_a_part(text, heading.title[1], form))
    )


def _stands_on_a_details_page(text: str, line: Line, form: Form) -> bool:
    """Whether a line is all that stands between a page's "Decision details" and its first label."""
    above = text[form.entry.start : line.start].rstrip().rpartition("\n")[2]
    below = next(split_lines(text, line.end, form.entry.end), None)
    if below is None or not _DETAILS.fullmatch(above.strip()):
        return False
    is_label = any(field.label_start == below.start for field in form.fields)
    return is_label or _DATE_FIRST.match(below.text) is not None


def _opens_an_agenda_item(text: str, line: Line, form: Form) -> bool:
    """Whether a numbered line is an item of an agenda: its text has none that comes before it."""
    number = _WHOLE_NUMBER.fullmatch(line.marker)
    above = text[form.entry.start : line.start]
    return number is not None and int(number[1]) > 1 and not _FIRST_ITEM.search(above)


def _stands_over_a_part(text: str, end: int, form: Form) -> bool:
    """Whether a section's heading or a label comes next."""
    following = next(split_lines(text, end + 1, form.entry.end), None)
    starts = [
        *(each.heading_start for each in form.sections),
        *(each.label_start for each in form.fields),
    ]
    return following is not None and following.start in starts


def whole_title(text: str, title: tuple[int, int], form: Form) -> tuple[int, int] | None:
    """A title with the lines right below in which it goes on; None where it runs on as prose."""
    start, end = title
    last = end
    gap = _narrowest_gap(text, form)
    for line in islice(split_lines(text, end, form.entry.end), _MOST_LINES):
        right_below = text.count("\n", last, line.start) == gap
        in_brackets = line.text[0] == "(" and gap == 1
        goes_on = in_brackets or _goes_on(text[start:last], line, form)
        if not (right_below and goes_on):
            break
        last = line.end
    if last == end:
        return title
    words = " ".join(text[start:last].split())
    return (start, last) if reads_as_title(words) and not _FINITE.search(words) else None


def _goes_on(above: str, line: Line, form: Form) -> bool:
    begun = breaks_off(above) or line.words[:1].islower()
    return begun and not line.is_item and form.template.section_of(line.text) is None


def _narrowest_gap(text: str, form: Form) -> int:
    """How far apart an entry prints lines that follow each other: some put a blank line in all."""
    lines = pairwise(split_lines(text, form.entry.head, form.entry.end))
    return min((text.count("\n", above.end, below.start) for above, below in lines), default=1)


def reads_as_title(words: str) -> bool:
    """Whether words could be a title: short, begun with a capital, no sentence.

    >>> reads_as_title("Grants for 2023/24"), reads_as_title("A grant is awarded.")
    (True, False)
    """
    if len(words) > _LONGEST_TITLE or _DECIDES.match(words) or _TWO_SENTENCES.search(words):
        return False
    if _ENDS_PROSE.search(words):
        return False
    if words[0].islower():
        return False
    return any(map(str.isalpha, words))


def says_more_than_a_title(words: str) -> bool:
    """Whether what a label of titles announces is a whole sentence or several.

    >>> says_more_than_a_title("That the grant, won in May, is shared out.")
    True
    >>> says_more_than_a_title("Vans for 2023-24.")
    False
    """
    is_sentence = words[-1:] == "." and _FINITE.search(words) is not None
    return is_sentence or _TWO_SENTENCES.search(words) is not None


def is_title_with_full_stop(words: str) -> bool:
    """Whether words are a title although a full stop ends them: no sentence stands in them.

    >>> is_title_with_full_stop("Changes in the Youth Fund for 2017-18.")
    True
    >>> is_title_with_full_stop("The Youth Fund is changed."), is_title_with_full_stop("Fund?")
    (False, False)
    """
    count = len(words.split())
    if words[-1:] != "." or _FINITE.search(words) or count < _FEWEST_WORDS:
        return False
    short = count <= _MOST_WORDS and not _OPENS_A_SENTENCE.match(words)
    return short or (words.startswith("To ") and len(words) <= _LONGEST_WITH_FULL_STOP)
