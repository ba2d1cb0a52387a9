"""Which documents a run reads, and which it has read before."""

from dataclasses import replace
from datetime import date
from os import utime
from pathlib import Path

import pytest

from extractors.records import DocumentInfo, Issue, Record
from flows.keeping import (
    Given,
    Kept,
    NotKept,
    Waiting,
    all_kept,
    failed_before,
    keep_files,
    waiting_documents,
)
from flows.record_store import MadeWith, state_of, store, stored_records
from flows.settings import Settings, read_settings
from flows.watching import Watch, new_files

NOW = MadeWith(extractor_version="1", knowledge="k1", record_shape="r1", publisher=None)


def record(document_id: str) -> Record:
    return Record(
        document=DocumentInfo(
            document_id=document_id,
            file_name="a.pdf",
            media_type="text/plain",
            kind="other",
            source_url=None,
            page_count=1,
            ocr_page_count=0,
            extractor_version="1",
        ),
        decisions=(),
        issues=(Issue(code="unreadable", detail="It is empty."),),
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings(tmp_path / "home", environment={})


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text(name)
    return folder


def given(folder: Path, publisher: str | None = None) -> Given:
    return Given(files=tuple(sorted(folder.iterdir())), publisher=publisher)


def keep_all(settings: Settings, wanted: Given) -> list[Kept]:
    kept = keep_files(settings, wanted, wanted.files)
    return [each for each in kept if isinstance(each, Kept)]


def waiting(settings: Settings, current: MadeWith = NOW, *, retry: bool = False) -> list[Waiting]:
    return list(waiting_documents(settings, current, retry_failed=retry))


def read_all(settings: Settings, *, failed: bool = False, current: MadeWith = NOW) -> None:
    for document in waiting(settings, current):
        made_with = document.made_with
        store(settings.records, record(document.document_id), made_with, failed=failed)


def test_what_is_kept_waits_until_it_has_a_record(settings: Settings, papers: Path) -> None:
    kept = keep_all(settings, given(papers))
    assert [each.is_new for each in kept] == [True, True]
    assert sorted(each.document_id for each in waiting(settings)) == sorted(
        each.document_id for each in kept
    )
    read_all(settings)
    assert waiting(settings) == []
    assert [each.is_new for each in keep_all(settings, given(papers))] == [False, False]


@pytest.mark.parametrize(
    "changed",
    [
        replace(NOW, extractor_version="2"),
        replace(NOW, knowledge="k2"),
        replace(NOW, record_shape="r2"),
    ],
)
def test_a_record_is_made_again_when_what_made_it_changes(
    settings: Settings, papers: Path, changed: MadeWith
) -> None:
    keep_all(settings, given(papers))
    read_all(settings)
    assert len(waiting(settings, changed)) == 2


def test_a_publisher_learnt_later_makes_a_record_again(settings: Settings, papers: Path) -> None:
    keep_all(settings, given(papers))
    read_all(settings)
    named = Given(files=(papers / "one.txt",), publisher="surrey-pcc")
    assert not all_kept(settings, named)
    keep_all(settings, named)
    assert [each.made_with.publisher for each in waiting(settings)] == ["surrey-pcc"]
    read_all(settings)
    keep_all(settings, given(papers))
    assert waiting(settings) == []


def test_a_failure_is_not_repeated_unless_asked_or_something_changed(
    settings: Settings, papers: Path
) -> None:
    keep_all(settings, given(papers))
    read_all(settings, failed=True)
    assert waiting(settings) == []
    assert len(waiting(settings, retry=True)) == 2
    assert len(waiting(settings, replace(NOW, knowledge="k2"))) == 2
    assert {origin.file_name for origin in failed_before(settings)} == {"one.txt", "two.txt"}


def test_success_is_not_retried(settings: Settings, papers: Path) -> None:
    keep_all(settings, given(papers))
    read_all(settings)
    assert waiting(settings, retry=True) == []


def test_a_record_cut_short_is_made_again(settings: Settings, papers: Path) -> None:
    kept = keep_all(settings, given(papers))
    read_all(settings)
    (settings.records / f"{kept[0].document_id}.json").write_bytes(b'{"made_with": {"extr')
    assert state_of(settings.records, kept[0].document_id) is None
    assert [each.document_id for each in waiting(settings)] == [kept[0].document_id]


def test_records_come_back_as_they_were_stored(settings: Settings) -> None:
    for name in ("b", "a"):
        store(settings.records, record(name), NOW, failed=name == "a")
    assert list(stored_records(settings.records)) == [record("a"), record("b")]
    state = state_of(settings.records, "a")
    assert state is not None and state.failed and state.made_with == NOW


def test_a_file_that_is_gone_or_too_large_is_not_kept(
    settings: Settings, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.keeping.LARGEST_BYTES", 3)
    (papers / "one.txt").write_text("abc")
    wanted = Given(files=(papers / "gone.txt", papers / "one.txt", papers / "two.txt"))
    gone, small, large = keep_files(settings, wanted, wanted.files)
    assert isinstance(gone, NotKept) and gone.reason == "No such file or directory"
    assert isinstance(small, Kept)
    assert isinstance(large, NotKept) and "larger" in large.reason
    assert not all_kept(settings, wanted)


def test_trouble_with_a_disk_is_raised_to_be_tried_again(
    settings: Settings, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_path: Path) -> bytes:
        raise OSError("input/output error")

    monkeypatch.setattr(Path, "read_bytes", broken)
    with pytest.raises(OSError, match="input/output"):
        keep_files(settings, given(papers), given(papers).files)


def test_a_watched_folder_offers_new_files_the_oldest_first(
    settings: Settings, papers: Path
) -> None:
    (papers / "three.txt").write_text("three.txt")
    for name, day in (("one.txt", 3), ("two.txt", 1), ("three.txt", 2)):
        moment = 1_767_225_600 + day * 86_400 + 43_200  # noon of a day in January 2026
        utime(papers / name, (moment, moment))
    watch = Watch(folder=papers)
    names = [file.name for file in new_files(settings, watch)]
    assert names == ["two.txt", "three.txt", "one.txt"]
    limited = new_files(settings, replace(watch, limit=2))
    assert [file.name for file in limited] == names[:2]
    since = new_files(settings, replace(watch, since=date(2026, 1, 3)))
    assert [file.name for file in since] == ["three.txt", "one.txt"]
    keep_all(settings, Given(files=(papers / "two.txt",)))
    assert [file.name for file in new_files(settings, replace(watch, limit=1))] == ["three.txt"]
