"""The sample documents: rendered from their sources, marked as samples, and read by hand."""

import doctest
import importlib
import json
import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from PIL import ImageChops, ImageStat

from samples.layouts.scans import page_pictures
from samples.layouts.source import SAMPLE_LINE, Source, read_source
from samples.render import LAYOUTS, SOURCES, render_text_as_pdf

SAMPLES = SOURCES.parent
DOCUMENTS = SAMPLES / "documents"
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
PATHS = sorted(SOURCES.glob("*.md"))
CASES = {
    case["document"]: case
    for case in (json.loads(path.read_text()) for path in (SAMPLES / "expected").glob("*.json"))
}
POUNDS = re.compile(r"£ ?\d(?:[\d,.]*\d)?(?: million|m\b|k\b)?")
TELEPHONE = re.compile(r"\b0\d{2,4}[ \d]{6,10}\d\b")
DRAMA = re.compile(r"07700 900\d{3}|020 7946 0\d{3}")
E_MAIL = re.compile(r"[\w.]+@([\w.]+)")
MODULES = ["blocks", "drawn", "forms", "paper", "scans", "source", "web", "word"]

each_source = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def printed_text(source: Source, content: bytes) -> str:
    """What a person sees of a document, spaces made single; of a scan, what was printed."""
    if source.layout == "scan":
        content = LAYOUTS["form"](source)
    if source.layout == "web page":
        shown = re.sub(r"(?s)<(script|style)>.*?</\1>|<[^>]+>", " ", content.decode())
        text = shown.replace("&amp;", "&").replace("&#x27;", "'")
    elif source.layout == "word":
        text = word_text(content)
    else:
        text = pdf_text(content)
    return " ".join(text.split())


def pdf_text(content: bytes) -> str:
    return "\n".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)
    )


def word_text(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    footers = (line.text for part in document.sections for line in part.footer.paragraphs)
    return "\n".join([*(line.text for line in document.paragraphs), *cells, *footers])


def read_case(path: Path) -> tuple[dict[str, Any], str]:
    source = read_source(path)
    content = (DOCUMENTS / source.file).read_bytes()
    return CASES[f"documents/{source.file}"], printed_text(source, content)


@each_source
def test_rendering_again_gives_the_committed_document(path: Path) -> None:
    source = read_source(path)
    committed, again = (DOCUMENTS / source.file).read_bytes(), LAYOUTS[source.layout](source)
    match source.layout:
        case "word":  # the archive's compressor may be another version
            assert members(again) == members(committed)
        case "scan":  # and so may the JPEG encoder
            assert largest_difference(again, committed) < 3
        case _:
            assert again == committed


def members(archive: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def largest_difference(one: bytes, other: bytes) -> float:
    """Mean difference of grey levels on the page where it is largest."""
    pages = zip(page_pictures(one, 72), page_pictures(other, 72), strict=True)
    return max(ImageStat.Stat(ImageChops.difference(*pair)).mean[0] for pair in pages)


@pytest.mark.parametrize("layout", ["form", "register", "web page", "word", "scan"])
def test_rendering_twice_gives_the_same_bytes(layout: str) -> None:
    source = next(source for path in PATHS if (source := read_source(path)).layout == layout)
    assert LAYOUTS[layout](source) == LAYOUTS[layout](source)


def test_sources_documents_and_expected_files_are_the_same_set() -> None:
    rendered = {f"documents/{read_source(path).file}" for path in PATHS}
    assert rendered == set(CASES) == {f"documents/{p.name}" for p in DOCUMENTS.iterdir()}


def test_the_samples_stay_small() -> None:
    assert sum(path.stat().st_size for path in DOCUMENTS.iterdir()) < 2_000_000


@each_source
def test_every_pound_printed_is_expected_and_every_amount_expected_is_printed(path: Path) -> None:
    case, text = read_case(path)
    wanted = [mention["text"] for mention in case["expect"]["money"]]
    assert Counter(POUNDS.findall(text)) == Counter(w for w in wanted if w.startswith("£"))
    for amount, times in Counter(wanted).items():
        found = re.findall(rf"(?<![\d,.]){re.escape(amount)}(?![\d,]*\d)", text)
        assert len(found) >= times, amount


@each_source
def test_facts_are_among_the_amounts_printed(path: Path) -> None:
    expect = read_case(path)[0]["expect"]
    printed = {mention["amount"] for mention in expect["money"]}
    stated = {fact["amount"] for name in ("funding", "components") for fact in expect[name]}
    explained = {context["amount"] for context in expect["context"]}
    assert stated | explained <= printed
    for amount in printed - stated - explained:  # a fact printed a second time, rounded
        assert any(fact * 0.98 <= amount <= fact for fact in stated), amount


@each_source
def test_the_quotes_stand_in_the_document(path: Path) -> None:
    case, text = read_case(path)
    for fact in case["expect"]["funding"]:
        assert fact["quote"] in text


@each_source
def test_parts_come_to_the_sum_that_is_stated(path: Path) -> None:
    case = read_case(path)[0]
    stated = case["extra"].get("reconciliation")
    if stated is None:
        return
    lines = [p["amount"] for p in case["expect"]["components"] if p["of"] == stated["headline"]]
    passed_on = [f["amount"] for f in case["expect"]["funding"] if f["kind"] == "grant_awarded"]
    assert stated["sum_of_parts"] in (sum(lines), sum(lines) + sum(passed_on))
    assert stated["headline"] - stated["sum_of_parts"] == stated["residual"]


@each_source
def test_it_says_that_it_is_a_sample(path: Path) -> None:
    assert SAMPLE_LINE in read_case(path)[1]


@each_source
def test_it_names_no_real_telephone_or_address(path: Path) -> None:
    text = read_case(path)[1]
    assert all(DRAMA.fullmatch(number.strip()) for number in TELEPHONE.findall(text))
    assert set(E_MAIL.findall(text)) <= {"example.org"}


def test_some_have_personal_data_to_find() -> None:
    texts = [read_case(path)[1] for path in PATHS]
    assert sum(bool(DRAMA.search(text)) for text in texts) >= 3
    assert sum("@example.org" in text for text in texts) >= 3


def test_scans_hold_pictures_and_no_text() -> None:
    scans = [source for path in PATHS if (source := read_source(path)).layout == "scan"]
    assert len(scans) == 2
    for source in scans:
        content = (DOCUMENTS / source.file).read_bytes()
        assert pdf_text(content).strip() == ""
        assert len(content) < 150_000
        assert CASES[f"documents/{source.file}"]["scan"] is True


def test_a_plain_text_is_typeset_with_its_table(tmp_path: Path) -> None:
    text = (
        "DMPC Decision – PCD 99000\n\nSummary of costs\n\nPay\t£1,000\nVans\t£ 250 ✓\n\n• A “quote”"
    )
    render_text_as_pdf(text, tmp_path / "plain.pdf")
    printed = pdf_text((tmp_path / "plain.pdf").read_bytes())
    assert [word for word in text.split() if word not in printed.split()] == []


@pytest.mark.skipif(not SEEDS.exists(), reason="the two published decisions are not here")
@pytest.mark.parametrize("name", ["pcd-907", "pcd-974"])
def test_a_published_decision_keeps_its_amounts_when_typeset(name: str, tmp_path: Path) -> None:
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    render_text_as_pdf(text, tmp_path / "seed.pdf")
    printed = pdf_text((tmp_path / "seed.pdf").read_bytes())
    assert POUNDS.findall(" ".join(printed.split())) == POUNDS.findall(" ".join(text.split()))


@pytest.mark.parametrize("module", MODULES)
def test_the_layouts_do_as_their_examples_say(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"samples.layouts.{module}")).failed == 0
