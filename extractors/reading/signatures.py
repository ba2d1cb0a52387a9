"""Finds what was written by hand in a signature block: the letters beside or under its label.

Scanned signatures come out of text recognition as garbled words. Labels, dates, offices, headings
and sentences are never part of what is found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LABEL = re.compile(
    r"(?P<before>[^:\n]*?)\b(?P<label>signature(?:[ ]of[ ][\w' ]{1,40}(?=[ ]?:))?"
    r"|signed(?:[ ](?:for|on)\b[\w' ]{1,60}(?=[ ]?:)|[ ]by)?)\b"
    r"(?P<mark>[ ]?\([^()]{1,40}\))?(?P<colon>[ ]?[:.…_\-–][\s:.…_\-–]*|[ ]*)(?P<after>.*)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\bdate\b|\b\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b(?:\.?\s+(?:19|20)?\d\d\b)?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"{_DATE.pattern}|^\s*(?:print(?:ed)? name|name|full name|position|post|role|job title|title)"
    r"\s*[:.…_]",
    re.IGNORECASE,
)
_ANY_LABEL = re.compile(r"\bsign(?:ature|ed)\b", re.IGNORECASE)
_CELL = re.compile(r"[^\t|]+?(?=[ \u00a0]{3,}|[\t|]|$)")
_WORD = re.compile(r"[^\s.…_,;:()\[\]\-–—/\u2588]+(?:[.'’\-][^\s.…_,;:()\[\]\-–—/\u2588]+)*\.?")
_NUMBERED = re.compile(r"\s*(?:\(?\d+[.)]|\(?[a-z][.)]|[•●▪◦*\-–])\s", re.IGNORECASE)

# Words that name an office, a form or an answer; a name or a scrawl has at least one other.
_OFFICES_AND_FORMS = """
a above access advice agreed all an and annex appendix application approval approve approved at
authorised authorising background be behalf below block board body by cabinet ceo cfo chair
chairman chairperson chief clerk code comments commercial commissioner commissioner's committee
confidential confidentiality confirm confirmed consideration constable consulted contact copy
corporate council councillor county crime data date dated decision declaration deferral deferred
delegated department deputy details detective dmpc document electronic electronically equality
executive finance financial fire for force form from full governance government head implications
in information interim introduction is issues it joint lead leader legal london maker manager
mayor mayor's member minutes monitoring mopac my n/a name no not notice of off office officer
officer's official on opcc operations or original originating our owner page paper papers part pcc
pdf pfcc police policing position post print printed privacy procurement programme project
proposed public publication published recommendation recommendations record redacted report
request required resources responsible risk role section senior services sheet sign signatory
signature signatures signed solicitor sponsor staff stamp statement statutory summary
superintendent supporting table the this title to treasurer treasurer's version via virtual we wet
with yes you your
"""
_PRINTED_WORDS = frozenset(_OFFICES_AND_FORMS.split())
_LONGEST_BLOCK = 4
_LONGEST_LABELLED = 200
_LONGEST_LINE = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    text: str


def find_signatures(text: str) -> Iterator[tuple[int, int]]:
    """Slices of handwriting and of names typed in its place.

    >>> text = "qua fendle Signature\\n\\nDate\\n\\n11/01/2021"
    >>> [text[start:end] for start, end in find_signatures(text)]
    ['qua fendle']
    >>> list(find_signatures("Signed decision document"))
    []
    """
    if not _ANY_LABEL.search(text):
        return
    lines = [
        _Line(start=match.start(), text=match[0])
        for match in re.finditer(r"[^\n\f]*[^\s][^\n\f]*", text)
    ]
    for index, line in enumerate(lines):
        if _ANY_LABEL.search(line.text):
            yield from _beside_labels(line)
            yield from _under_label(lines, index)


def _beside_labels(line: _Line) -> Iterator[tuple[int, int]]:
    """What stands on the label's own line: before it, after it, or in the next cell."""
    cells = _cells(line.text)
    for index, (offset, cell) in enumerate(cells):
        label = _label(cell)
        if label is None:
            continue
        start = line.start + offset
        yield from _handwriting(label["before"], start + label.start("before"))
        after = _until_date(label["after"])
        following = cells[index + 1] if index + 1 < len(cells) else (0, "")
        if after.strip():
            if _is_handwriting(after, told=bool(label["colon"].strip())):
                yield from _handwriting(after, start + label.start("after"))
        elif not _DATE.search(following[1]) and _is_handwriting(following[1], told=True):
            yield from _handwriting(following[1], line.start + following[0])


def _cells(line: str) -> list[tuple[int, str]]:
    """Cells of a line that print something, with the place where each starts."""
    return [(cell.start(), cell[0]) for cell in _CELL.finditer(line) if cell[0].strip()]


def _label(cell: str) -> re.Match[str] | None:
    """The label of a signature, unless the words around it make a sentence or a heading."""
    label = _LABEL.fullmatch(cell) if len(cell) <= _LONGEST_LABELLED else None
    if label is None or _DATE.match(label["before"].strip()):
        return None
    before = label["before"].split()
    if len(before) > 4 or (before and _NUMBERED.match(label["before"])):
        return None
    if before and (label["label"].lower().startswith("signed") or _reads_on(label)):
        return None
    return label


def _reads_on(label: re.Match[str]) -> bool:
    """Words before and after, and no colon: a sentence about signatures."""
    after = _until_date(label["after"]).strip()
    return bool(after) and not label["colon"].strip()


def _until_date(words: str) -> str:
    date = _DATE.search(words)
    return words[: date.start()] if date else words


def _is_handwriting(words: str, *, told: bool) -> bool:
    """Short, not a sentence, and not only printed words; without a colon each word looks a name."""
    if len(words.strip()) > _LONGEST_LINE + 15 * told or _is_sentence(words):
        return False
    unknown = [word for word in _WORD.findall(words) if not _is_printed_word(word)]
    if not unknown:
        return False
    known = [word for word in _WORD.findall(words) if _is_printed_word(word)]
    return told or (not known and len(unknown) <= 4 and all(w[0].isupper() for w in unknown))


def _is_sentence(words: str) -> bool:
    return words.strip().endswith(".") and len(words.split()) > 3


def _is_printed_word(word: str) -> bool:
    return word.lower().rstrip(".") in _PRINTED_WORDS or not any(map(str.isalpha, word))


def _handwriting(words: str, offset: int) -> Iterator[tuple[int, int]]:
    """Runs of words that are not printed ones."""
    runs: list[tuple[int, int]] = []
    for match in _WORD.finditer(words):
        if _is_printed_word(match[0]):
            continue
        start, end = match.span()
        if runs and not _WORD.search(words[runs[-1][1] : start]):
            start = runs.pop()[0]
        runs.append((start, end))
    return ((offset + start, offset + end) for start, end in runs)


def _under_label(lines: Sequence[_Line], index: int) -> Iterator[tuple[int, int]]:
    """The short lines between a label that stands alone and the date or the next field."""
    if not _stands_alone(lines[index].text):
        yield from _under_heads(lines, index)
        return
    block = lines[index + 1 : index + 2 + _LONGEST_BLOCK]
    closed = next((at for at, line in enumerate(block) if _CLOSING.search(line.text)), None)
    signed = block[: _signed_lines_without_date(lines, index) if closed is None else closed]
    if not any(_is_no_handwriting(line.text) for line in signed):
        for line in signed:
            yield from _handwriting(line.text, line.start)


def _stands_alone(line: str) -> bool:
    """A label with nothing after it, on its own line or at the end of a sentence's."""
    label = _label(re.split(r"(?<=[.!?])\s+", line.strip())[-1])
    return label is not None and not label["after"].strip()


def _is_no_handwriting(line: str) -> bool:
    words = line.strip()
    return (
        len(words) > _LONGEST_LINE
        or len(words.split()) > 5
        or _is_sentence(words)
        or ":" in words
        or _NUMBERED.match(line) is not None
    )


def _signed_lines_without_date(lines: Sequence[_Line], index: int) -> int:
    """Without a date below, one line counts: a name above an office, or a scrawl after the date."""
    after = [line.text for line in lines[index + 1 : index + 3]]
    words = _WORD.findall(after[0]) if after else []
    if not 0 < len(words) <= 4 or any(map(_is_printed_word, words)):
        return 0
    followed_by_office = len(after) > 1 and all(map(_is_printed_word, _WORD.findall(after[1])))
    dated_before = index > 0 and _DATE.search(lines[index - 1].text) is not None
    return int(followed_by_office or (dated_before and len(words) <= 2))


def _under_heads(lines: Sequence[_Line], index: int) -> Iterator[tuple[int, int]]:
    """A table whose columns are headed Signature and Date: the cells below the head."""
    heads = _cells(lines[index].text)
    column = next((at for at, (_, cell) in enumerate(heads) if _label(cell.strip())), None)
    if column is None or not any(_DATE.match(cell.strip()) for _, cell in heads):
        return
    for line in lines[index + 1 : index + 2 + _LONGEST_BLOCK]:
        cells = _cells(line.text)
        if len(cells) != len(heads) or not any(_DATE.search(cell) for _, cell in cells):
            return
        offset, cell = cells[column]
        if not _DATE.search(cell) and _is_handwriting(cell, told=True):
            yield from _handwriting(cell, line.start + offset)
