"""Documents that lie in files and folders of this machine."""

from collections.abc import Iterable, Iterator
from pathlib import Path


class MissingPathError(ValueError):
    """A path given by the user that is neither a file nor a folder."""


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Each file given or found below a folder given, once, a folder's in order of name.

    Files and folders whose name starts with a dot are left out unless given by name: they are what
    desktops and editors leave behind. Which files are documents is settled by reading them.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files_of(path):
            found.setdefault(file.resolve(), file)
    return tuple(found.values())


def _files_of(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in sorted(path.rglob("*")) if _is_wanted(file, path))
    elif path.is_file():
        yield path
    else:
        raise MissingPathError(f"no such file or folder: {path}")


def _is_wanted(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    return not any(part.startswith(".") for part in parts) and file.is_file()
