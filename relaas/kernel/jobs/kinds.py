"""The kinds of long jobs that rooms declare, and the sentences of their results."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from relaas.kernel.jobs.work import Work
from relaas.kernel.registries import Registry


@dataclass(frozen=True)
class LongJob:
    """What a kind of job is called, and what it does."""

    kind: str
    label: str | Promise
    run: Callable[[Work], None]


type Sentence = str | Promise | Callable[[Mapping[str, Any]], str]

KINDS: Registry[LongJob] = Registry("kind of job")
RESULTS: Registry[Sentence] = Registry("result of a job")


def long_job(kind: str, *, label: str | Promise) -> Callable[[Callable[[Work], None]], Callable[[Work], None]]:
    """Decorator: this function does the jobs of this kind."""

    def register(run: Callable[[Work], None]) -> Callable[[Work], None]:
        KINDS.add(kind, LongJob(kind, label, run))
        return run

    return register


def result(key: str, sentence: Sentence) -> str:
    """Register the sentence of a result and give its key back.

    A text with the names of its parameters (`%(created)s`, plurals with ngettext_lazy), whose whole numbers are shown
    the way the reader writes them (1.234); or a function of them, which gets them bare.
    """
    RESULTS.add(key, sentence)
    return key
