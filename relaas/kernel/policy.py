"""One law, everywhere (C11): may this act touch these subjects, for this actor?

A verb names its act from the closed list below; a room registers rules for acts, never for verbs. The answer carries
every rule that spoke, so that the screen can say why. Where each of them names a right that may pass it, somebody with
those rights may go on with a reason, which stands in the story:

    with policy.overriding(_("The truck is loaded already.")):
        deliver(contract, by=actor)
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.kernel import periods
from relaas.kernel import subjects as subject_kinds
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import Asking, asked_together
from relaas.kernel.checking import Checking, text
from relaas.kernel.refusals import Refused
from relaas.kernel.registries import Registry
from relaas.kernel.subjects import Subject

LONGEST_REASON = 250


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
    DELETE = "delete"
    READ = "read"

    @property
    def label(self) -> str:
        """What people call it."""
        return str(_LABELS[self])


_LABELS = {
    Act.ORDER: pgettext_lazy("act", "Order"),
    Act.DELIVER: pgettext_lazy("act", "Deliver"),
    Act.INVOICE: pgettext_lazy("act", "Invoice"),
    Act.REMIND: pgettext_lazy("act", "Remind"),
    Act.PAY: pgettext_lazy("act", "Pay"),
    Act.SEND: pgettext_lazy("act", "Send"),
    Act.CHANGE: pgettext_lazy("act", "Change"),
    Act.ARCHIVE: pgettext_lazy("act", "Archive"),
    Act.DELETE: pgettext_lazy("act", "Delete"),
    Act.READ: pgettext_lazy("act", "See"),
}


@dataclass(frozen=True)
class Ruling:
    """What one rule said: its name and a sentence, and what it stands on.

    `value` is what was set (a limit, a reason), by whom and since when; `until` is the first day on which it no longer
    counts; `lifted_at` is the page where it can be lifted. `subject` is what it stands against; without one, all that
    was asked about. `override` is the right of those who may pass it with a reason; without one nobody may.
    """

    rule: str
    message: str | Promise
    value: str = ""
    set_by: str = ""
    since: datetime | None = None
    until: date | None = None
    lifted_at: str = ""
    subject: Subject | None = None
    override: str = ""

    @property
    def last_day(self) -> date | None:
        """The last day on which it counts, as people say it."""
        return periods.last_day(self.until)


type Judge = Callable[[Collection[Subject], Actor], Iterable[Ruling]]
type Looks = Callable[[Collection[Subject], Actor], Iterable[Asking | None]]


@dataclass(frozen=True)
class Rule:
    """A named reason to refuse certain acts. `judge` gives a ruling for each objection, nothing when there is none.

    `looks` gives the questions that it begins with: those of all rules are put to the database at once.
    """

    name: str
    acts: frozenset[Act]
    judge: Judge
    looks: Looks = lambda _touched, _by: ()


@dataclass(frozen=True)
class Answer:
    """What the law says of an act: allowed, refused, or allowed to those with a right; with every rule that spoke."""

    act: Act
    touched: frozenset[Subject]
    by: Actor
    rulings: tuple[Ruling, ...]

    @property
    def is_allowed(self) -> bool:
        """Nothing speaks against it."""
        return not self.rulings

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of the rules that spoke."""
        return tuple(dict.fromkeys(ruling.rule for ruling in self.rulings))

    @property
    def needed(self) -> frozenset[str]:
        """The rights with which it is allowed all the same; none when it is allowed anyway, or to nobody."""
        rights = frozenset(ruling.override for ruling in self.rulings)
        return frozenset() if "" in rights else rights

    @property
    def may_override(self) -> bool:
        """Whether this actor may do it with a reason."""
        return bool(self.needed) and all(self.by.may(right) for right in self.needed)


class AgainstTheLaw(Refused):
    """Refused by rules (code `policy`); `answer` says which, and who may go on with a reason."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("policy", answer.rulings[0].message)
        self.answer, self.rulings = answer, answer.rulings


@dataclass(frozen=True)
class _Overriding:
    """The reason that somebody gave, and the rules that it was given for (none: whichever speak)."""

    reason: str
    rules: frozenset[str] | None


type Teller = Callable[[Answer, str], None]

RULES: Registry[Rule] = Registry("policy rule")
_overriding: ContextVar[_Overriding | None] = ContextVar("overriding", default=None)
_teller: list[Teller] = []


def rule(name: str, *acts: Act, looks: Looks = Rule.looks) -> Callable[[Judge], Judge]:
    """Decorator: this function judges these acts, and begins with what `looks` asks."""

    def register(judge: Judge) -> Judge:
        RULES.add(name, Rule(name, frozenset(acts), judge, looks))
        return judge

    return register


def answer(act: Act, touched: Collection[Subject], by: Actor) -> Answer:
    """What the law says. Asking changes nothing; what is not allowed is refused by `require` alone."""
    rules = [each for each in RULES if act in each.acts]
    with asked_together(asking for each in rules for asking in each.looks(touched, by)):
        rulings = tuple(ruling for each in rules for ruling in each.judge(touched, by))
    return Answer(act, frozenset(touched), by, rulings)


def answers(touched: Collection[Subject], by: Actor) -> list[Answer]:
    """What the law says of every act that there is; each rule is asked once."""
    with asked_together(asking for each in RULES for asking in each.looks(touched, by)):
        said = [(each.acts, tuple(each.judge(touched, by))) for each in RULES]
    against = {act: tuple(ruling for acts, rulings in said if act in acts for ruling in rulings) for act in Act}
    return [Answer(act, frozenset(touched), by, rulings) for act, rulings in against.items()]


def sift(act: Act, touched: Collection[Subject], by: Actor) -> dict[Subject, Ruling]:
    """What stands against which of these, asked of all at once: for a change of many that goes on with the others.

    Nothing is passed by an override here: a reason is given for one case that somebody looked at.
    """
    against: dict[Subject, Ruling] = {}
    for ruling in answer(act, touched, by).rulings:
        for subject in [ruling.subject] if ruling.subject else touched:
            against.setdefault(subject, ruling)
    return against


def require(act: Act, touched: Collection[Subject], by: Actor) -> None:
    """Refuse with all rulings (code `policy`) unless the act is allowed, or is overridden by somebody who may.

    An override is told in the transaction that is open, so that there is none without its entry in the story.
    """
    found = answer(act, touched, by)
    if found.is_allowed:
        return
    given = _overriding.get()
    seen = given is not None and (given.rules is None or given.rules.issuperset(found.rules))
    if given is None or not seen or not found.may_override:
        raise AgainstTheLaw(found)
    _teller[0](found, given.reason)


def checked_reason(reason: str) -> str:
    """A reason as it is kept. Refuses an empty one and one over 250 characters (`required`, `too_long`, `reason`)."""
    checking = Checking()
    checked = checking.value("reason", text(LONGEST_REASON, required=True), reason)
    checking.refuse_problems()
    return checked or ""


@contextmanager
def overriding(reason: str, *, rules: Collection[str] | None = None) -> Iterator[None]:
    """Within this block an actor goes on where it holds the right that each ruling names (C11).

    `rules` are those that somebody saw before giving the reason; another that speaks by then is refused as ever.
    Refuses what `checked_reason` refuses.
    """
    checked = checked_reason(reason)
    token = _overriding.set(_Overriding(checked, None if rules is None else frozenset(rules)))
    try:
        yield
    finally:
        _overriding.reset(token)


def tell_overrides_with(teller: Teller) -> None:
    """Say who writes an override into the story (once, at start-up)."""
    _teller[:] = [teller]


def _looks_who_sees(touched: Collection[Subject], by: Actor) -> Iterable[Asking | None]:
    return () if by.holds_every_right else subject_kinds.asking_visible(set(touched), by)


@rule("visible", *Act, looks=_looks_who_sees)
def _must_be_visible(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    """What an actor may not see it may not touch either (U2), whatever way it comes in."""
    if by.holds_every_right:
        return
    for hidden in set(touched) - subject_kinds.visible(touched, by):
        yield Ruling("visible", _("This does not exist, or you may not see it."), subject=hidden)
