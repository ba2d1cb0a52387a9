"""Labelled cases: a document's text (or its bytes) and what a careful analyst reads from it."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import msgspec

from extractors.records import Kind, Per, Qualifier, Why

CaseForm = Literal["page", "listing", "register", "form", "pdf"]

_LISTING_MARKS = re.compile(r"^\W*Page type: Decision|\bref: \d+ ", re.MULTILINE)


class CaseError(ValueError):
    """A case file that cannot be used; the message names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedMoney:
    text: str
    amount: Decimal
    start: int | None = None
    end: int | None = None
    qualifier: Qualifier = "exact"
    per: Per | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedFunding:
    kind: Kind
    amount: Decimal
    qualifier: Qualifier = "exact"
    funder: str | None = None
    intermediary: str | None = None
    recipient: str | None = None
    financial_years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedComponent:
    amount: Decimal
    of: Decimal
    financial_years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedContext:
    amount: Decimal
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    reference: str | None
    title: str | None
    decided_on: date | None
    financial_years: tuple[str, ...]
    financial_years_inferred: tuple[str, ...]
    money: tuple[ExpectedMoney, ...]
    funding: tuple[ExpectedFunding, ...]
    components: tuple[ExpectedComponent, ...]
    context: tuple[ExpectedContext, ...]
    organisations: tuple[str, ...]
    themes: tuple[str, ...]
    linked_decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A labelled document: exactly one of `text` and `data` is there."""

    name: str
    publisher: str | None
    form: CaseForm
    text: str | None
    data: bytes | None
    file_name: str
    expect: Expected
    extra: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _CaseFile:
    case: str
    expect: Expected
    publisher: str | None = None
    form: CaseForm | None = None
    text: str | None = None
    text_file: str | None = None
    pdf_file: str | None = None
    document: str | None = None
    scan: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def load_cases(directory: Path) -> tuple[Case, ...]:
    """All cases at any depth under a directory, by path; `CaseError` names a file that is broken.

    `text_file`, `pdf_file` and `document` (of any format) are relative to the directory's parent.
    A `scan` waits for OCR and is left out.
    """
    if not directory.is_dir():
        raise CaseError(f"{directory} is not a directory of labelled cases")
    paths = sorted(directory.rglob("*.json"))
    read = (_read_case(path, directory.resolve().parent) for path in paths)
    cases = tuple(case for case in read if case is not None)
    twice = [name for name, count in Counter(case.name for case in cases).items() if count > 1]
    if twice:
        raise CaseError(f"{directory}: two files hold the case {twice[0]!r}")
    return cases


def _read_case(path: Path, base: Path) -> Case | None:
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_CaseFile)
        if file.scan:
            return None
        text, data = _source(file, base)
        _check_spans(file.expect.money, text)
    except (msgspec.DecodeError, OSError, ValueError) as error:
        raise CaseError(f"{path}: {error}") from error
    return Case(
        name=file.case,
        publisher=file.publisher,
        form=file.form or _form(file, text),
        text=text,
        data=data,
        file_name=Path(file.document or file.pdf_file or file.text_file or "case.txt").name,
        expect=file.expect,
        extra=file.extra,
    )


def _source(file: _CaseFile, base: Path) -> tuple[str | None, bytes | None]:
    if file.text:
        return file.text, None
    if file.text_file:
        return (base / file.text_file).read_bytes().decode("utf-8"), None
    if file.pdf_file or file.document:
        return None, (base / (file.pdf_file or file.document or "")).read_bytes()
    raise CaseError("needs one of text, text_file, pdf_file, document")


def _check_spans(money: tuple[ExpectedMoney, ...], text: str | None) -> None:
    for mention in money:
        if text is None or mention.start is None:
            continue
        printed = text[mention.start : mention.end]
        if printed != mention.text:
            raise CaseError(f"{mention.text!r} is labelled where the text says {printed!r}")


def _form(file: _CaseFile, text: str | None) -> CaseForm:
    if text is None:
        return "pdf"
    if _LISTING_MARKS.search(text):
        return "listing"
    return "form" if file.text_file else "page"
