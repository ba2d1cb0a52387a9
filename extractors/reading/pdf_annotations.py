"""Draws what stands on a page in its own right: the fields of a filled-in form, stamps, notes."""

from collections.abc import Iterator
from typing import Any, Final

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, apply_matrix_rect, mult_matrix

_PRINTED: Final = frozenset({"Widget", "FreeText", "Stamp"})
_HIDDEN: Final = 2
_IDENTITY: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def draw_annotations(interpreter: Any, page: Any, ctm: Matrix) -> None:
    """Has the interpreter draw the normal appearance of each printed annotation."""
    for annotation in _annotations(page):
        stream = _appearance(annotation)
        if stream is None:
            continue
        resources = resolve1(stream.get("Resources")) or page.resources
        matrix = mult_matrix(_placing(annotation, stream), ctm)
        # a new interpreter, as for any form within a page: its state starts afresh
        interpreter.dup().render_contents(resources, [stream], ctm=matrix)


def _annotations(page: Any) -> Iterator[dict[str, Any]]:
    for reference in resolve1(page.annots) or []:
        annotation = resolve1(reference)
        if not isinstance(annotation, dict):
            continue
        flags = resolve1(annotation.get("F"))
        if _name(annotation.get("Subtype")) in _PRINTED and not (
            isinstance(flags, int) and flags & _HIDDEN
        ):
            yield annotation


def _appearance(annotation: dict[str, Any]) -> PDFStream | None:
    """The stream to draw; a tick box has one for each of its states."""
    appearances = resolve1(annotation.get("AP"))
    normal = resolve1(appearances.get("N")) if isinstance(appearances, dict) else None
    if isinstance(normal, dict):
        normal = resolve1(normal.get(_name(annotation.get("AS"))))
    return normal if isinstance(normal, PDFStream) else None


def _name(value: object) -> str:
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _placing(annotation: dict[str, Any], stream: PDFStream) -> Matrix:
    """The matrix that sets the appearance's box into the annotation's rectangle."""
    own = _numbers(stream.get("Matrix")) or _IDENTITY
    box = _numbers(stream.get("BBox"))
    rectangle = _numbers(annotation.get("Rect"))
    if len(own) != 6 or len(box) != 4 or len(rectangle) != 4:
        return _IDENTITY
    x0, y0, x1, y1 = apply_matrix_rect(own, box)
    left, right = sorted((rectangle[0], rectangle[2]))
    low, high = sorted((rectangle[1], rectangle[3]))
    wide = (right - left) / (x1 - x0) if x1 > x0 else 1.0
    tall = (high - low) / (y1 - y0) if y1 > y0 else 1.0
    return mult_matrix(own, (wide, 0.0, 0.0, tall, left - x0 * wide, low - y0 * tall))


def _numbers(value: object) -> Any:
    resolved = [resolve1(number) for number in resolve1(value) or ()]
    return tuple(float(n) for n in resolved if isinstance(n, int | float))
