"""One law, everywhere (C11): may this act touch these subjects, for this actor?

A verb names its act from the closed list below; a room registers rules for acts, never for verbs.
The answer carries every rule that spoke, so that the screen can say why.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.kernel import subjects as subject_kinds
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.registries import Registry
from relaas.kernel.subjects import Subject


class Act(StrEnum):
    """All that can be done to a subject, as the law sees it."""

    ORDER = "order"
    DELIVER = "deliver"
    INVOICE = "invoice"
    REMIND = "remind"
    PAY = "pay"
    SEND = "send"
    CHANGE = "change"
    ARCHIVE = "archive"
    READ = "read"


@dataclass(frozen=True)
class Ruling:
    """What one rule said: its name, the sentence, who set what it stands on and since when, what lifts it.

    `subject` is what it stands against; without one, against all that was asked about.
    """

    rule: str
    message: str | Promise
    set_by: str = ""
    since: datetime | None = None
    lifted_at: str = ""
    subject: Subject | None = None


type Judge = Callable[[Collection[Subject], Actor], Iterable[Ruling]]


@dataclass(frozen=True)
class Rule:
    """A named reason to refuse certain acts. `judge` gives a ruling for each objection, nothing when there is none."""

    name: str
    acts: frozenset[Act]
    judge: Judge


RULES: Registry[Rule] = Registry("policy rule")


def rule(name: str, *acts: Act) -> Callable[[Judge], Judge]:
    """Decorator: this function judges these acts."""

    def register(judge: Judge) -> Judge:
        RULES.add(name, Rule(name, frozenset(acts), judge))
        return judge

    return register


def objections(act: Act, touched: Collection[Subject], by: Actor) -> Sequence[Ruling]:
    """Every ruling against this act; none means that it is allowed."""
    return [ruling for each in RULES if act in each.acts for ruling in each.judge(touched, by)]


def sift(act: Act, touched: Collection[Subject], by: Actor) -> dict[Subject, Ruling]:
    """What stands against which of these, asked of all at once: for a change of many that goes on with the others."""
    against: dict[Subject, Ruling] = {}
    for ruling in objections(act, touched, by):
        for subject in [ruling.subject] if ruling.subject else touched:
            against.setdefault(subject, ruling)
    return against


def require(act: Act, touched: Collection[Subject], by: Actor) -> None:
    """Refuse with all rulings (code `policy`) unless the act is allowed."""
    rulings = objections(act, touched, by)
    if rulings:
        raise Refused("policy", rulings[0].message, rulings=rulings)


@rule("visible", *Act)
def _must_be_visible(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    """What an actor may not see it may not touch either (U2), whatever way it comes in."""
    if by.holds_every_right:
        return
    for hidden in set(touched) - subject_kinds.visible(touched, by):
        yield Ruling("visible", _("This does not exist, or you may not see it."), subject=hidden)
