"""The steps of a run as Prefect tasks: plain functions, wrapped.

A task is a batch of documents, never one document: Prefect's own book-keeping must stay small
beside the work. Only what handles files is tried again, and only after trouble with files;
extraction is not, for a document that kills its child would kill the next one.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, ParamSpec, TypeVar

from prefect import Task, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun

from flows.building import publish as build_and_publish
from flows.keeping import keep_files
from flows.run_report import Outcome

P = ParamSpec("P")
R = TypeVar("R")


def is_file_trouble(_task: object, _run: TaskRun, state: State[Any]) -> bool:
    """Whether a task failed with an `OSError`, so that another try may go better."""
    return isinstance(state.result(raise_on_failure=False), OSError)


def take(outcomes: Iterator[Outcome], size: int) -> list[Outcome]:
    """The next documents of a run's one stream of outcomes, which reads ahead in its children."""
    return list(islice(outcomes, size))


def tried_again(work: Callable[P, R], name: str) -> Task[P, R]:
    """A task that is tried again after trouble with files."""
    again = task(
        name=name,
        retries=2,
        retry_delay_seconds=[1, 10],
        retry_condition_fn=is_file_trouble,
        cache_policy=NO_CACHE,
    )
    return again(work)


keep = tried_again(keep_files, "keep")
read = task(name="read", cache_policy=NO_CACHE)(take)
publish = tried_again(build_and_publish, "build, check, publish")
