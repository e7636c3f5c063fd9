"""The steps as the page offers them (K2): their words, their forms, and the verb that each carries out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from relaas.contracts import lifecycle
from relaas.contracts.forms.status import BackForm, LostForm, OptionForm, ReasonForm, StepForm
from relaas.contracts.law import signing
from relaas.contracts.models import Contract, Status
from relaas.contracts.rules import FORWARD, LOSING, earlier
from relaas.kernel.actors import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

type Deed = Callable[[Contract, Any, Actor], None]


@dataclass(frozen=True)
class Step:
    """One step: the word in its address, its button, what is said when it was taken, what it asks and does.

    `leads_to` is the status that a step on the way ends in.
    """

    word: str
    label: "StrOrPromise"
    said: "StrOrPromise"
    icon: str
    form: type[StepForm]
    deed: Deed
    follows: Callable[[str], bool]
    leads_to: Status | None = None

    @property
    def asks(self) -> bool:
        """Whether something must be filled in first."""
        return self.form is not StepForm


def _forward(to: Status) -> Callable[[str], bool]:
    return lambda now: (now, to) in FORWARD


def _quote(contract: Contract, form: StepForm, by: Actor) -> None:
    lifecycle.quote(contract, price_note=form.price_note_read, seen=form.seen, by=by)


def _give_option(contract: Contract, form: StepForm, by: Actor) -> None:
    until, read = form.values["option_until"], form.price_note_read
    lifecycle.give_option(contract, until_day=until, price_note=read, seen=form.seen, by=by)


def _sign(contract: Contract, form: StepForm, by: Actor) -> None:
    """The law knows from the start that this is signing, so that it says all that it has against it at once."""
    with signing(contract):
        lifecycle.sign(contract, price_note=form.price_note_read, seen=form.seen, by=by)


def _execute(contract: Contract, form: StepForm, by: Actor) -> None:
    lifecycle.execute(contract, seen=form.seen, by=by)


def _lose(contract: Contract, form: StepForm, by: Actor) -> None:
    reason, remark = form.values["lost_reason"], form.values["lost_remark"]
    lifecycle.lose(contract, reason=reason, remark=remark, seen=form.seen, by=by)


def _go_back(contract: Contract, form: StepForm, by: Actor) -> None:
    lifecycle.go_back(contract, to=Status(form.values["to"]), reason=form.values["reason"], seen=form.seen, by=by)


def _reopen(contract: Contract, form: StepForm, by: Actor) -> None:
    lifecycle.reopen(contract, reason=form.values["reason"], seen=form.seen, by=by)


STEPS: dict[str, Step] = {
    step.word: step
    for step in (
        Step("offerte", _("Make a quote"), _("It is a quote now"), "file-text", StepForm, _quote,
             _forward(Status.QUOTE), Status.QUOTE),
        Step("contract", _("Make a contract"), _("It is a contract now"), "file-check", StepForm, _sign,
             _forward(Status.CONTRACT), Status.CONTRACT),
        Step("uitgevoerd", _("Mark as executed"), _("It is executed now"), "circle-check", StepForm, _execute,
             _forward(Status.EXECUTED), Status.EXECUTED),
        Step("optie", _("Give an option"), _("Option given"), "hourglass", OptionForm, _give_option,
             _forward(Status.OPTION), Status.OPTION),
        Step("lost", _("Mark as lost"), _("Marked as lost"), "circle-x", LostForm, _lose,
             lambda now: (now, Status.LOST) in LOSING),
        Step("terug", _("Go back a step"), _("Gone back"), "undo-2", BackForm, _go_back,
             lambda now: bool(earlier(now))),
        Step("heropenen", _("Take up again"), _("Taken up again"), "folder-open", ReasonForm, _reopen,
             lambda now: now == Status.LOST),
    )
}  # fmt: skip


def steps_from(contract: Contract) -> list[Step]:
    """The steps that follow the status of this contract, the one on the way first."""
    return [step for step in STEPS.values() if step.follows(contract.status)]
