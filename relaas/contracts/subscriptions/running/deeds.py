"""What people can do to a running subscription, and to all of a contract: its words, its form, its verb."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.models import Contract, Recurrence
from relaas.contracts.subscriptions.running import ending, pauses, price_changes, whole
from relaas.contracts.subscriptions.running.forms import (
    EndForm,
    ExtendForm,
    NoticeForm,
    PauseForm,
    PriceForm,
    RunningForm,
)
from relaas.kernel.actors import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Running[Of: (Recurrence, Contract)]:
    """One deed: its name, the word in its address, its button, what is said when it was done, its form and its verb."""

    name: str
    word: str
    label: "StrOrPromise"
    said: "StrOrPromise"
    icon: str
    form: type[RunningForm]
    does: Callable[[Of, Any, Actor], Any]


def _change_price(recurrence: Recurrence, form: RunningForm, by: Actor) -> None:
    price_changes.change_price(recurrence, **form.values, seen=form.seen, by=by)


def _pause(recurrence: Recurrence, form: RunningForm, by: Actor) -> None:
    pauses.pause(recurrence.contract, recurrence=recurrence, **form.values, seen=form.seen, by=by)


def _extend(recurrence: Recurrence, form: RunningForm, by: Actor) -> None:
    ending.extend(recurrence, **form.values, seen=form.seen, by=by)


def _give_notice(recurrence: Recurrence, form: RunningForm, by: Actor) -> None:
    ending.give_notice(recurrence, **form.values, seen=form.seen, by=by)


def _end(recurrence: Recurrence, form: RunningForm, by: Actor) -> None:
    ending.end(recurrence, **form.values, seen=form.seen, by=by)


def _pause_all(contract: Contract, form: RunningForm, by: Actor) -> None:
    pauses.pause(contract, **form.values, seen=form.seen, by=by)


def _extend_all(contract: Contract, form: RunningForm, by: Actor) -> None:
    whole.extend_all(contract, **form.values, seen=form.seen, by=by)


def _give_notice_of_all(contract: Contract, form: RunningForm, by: Actor) -> None:
    whole.give_notice_of_all(contract, **form.values, seen=form.seen, by=by)


def _end_all(contract: Contract, form: RunningForm, by: Actor) -> None:
    whole.end_all(contract, **form.values, seen=form.seen, by=by)


CHANGE_PAUSE = "change_pause"
OF_ONE: dict[str, Running[Recurrence]] = {
    deed.name: deed
    for deed in (
        Running("change_price", "prijs", _("Change the price"), _("New price set"), "trending-up", PriceForm,
                _change_price),
        Running("pause", "pauze", pgettext_lazy("deed", "Pause"), pgettext_lazy("story", "Subscription paused"),
                "circle-pause", PauseForm, _pause),
        Running("extend", "verlengen", pgettext_lazy("subscription", "Extend"), _("Subscription extended"),
                "calendar-plus", ExtendForm, _extend),
        Running("give_notice", "opzeggen", _("Give notice"), _("Notice noted"), "calendar-clock", NoticeForm,
                _give_notice),
        Running("end", "beeindigen", pgettext_lazy("subscription", "End"), _("Subscription ended"), "calendar-x",
                EndForm, _end),
    )
}  # fmt: skip
OF_ALL: dict[str, Running[Contract]] = {
    deed.name: deed
    for deed in (
        Running("pause_all", "pauze", _("Pause all subscriptions"), _("Subscriptions paused"),
                "circle-pause", PauseForm, _pause_all),
        Running("extend_all", "verlengen", _("Extend all subscriptions"), _("Subscriptions extended"),
                "calendar-plus", ExtendForm, _extend_all),
        Running("give_notice_of_all", "opzeggen", _("Give notice of all subscriptions"), _("Notice noted"),
                "calendar-clock", NoticeForm, _give_notice_of_all),
        Running("end_all", "beeindigen", _("End all subscriptions"), _("Subscriptions ended"), "calendar-x", EndForm,
                _end_all),
    )
}  # fmt: skip
