"""What a form shows that is drawn rather than typed: the letterhead and signatures."""

from random import Random

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

NAVY = colors.HexColor("#1d2b56")
INK = colors.HexColor("#20306b")


class Signature(Flowable):  # type: ignore[misc]
    """A stroke that is nobody's signature; the same name always gives the same stroke."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.width, self.height = 55 * mm, 13 * mm

    def draw(self) -> None:
        shape = Random(self.name)
        path = self.canv.beginPath()
        path.moveTo(2 * mm, 5 * mm)
        for right in range(8, 55, 6):
            path.curveTo(
                (right - 5) * mm, shape.uniform(0, 12) * mm,
                (right - 2) * mm, shape.uniform(0, 12) * mm,
                right * mm, shape.uniform(3, 8) * mm,
            )  # fmt: skip
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(1.1)
        self.canv.drawPath(path, stroke=1, fill=0)


class Letterhead(Flowable):  # type: ignore[misc]
    """The publisher's name across the top of a form, in two lines after a mark."""

    def __init__(self, mark: str, lines: tuple[str, ...], width: float) -> None:
        super().__init__()
        self.mark, self.lines = mark, lines
        self.width, self.height = width, 17 * mm

    def draw(self) -> None:
        self.canv.setFillColor(NAVY)
        self.canv.setFont("Helvetica-Bold", 21)
        self.canv.drawString(0, 7 * mm, self.mark)
        self.canv.setFont("Helvetica-Bold", 9.5)
        for step, line in enumerate(self.lines):
            self.canv.drawRightString(self.width, (11 - 4.4 * step) * mm, line)
        self.canv.setStrokeColor(NAVY)
        self.canv.setLineWidth(1.4)
        self.canv.line(0, 3 * mm, self.width, 3 * mm)
