"""Police and crime plans, their priorities and the phrases in which papers cite them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from ..records import NamedId, Plan
from .loader import date_in, line_error, read_rows
from .naming import fold
from .themes import themes

YEARS = re.compile(r"(?P<first>20\d\d)\s*(?:[-–—/]|to)\s*(?P<last>(?:20)?\d\d)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlan:
    """A published plan; `start` to `end` is when it was in force, not the period in its title."""

    id: str
    publisher_id: str
    title: str
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """A priority of one plan, under the title the plan gives it."""

    id: str
    plan_id: str
    title: str
    theme_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityPhrase:
    """Words that cite a priority; some do so only near words that speak of the plan."""

    priority_id: str
    near_plan: bool = False


@cache
def plans() -> Mapping[str, ListedPlan]:
    """All listed plans by id."""
    return MappingProxyType({row["id"]: _plan(row) for row in read_rows("plans")})


@cache
def priorities() -> Mapping[str, Priority]:
    """All priorities by id; raises `KnowledgeError` where the plan or theme is not listed."""
    rows = read_rows("priorities")
    for row in rows:
        if row["plan_id"] not in plans():
            raise line_error("priorities", row, f"no plan has the id {row['plan_id']}")
        if row["theme_id"] not in themes():
            raise line_error("priorities", row, f"no theme has the id {row['theme_id']}")
    return MappingProxyType({row["id"]: _priority(row) for row in rows})


@cache
def priority_phrases_by_key() -> Mapping[str, tuple[PriorityPhrase, ...]]:
    """What each folded phrase may cite: the same words may be a priority of several plans."""
    found: dict[str, list[PriorityPhrase]] = {}
    for key, phrase in (*_titles(), *_phrases()):
        found.setdefault(key, []).append(phrase)
    return MappingProxyType({key: tuple(phrases) for key, phrases in found.items()})


def plan_of(priority_id: str) -> ListedPlan:
    """The plan that a priority belongs to."""
    return plans()[priorities()[priority_id].plan_id]


def priority_in_plan(plan_id: str | None, words: str, found: str) -> str:
    """The priority that words cite in one plan; the one found where that plan has no such words.

    >>> priority_in_plan("warwickshire-2016", "Protecting people from harm", "surrey-2021-harm")
    'warwickshire-2016-harm'
    >>> priority_in_plan("mopac-2022", "Protecting people from harm", "surrey-2021-harm")
    'surrey-2021-harm'
    """
    cited = (phrase.priority_id for phrase in priority_phrases_by_key().get(fold(words), ()))
    return next((each for each in cited if plan_of(each).id == plan_id), found)


def named_priority(priority_id: str) -> NamedId:
    """A priority's id and title."""
    return NamedId(id=priority_id, name=priorities()[priority_id].title)


def plan_for(publisher_id: str, printed_title: str | None, on: date | None) -> Plan | None:
    """The plan a paper cites: the printed one, else the one in force on the date.

    >>> plan_for("mopac", "MOPAC Police & Crime Plan 2017-2021¹", None).title
    'Police and Crime Plan 2017-2021'
    >>> plan_for("mopac", None, date(2023, 5, 1)).id
    'mopac-2022'
    >>> plan_for("kent-pcc", "Police and Crime Plan 2022-25", None)
    Plan(id=None, title='Police and Crime Plan 2022-25')
    """
    own = [plan for plan in plans().values() if plan.publisher_id == publisher_id]
    if printed_title and (period := plan_period(printed_title)):
        cited = next((plan for plan in own if plan_period(plan.title) == period), None)
        if cited is None:
            return Plan(id=None, title=" ".join(printed_title.split()))
    else:
        cited = next((plan for plan in own if on and plan.start <= on <= plan.end), None)
    return Plan(id=cited.id, title=cited.title) if cited else None


def plan_period(title: str) -> tuple[int, int] | None:
    """The first and last year in a plan's title.

    >>> plan_period("Police and Crime Plan 2022–25")
    (2022, 2025)
    """
    match = YEARS.search(title)
    return (int(match["first"]), 2000 + int(match["last"][-2:])) if match else None


def _plan(row: dict[str, str]) -> ListedPlan:
    return ListedPlan(
        id=row["id"],
        publisher_id=row["publisher_id"],
        title=row["title"],
        start=date_in("plans", row, "start"),
        end=date_in("plans", row, "end"),
    )


def _priority(row: dict[str, str]) -> Priority:
    return Priority(
        id=row["id"], plan_id=row["plan_id"], title=row["title"], theme_id=row["theme_id"]
    )


def _titles() -> Iterator[tuple[str, PriorityPhrase]]:
    for priority in priorities().values():
        telling = [word for word in fold(priority.title).split() if word != "and"]
        short = len(telling) < 3
        yield fold(priority.title), PriorityPhrase(priority_id=priority.id, near_plan=short)


def _phrases() -> Iterator[tuple[str, PriorityPhrase]]:
    for row in read_rows("priority_phrases"):
        if row["priority_id"] not in priorities():
            problem = f"no priority has the id {row['priority_id']}"
            raise line_error("priority_phrases", row, problem)
        near_plan = row["needs"] == "near_plan"
        yield (
            fold(row["phrase"]),
            PriorityPhrase(priority_id=row["priority_id"], near_plan=near_plan),
        )
