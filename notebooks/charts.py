"""What the notebooks share: where the warehouse is, and how charts and amounts look."""

import os
from collections.abc import Mapping
from pathlib import Path

import altair as alt
import pandas as pd

HOME = Path(__file__).parents[1] / "data"
INCOMING, OUTGOING, UNKNOWN, INK = "#0072b2", "#b34700", "#a3a3a3", "#333333"
"""Blue, burnt orange and grey: told apart by colour-blind readers and in black and white."""
NO_YEAR = "not split"
"""What has no single year: one amount for several, or a year that is not printed."""
KINDS = {
    "grant_received": "Grants received",
    "grant_awarded": "Grants awarded",
    "contract": "Contracts",
    "budget": "Own budget",
    "receipt": "Other income",
    "match_funding": "Match funding",
}
SHORT_YEAR = f"datum.label == '{NO_YEAR}' ? split(datum.label, ' ') : slice(datum.label, 2)"


def find_warehouse(environment: Mapping[str, str] = os.environ) -> Path:
    """The warehouse of `FUNDTRAIL_HOME`, else of the project's `data`, else that of the samples."""
    home = Path(environment.get("FUNDTRAIL_HOME") or HOME)
    places = [place / "warehouse.duckdb" for place in (home, home / "samples")]
    return next((place for place in places if place.exists()), places[-1])


def in_millions(pounds: float) -> str:
    """Pounds as a label of a chart in £m; nothing for an unknown amount.

    >>> [in_millions(each) for each in (66_058_300, 412_600, 640, float("nan"))]
    ['66.1', '0.4', '<0.1', '']
    """
    if pd.isna(pounds):
        return ""
    return "<0.1" if 0 < pounds < 50_000 else f"{pounds / 1e6:,.1f}"


def in_pounds(pounds: float) -> str:
    """Pounds in full; nothing for an unknown amount.

    >>> in_pounds(412600.0), in_pounds(782415.6), in_pounds(float("nan"))
    ('£412,600', '£782,415.60', '')
    """
    return "" if pd.isna(pounds) else f"£{pounds:,.2f}".removesuffix(".00")


def largest_first(amounts: "pd.Series[float]", last: str, at_most: int) -> list[str]:
    """The names with the largest amounts, in order; what is no name comes last.

    >>> largest_first(pd.Series({"none": 9.0, "a": 1.0, "b": 2.0, "c": 0.5}), "none", 2)
    ['b', 'a', 'none']
    """
    named = amounts.drop(last, errors="ignore").nlargest(at_most)
    return [*map(str, named.index), *([last] if last in amounts.index else [])]


def use_theme() -> None:
    """Charts without frames, grids or legends, drawn as SVG so that nothing is fetched."""
    alt.theme.register("fundtrail", enable=True)(_theme)
    alt.renderers.enable("svg")


def _theme() -> alt.theme.ThemeConfig:
    quiet = {"domain": False, "ticks": False, "grid": False, "labelColor": INK, "labelFontSize": 12}
    head = {"labelFontSize": 13, "labelFontWeight": "bold", "labelColor": INK}
    title = {"anchor": "start", "frame": "bounds", "fontSize": 16, "color": "#111111", "offset": 18}
    under = {"subtitleFontSize": 12.5, "subtitleColor": "#555555", "subtitlePadding": 6}
    return {
        "config": {
            "font": "Helvetica, Arial, sans-serif",
            "background": "white",
            "view": {"stroke": None},
            "axis": {**quiet, "labelLimit": 400, "labelAngle": 0, "labelPadding": 6, "title": None},
            "header": {**head, "title": None, "labelAnchor": "start"},
            "title": {**title, **under},
            "text": {"color": INK, "fontSize": 11.5},
        }
    }
