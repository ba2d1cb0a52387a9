"""Born-digital decisions to measure with: generated, always alike, in our own words."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from samples.render import render_text_as_pdf

WORDING = Path(__file__).parent / "wording.toml"
DOCUMENTS = 24
PARAGRAPHS = 48
SENTENCES_A_PARAGRAPH = 3
TABLE_ROWS = 10

Wording = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheaf:
    """The documents of a run and what they come to."""

    files: tuple[Path, ...]
    pages: int
    words: int


def write_documents(folder: Path, count: int = DOCUMENTS, paragraphs: int = PARAGRAPHS) -> Sheaf:
    """Generate some decisions as PDF files; of 48 paragraphs, 6 or 7 pages each."""
    wording = tomllib.loads(WORDING.read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    files, words = [], 0
    for number in range(count):
        text = decision_text(wording, number, paragraphs)
        files.append(folder / f"pcd_{98000 + number}.pdf")
        render_text_as_pdf(text, files[-1])
        words += len(text.split())
    return Sheaf(files=tuple(files), pages=sum(map(_page_count, files)), words=words)


def decision_text(wording: Wording, number: int, paragraphs: int) -> str:
    """A decision's text: form, numbered paragraphs, two tables; the number is the seed."""
    chance = Random(number)
    return "\n\n".join((*_form(wording, chance, number), *_advice(wording, chance, paragraphs)))


def _form(wording: Wording, chance: Random, number: int) -> Iterator[str]:
    programme = chance.choice(wording["programme"])
    yield f"DMPC Decision – PCD {98000 + number}"
    yield f"Title: {programme} {_year(chance)}"
    yield "Executive Summary:"
    yield _filled(
        f"This decision accepts {{amount}} from {{funder}} for {programme} in {{year}}"
        " and agrees how it is to be spent.",
        wording,
        chance,
    )
    yield "Recommendation:"
    yield "The Deputy Mayor for Policing and Crime is recommended to:"
    for place, sentence in enumerate(wording["recommendation"], start=1):
        yield f"{place}. {_filled(sentence, wording, chance)}"


def _advice(wording: Wording, chance: Random, paragraphs: int) -> Iterator[str]:
    yield "PART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE DMPC"
    yield "1. Introduction and background"
    yield from _paragraphs(wording, chance, 1, paragraphs // 2)
    yield "2. Issues for consideration"
    yield from _paragraphs(wording, chance, 2, paragraphs // 4)
    yield "3. Financial Comments"
    yield "3.1. The money is spread over cost lines as follows."
    yield _table(chance, "Cost line", wording["cost"])
    yield "3.2. Boroughs receive the following grants."
    yield _table(chance, "Borough", chance.sample(wording["borough"], k=TABLE_ROWS))
    yield from _paragraphs(wording, chance, 4, paragraphs // 4)
    yield "5. Legal Comments"
    for place, sentence in enumerate(wording["legal"], start=1):
        yield f"5.{place}. {sentence}"


def _paragraphs(wording: Wording, chance: Random, section: int, count: int) -> Iterator[str]:
    for place in range(1, count + 1):
        sentences = chance.sample(wording["sentence"], k=SENTENCES_A_PARAGRAPH)
        text = " ".join(_filled(sentence, wording, chance) for sentence in sentences)
        yield f"{section}.{place}. {text}"


def _table(chance: Random, head: str, labels: Sequence[str]) -> str:
    first = chance.randint(2019, 2023)
    years = [f"{year}/{(year + 1) % 100} (£)" for year in (first, first + 1)]
    amounts = [[chance.randint(20, 900) * 500 for _ in years] for _ in labels]
    totals = [sum(column) for column in zip(*amounts, strict=True)]
    rows = zip((*labels, "Total"), (*amounts, totals), strict=True)
    lines = [[head, *years], *([label, *(f"{each:,}" for each in row)] for label, row in rows)]
    return "\n".join("\t".join(line) for line in lines)


def _filled(sentence: str, wording: Wording, chance: Random) -> str:
    return sentence.format(
        programme=chance.choice(wording["programme"]),
        funder=chance.choice(wording["funder"]),
        borough=chance.choice(wording["borough"]),
        amount=f"£{chance.randint(10, 9000) * 250:,}",
        year=_year(chance),
        reference=f"PCD {97000 + chance.randint(0, 999)}",
    )


def _year(chance: Random) -> str:
    first = chance.randint(2019, 2024)
    return f"{first}/{(first + 1) % 100}"


def _page_count(file: Path) -> int:
    with PdfDocument(file) as document:
        return len(document)
