"""The device that a PDF page is drawn on: it keeps the marks and guesses no layout.

pdfminer's own devices make an object of every character, which costs more than interpreting the
page. Here a run of glyphs without a space becomes one fragment as it is drawn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from pdfminer.pdfdevice import PDFDevice
from pdfminer.utils import Matrix

from extractors.reading.pdf_glyphs import glyph_of
from extractors.reading.pdf_marks import Fragment, PageMarks, Rule

_WORD_GAP: Final = 0.14
_THIN: Final = 3.0
_SHORTEST_RULE: Final = 4.0
_MOST_RULES: Final = 20_000
_GRID: Final = 24.0
_ASKEW: Final = 0.02


class MarksDevice(PDFDevice):
    """The device that pdfminer's interpreter draws a page on."""

    ctm: Matrix

    def __init__(self, resources: Any) -> None:
        super().__init__(resources)
        self.marks = PageMarks(width=0.0, height=0.0)
        self.page_matrix: Matrix = (1, 0, 0, 1, 0, 0)
        self._glyphs: dict[Any, dict[int, tuple[str, float]]] = {}

    def begin_page(self, page: Any, ctm: Matrix) -> None:
        x0, y0, x1, y1 = page.mediabox
        if page.rotate in (90, 270):
            x0, y0, x1, y1 = y0, x0, y1, x1
        self.page_matrix = ctm
        self.marks = PageMarks(width=abs(x1 - x0), height=abs(y1 - y0))

    def render_string(self, textstate: Any, seq: Iterable[Any], _ncs: Any, _state: Any) -> None:
        """Draws a string, cut into fragments at spaces and at gaps as wide as one."""
        writing = _Writing.of(textstate, self.ctm)
        glyphs = self._glyphs.setdefault(textstate.font, {})
        decode = textstate.font.decode
        x, y = textstate.linematrix
        letters: list[str] = []
        start = end = x
        after_first = False
        for item in seq:
            if isinstance(item, (int, float)):
                x -= item * writing.kerning
                after_first = True
                continue
            if not isinstance(item, bytes):
                continue
            for code in decode(item):
                if after_first:
                    x += writing.char_space
                after_first = True
                glyph = glyphs.get(code)
                if glyph is None:
                    glyph = glyphs[code] = glyph_of(textstate.font, code)
                letter, width = glyph
                if letters and (
                    not letter or x - end - writing.char_space > writing.gap or x < start
                ):
                    self._add(writing, start, end, y, "".join(letters))
                    letters.clear()
                if letter:
                    if not letters:
                        start = x
                    letters.append(letter)
                x += width * writing.advance
                end = x
                if code == 32:
                    x += writing.word_space
        if letters:
            self._add(writing, start, end, y, "".join(letters))
        textstate.linematrix = (x, y)

    def _add(self, writing: "_Writing", start: float, end: float, y: float, text: str) -> None:
        fragment = writing.fragment(start, end, y, text)
        if fragment is None or not self._is_on_page(fragment):
            return
        if fragment.turn:
            self.marks.turned.setdefault(fragment.turn, []).append(fragment)
        else:
            self.marks.fragments.append(fragment)

    def _is_on_page(self, fragment: Fragment) -> bool:
        """What is written beside the page is not printed; nor is anything without end."""
        width, height = self.marks.width, self.marks.height
        x0, x1, base = fragment.x0, fragment.x1, fragment.base
        if fragment.turn:
            far = width + height
            return -far <= x0 <= x1 <= far and -far <= base <= far
        inside = x1 >= 0 and x0 <= width and x1 - x0 <= 2 * width
        return inside and -fragment.size <= base <= height

    def paint_path(
        self, _state: Any, stroke: bool, _fill: bool, _evenodd: bool, path: Sequence[Any]
    ) -> None:
        """Keeps straight rules and the frames of boxes; of anything else only where it was."""
        a, b, c, d, e, f = self.ctm
        points: list[tuple[float, float]] = []
        curved = False
        for step in path:
            kind = step[0]
            if kind == "m" and points:
                self._add_outline(points, stroke, curved)
                points, curved = [], False
            if kind != "h":
                x, y = step[-2], step[-1]
                points.append((a * x + c * y + e, b * x + d * y + f))
                curved = curved or kind not in "ml"
        self._add_outline(points, stroke, curved)

    def _add_outline(self, points: list[tuple[float, float]], stroke: bool, curved: bool) -> None:
        if len(points) < 2:
            return
        width, height = self.marks.width, self.marks.height
        xs = [min(max(x, 0.0), width) for x, _ in points]
        ys = [min(max(y, 0.0), height) for _, y in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        if curved or not _is_square(points):
            self.marks.drawn_in.add((int(x0 / _GRID), int(y0 / _GRID)))
            return
        if len(self.marks.across) + len(self.marks.upright) > _MOST_RULES:
            return
        if y1 - y0 <= _THIN and x1 - x0 > _SHORTEST_RULE:
            self.marks.across.append(Rule((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= _THIN and y1 - y0 > _SHORTEST_RULE:
            self.marks.upright.append(Rule((x0 + x1) / 2, y0, y1))
        elif stroke and y1 - y0 > _THIN and x1 - x0 > _THIN:
            self.marks.across.extend((Rule(y0, x0, x1), Rule(y1, x0, x1)))
            self.marks.upright.extend((Rule(x0, y0, y1), Rule(x1, y0, y1)))

    def render_image(self, _name: str, _stream: Any) -> None:
        a, b, c, d, _, _ = self.ctm
        self.marks.picture_area += abs(a * d - b * c)


def _is_square(points: Sequence[tuple[float, float]]) -> bool:
    """Every step runs along or across the page."""
    return all(abs(x - u) < 0.5 or abs(y - v) < 0.5 for (x, y), (u, v) in pairwise(points))


@dataclass(frozen=True, slots=True)
class _Writing:
    """The state in which a string is drawn, worked out once for all of its glyphs."""

    matrix: Matrix
    size: float
    rise: float
    advance: float
    kerning: float
    char_space: float
    word_space: float
    gap: float

    @classmethod
    def of(cls, textstate: Any, ctm: Any) -> "_Writing":
        a1, b1, c1, d1, e1, f1 = textstate.matrix
        a0, b0, c0, d0, e0, f0 = ctm
        scaling = textstate.scaling * 0.01
        size = textstate.fontsize
        return cls(
            matrix=(
                a0 * a1 + c0 * b1, b0 * a1 + d0 * b1, a0 * c1 + c0 * d1, b0 * c1 + d0 * d1,
                a0 * e1 + c0 * f1 + e0, b0 * e1 + d0 * f1 + f0,
            ),
            size=size,
            rise=textstate.rise,
            advance=size * scaling,
            kerning=0.001 * size * scaling,
            char_space=textstate.charspace * scaling,
            word_space=0.0 if textstate.font.is_multibyte() else textstate.wordspace * scaling,
            gap=abs(size * scaling) * _WORD_GAP,
        )  # fmt: skip

    def fragment(self, start: float, end: float, y: float, text: str) -> Fragment | None:
        """A fragment in the frame of its quarter turn; none for writing set askew, a watermark."""
        a, b, c, d, e, f = self.matrix
        y += self.rise
        x0, y0 = a * start + c * y + e, b * start + d * y + f
        x1, y1 = a * end + c * y + e, b * end + d * y + f
        height = abs(self.size) * max(abs(c), abs(d))
        if not height:
            return None
        if abs(b) < abs(a) * _ASKEW:
            left, right = (x0, x1) if x0 <= x1 else (x1, x0)
            # one axis mirrored is a writer's trick with the matrix, both are a half turn
            if a * self.size < 0 and d * self.size < 0:
                return Fragment(-right, -left, -y0, height, text, 180)
            return Fragment(left, right, y0, height, text)
        if abs(a) < abs(b) * _ASKEW:
            if y1 >= y0:
                return Fragment(y0, y1, -x0, height, text, 90)
            return Fragment(-y0, -y1, x0, height, text, 270)
        return None
