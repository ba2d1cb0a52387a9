"""The bench: its documents are always alike, and its output has the shape that is promised."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.accuracy import scored, write_accuracy
from bench.contenders import CONTENDERS
from bench.documents import PARAGRAPHS, WORDING, Sheaf, decision_text, write_documents
from bench.measure import Measured
from bench.names import COUNTS, NamesMeasured, measure_names
from bench.report import as_page, as_text

SHEAF = Sheaf(files=(Path("a.pdf"), Path("b.pdf")), pages=12, words=6_000)


def measured(name: str, processor: float, **stages: float) -> Measured:
    return Measured(
        name=name,
        seconds=2.0,
        processor=processor,
        peak_bytes=50_000_000,
        stages=stages,
        remark="a remark" if stages else "",
    )


BOTH = [measured("pdfminer alone", 2.0), measured("ours", 3.0, reading=1.5, facts=0.75)]
FEW = NamesMeasured(names=500, start=0.5, run=2.0, found=900)
MANY = NamesMeasured(names=5_000, start=0.75, run=2.1, found=900)


def test_documents_are_always_alike_and_each_is_different() -> None:
    wording = tomllib.loads(WORDING.read_text(encoding="utf-8"))
    assert decision_text(wording, 3, 12) == decision_text(wording, 3, 12)
    assert decision_text(wording, 3, 12) != decision_text(wording, 4, 12)


def test_documents_are_as_long_as_decisions_are(tmp_path: Path) -> None:
    sheaf = write_documents(tmp_path, 2, PARAGRAPHS)
    assert [file.name for file in sheaf.files] == ["pcd_98000.pdf", "pcd_98001.pdf"]
    assert 6 <= sheaf.pages / 2 <= 8
    assert 2_700 <= sheaf.words / 2 <= 3_500


def test_ratios_and_shares_are_of_processor_time() -> None:
    text = as_text(SHEAF, BOTH, [FEW, MANY], rounds=3)
    assert re.search(r"^pdfminer alone +1\.00 +6\.0 +2\.00 +1\.00 +50$", text, re.MULTILINE)
    assert re.search(r"^ours +1\.00 +6\.0 +3\.00 +1\.50 +50$", text, re.MULTILINE)
    assert "of ours: reading 50%, facts 25%, the rest (transport, storing) 25%." in text
    assert "A remark." in text


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (0.70, "0.47 times what reading the PDF costs, and 0.35 times .*: met"),
        (0.90, "0.60 times what reading the PDF costs, and 0.45 times .*: not met"),
    ],
)
def test_understanding_is_set_beside_reading(facts: float, told: str) -> None:
    ours = measured("ours", 3.0, reading=1.5, mentions=0.0, facts=facts)
    text = as_text(SHEAF, [BOTH[0], ours], [FEW, MANY], rounds=3)
    assert f"Reading the PDF 1.50 s, mentions 0.00 s, facts {facts:.2f} s: " in text
    assert re.search(rf"{told}\.$", text, re.MULTILINE)


def test_the_page_has_the_same_table_in_markdown() -> None:
    page = as_page(SHEAF, BOTH, [FEW, MANY], rounds=1)
    assert page.startswith("# Performance\n")
    assert "| ours | 1.00 | 6.0 | 3.00 | 1.50 | 50 |" in page
    assert "2 born-digital documents, 12 pages, 6,000 words; one round." in page


@pytest.mark.parametrize(
    ("many", "told"),
    [
        (MANY, "1.05 times as long, for 900 and 900 bodies found.*: met"),
        (replace(MANY, run=2.3), "1.15 times as long.* not met"),
        (replace(MANY, start=2.4), "in 2.40 s and 2.10 s.* not met"),
        (replace(MANY, found=899), "for 899 and 900 bodies found.* not met"),
    ],
)
def test_the_cost_of_a_longer_list_is_told(many: NamesMeasured, told: str) -> None:
    last = as_text(SHEAF, BOTH, [many, FEW], rounds=3).splitlines()[-1]
    assert last.startswith("With 500 names in the lists the pipeline starts in 0.50 s")
    assert re.search(rf"{told}\.$", last)


@pytest.mark.slow
def test_both_lists_of_names_find_the_same_bodies() -> None:
    few, many = measure_names(rounds=1)
    assert (few.names, many.names) == COUNTS
    assert few.found == many.found > 500
    assert many.start < 2


def test_the_accuracy_page_leaves_out_sets_that_are_not_here(tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    here, gone = tmp_path / "here", tmp_path / "gone"
    here.mkdir()

    write_accuracy(page, {"Here": here, "Gone": gone})

    assert list(scored({"Here": here, "Gone": gone})) == ["Here"]
    assert "## Here (0 cases)" in page.read_text()
    assert "Gone" not in page.read_text()


@pytest.mark.slow
def test_every_contender_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "performance.md"
    main(["--documents", "2", "--paragraphs", "4", "--rounds", "1", "--write", str(page)])
    printed = capsys.readouterr().out
    for name in CONTENDERS:
        assert re.search(rf"^{name} +\d+\.\d\d +\d+\.\d +\d+\.\d\d +\d+\.\d\d +\d+$", printed, re.M)
        assert f"| {name} | " in page.read_text()
    assert re.search(r"^With 500 names .* with 5,000, .* met\.$", printed, re.M)
    shares = re.search(r"fundtrail, one process: (.*)\.$", printed, re.M)
    assert shares
    names = ("reading", "form", "mentions", "facts", "build", "the rest")
    assert all(f"{name} " in shares[1] for name in names)
    assert all(float(share) >= 0 for share in re.findall(r"(-?\d+)%", shares[1]))


@pytest.mark.slow
def test_the_profile_lists_functions_of_extraction(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--documents", "1", "--paragraphs", "4", "--profile"])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 26
    assert re.fullmatch(r" *\d+\.\d% +[\d,]+  \S.*:\d+ .+", lines[1])
