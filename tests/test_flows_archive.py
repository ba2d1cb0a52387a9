"""The archive, the folder source and files written whole."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.safe_write import UNFINISHED, sweep_unfinished, write_whole
from flows.sources.archive import Origin, keep, kept_documents, path_of, read_origin
from flows.sources.folder import MissingPathError, find_files

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def origin(file_name: str = "a.pdf", **said: str | bool) -> Origin:
    return Origin(file_name=file_name, retrieved_at=NOON, **said)  # type: ignore[arg-type]


def test_bytes_are_kept_under_their_hash(tmp_path: Path) -> None:
    document_id = keep(tmp_path, b"paper", origin())
    assert document_id == hashlib.sha256(b"paper").hexdigest()
    assert (tmp_path / document_id[:2] / document_id).read_bytes() == b"paper"
    assert read_origin(tmp_path, document_id) == origin()


def test_the_same_bytes_are_kept_once_with_their_first_origin(tmp_path: Path) -> None:
    first = keep(tmp_path, b"paper", origin("first.pdf"))
    again = keep(tmp_path, b"paper", origin("second.pdf"))
    assert first == again
    assert list(kept_documents(tmp_path)) == [(first, origin("first.pdf"))]


def test_what_is_learnt_later_is_added_to_the_origin(tmp_path: Path) -> None:
    document_id = keep(tmp_path, b"paper", origin(publisher="mopac"))
    keep(tmp_path, b"paper", origin(source_url="https://example.org/a"))
    assert read_origin(tmp_path, document_id) == origin(
        publisher="mopac", source_url="https://example.org/a"
    )
    keep(tmp_path, b"paper", origin(publisher="surrey-pcc"))
    known = read_origin(tmp_path, document_id)
    assert known is not None and known.publisher == "surrey-pcc"


def test_a_document_killed_before_its_origin_was_written_is_not_kept(tmp_path: Path) -> None:
    document_id = keep(tmp_path, b"paper", origin())
    path_of(tmp_path, document_id).with_name(f"{document_id}.json").unlink()
    assert read_origin(tmp_path, document_id) is None
    assert list(kept_documents(tmp_path)) == []
    keep(tmp_path, b"paper", origin())
    assert len(list(kept_documents(tmp_path))) == 1


def test_folders_are_walked_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.pdf", "a/2.html", "a/1.txt", ".DS_Store", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    names = [file.relative_to(tmp_path).as_posix() for file in find_files([tmp_path])]
    assert names == ["a/1.txt", "a/2.html", "b.pdf"]


def test_a_file_given_twice_is_found_once_and_a_hidden_one_by_name(tmp_path: Path) -> None:
    hidden = tmp_path / ".hidden.txt"
    hidden.write_text("x")
    (tmp_path / "a.txt").write_text("y")
    found = find_files([tmp_path / "a.txt", tmp_path, hidden])
    assert found == (tmp_path / "a.txt", hidden)


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError, match=r"missing\.pdf"):
        find_files([tmp_path / "missing.pdf"])


def test_a_failed_write_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "value"
    write_whole(path, b"old")

    def full(_handle: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space left"):
        write_whole(path, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["value"]
    assert path.read_bytes() == b"old"


def test_what_a_killed_writer_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / f"{UNFINISHED}x1").write_bytes(b"half")
    write_whole(tmp_path / "deep" / "whole", b"whole")
    sweep_unfinished(tmp_path)
    assert [file.name for file in (tmp_path / "deep").iterdir()] == ["whole"]
