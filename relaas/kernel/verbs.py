"""Verbs: the only way in which a record of Relaas changes.

    @verb("parties.archive", act=Act.ARCHIVE, right=CHANGE_RELATIONS, on=("party",))
    def archive(party: Party, *, by: Actor) -> None: ...

A verb is one transaction with an actor and a name; its policy question is asked inside it, about the
subjects among the arguments that `on` names, which are locked first: what the law says of them holds until the verb is
done. A verb called by a verb joins its transaction.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any, Protocol

from django.db import models

from relaas.kernel import policy, subjects
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import lacks_right
from relaas.kernel.registries import Registry
from relaas.kernel.subjects import Subject


class Recorder(Protocol):
    """Opens the transaction that a verb writes in; `story` provides it."""

    def __call__(self, *, by: Actor, what: str) -> AbstractContextManager[int]: ...


@dataclass(frozen=True)
class Verb:
    """A declared verb: its name, the act it is to the law, the right it needs, the arguments it touches."""

    name: str
    act: Act
    right: str
    on: tuple[str, ...]
    function: Callable[..., Any]


VERBS: Registry[Verb] = Registry("verb")
_recorder: list[Recorder] = []
_last_transaction: ContextVar[int | None] = ContextVar("last_transaction", default=None)


def record_with(recorder: Recorder) -> None:
    """Say who opens transactions (once, at start-up)."""
    _recorder[:] = [recorder]


def last_transaction() -> int | None:
    """The number of the transaction that the last verb of this request wrote in, to offer its undoing."""
    return _last_transaction.get()


def require_right(right: str, by: Actor) -> None:
    """Refuse (`right`) an actor without it."""
    if not by.may(right):
        raise lacks_right()


def verb[**Given, Result](
    name: str,
    *,
    act: Act,
    right: str,
    on: tuple[str, ...],
    sellers: tuple[str, ...] = (),
    asked_while: Callable[[Any], AbstractContextManager[Any]] = nullcontext,
) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Declare a verb.

    It refuses an actor without `right` (code `right`) and whatever the policy refuses (code `policy`).
    `on` names the arguments (records, or collections of records) whose subjects the act touches; a verb that makes
    something new out of nothing has none. `sellers` names those who sell to us by what is made. `asked_while` tells
    the law more of the first argument, while it is asked.
    """

    def declare(function: Callable[Given, Result]) -> Callable[Given, Result]:
        signature = inspect.signature(function)
        if "by" not in signature.parameters or not set(on) <= set(signature.parameters):
            raise TypeError(f"verb {name} needs a parameter `by` and those of `on`: {on}")

        @wraps(function)
        def carry_out(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            given = signature.bind(*args, **kwargs).arguments
            by: Actor = given["by"]
            require_right(right, by)
            with _recorder[0](by=by, what=name) as transaction:
                meanwhile = asked_while(next(iter(given.values())))
                _lock_and_ask(act, _touched(given, on), by, selling=_touched(given, sellers), meanwhile=meanwhile)
                result = function(*args, **kwargs)
            _last_transaction.set(transaction)
            return result

        VERBS.add(name, Verb(name, act, right, on, carry_out))
        return carry_out

    return declare


def _lock_and_ask(
    act: Act, touched: set[Subject], by: Actor, *, selling: set[Subject], meanwhile: AbstractContextManager[Any]
) -> None:
    """Locked first: what the law says of them holds until the verb is done."""
    subjects.lock(touched)
    with subjects.selling(selling), meanwhile:
        policy.require(act, touched, by)


def _touched(given: Mapping[str, Any], names: Iterable[str]) -> set[Subject]:
    touched: set[Subject] = set()
    for argument in [given[name] for name in names if given.get(name) is not None]:
        records = [argument] if isinstance(argument, models.Model) else argument
        for record in records:
            touched |= subjects.touched_by(record)
    return touched
