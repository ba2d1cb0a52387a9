"""Renders the sample documents from their sources: `python samples/render.py`."""

from collections.abc import Callable
from pathlib import Path

from samples.layouts.forms import render_form, render_register, render_text_as_pdf
from samples.layouts.scans import render_scan
from samples.layouts.source import Source, read_source
from samples.layouts.web import render_page
from samples.layouts.word import render_word

__all__ = ["LAYOUTS", "SOURCES", "render_source", "render_text_as_pdf", "render_to"]

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
DOCUMENTS = HERE / "documents"
LAYOUTS: dict[str, Callable[[Source], bytes]] = {
    "form": render_form,
    "register": render_register,
    "web page": render_page,
    "word": render_word,
    "scan": render_scan,
}


def render_source(path: Path) -> tuple[str, bytes]:
    """The file name and the bytes that a source renders to."""
    source = read_source(path)
    return source.file, LAYOUTS[source.layout](source)


def render_to(folder: Path) -> list[Path]:
    """Every sample written into a folder, in order of name."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for path in sorted(SOURCES.glob("*.md")):
        name, content = render_source(path)
        written.append(folder / name)
        written[-1].write_bytes(content)
    return written


if __name__ == "__main__":
    for document in render_to(DOCUMENTS):
        print(document.relative_to(HERE.parent))
