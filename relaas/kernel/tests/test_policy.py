"""C11: one law; what it answers, and who may pass it with a reason."""

from dataclasses import replace

import pytest

from relaas.kernel import policy
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.policy import LONGEST_REASON, Act, Answer, Rule, Ruling, answer, answers, overriding, require, sift
from relaas.kernel.refusals import Refused
from relaas.kernel.rights import RIGHTS
from relaas.kernel.subjects import Subject

RIGHT, OTHER = RIGHTS.names()[:2]
CREDIT = Ruling("credit", "€ 2,385.40 over the limit.", value="€ 10,000", override=RIGHT)
STOP = Ruling("stop", "Deliveries are stopped.", set_by="Sanne", override=OTHER)
CLOSED = Ruling("closed", "The shop is closed.")
HOLDER = Actor("Holder", 1, rights=frozenset({RIGHT}))
NOBODY = Actor("Nobody", 2)
HERE, THERE = Subject("party", 1), Subject("party", 2)


class Law:
    """What the rules say of delivering in a test, and what was told of overrides."""

    def __init__(self) -> None:
        self.rulings: list[Ruling] = []
        self.told: list[tuple[Answer, str]] = []


@pytest.fixture
def law(monkeypatch: pytest.MonkeyPatch) -> Law:
    law = Law()
    rules = type(policy.RULES)("policy rule")
    rules.add("test", Rule("test", frozenset({Act.DELIVER}), lambda touched, by: law.rulings))
    monkeypatch.setattr(policy, "RULES", rules)
    monkeypatch.setattr(policy, "_teller", [lambda answer, reason: law.told.append((answer, reason))])
    return law


def _refused(act: Act = Act.DELIVER, by: Actor = HOLDER) -> Refused:
    with pytest.raises(Refused) as refused:
        require(act, {HERE}, by)
    assert refused.value.code == "policy"
    return refused.value


def test_without_a_ruling_it_is_allowed(law: Law) -> None:
    given = answer(Act.DELIVER, {HERE}, NOBODY)
    assert (given.is_allowed, given.needed, given.may_override) == (True, frozenset(), False)
    require(Act.DELIVER, {HERE}, NOBODY)


def test_a_rule_judges_its_own_acts_only(law: Law) -> None:
    law.rulings = [CLOSED]
    assert answer(Act.DELIVER, (), HOLDER).rulings == (CLOSED,)
    assert answer(Act.PAY, (), HOLDER).is_allowed


@pytest.mark.parametrize(
    ("rulings", "needed", "may"),
    [
        ([CREDIT], {RIGHT}, True),
        ([STOP], {OTHER}, False),
        ([CREDIT, STOP], {RIGHT, OTHER}, False),
        ([CREDIT, CLOSED], set(), False),
        ([CLOSED], set(), False),
    ],
)
def test_who_may_pass_it(law: Law, rulings: list[Ruling], needed: set[str], may: bool) -> None:
    """Allowed to those who hold the right of every ruling; one without a right is passed by nobody."""
    law.rulings = rulings
    given = answer(Act.DELIVER, {HERE}, HOLDER)
    assert (given.is_allowed, given.needed, given.may_override) == (False, frozenset(needed), may)
    assert answer(Act.DELIVER, {HERE}, COMMAND_LINE).may_override is bool(needed)


def test_a_reason_lets_it_through_and_is_told(law: Law) -> None:
    law.rulings = [CREDIT]
    with overriding("  The truck\nis loaded. "):
        require(Act.DELIVER, {HERE}, HOLDER)
    [(told, reason)] = law.told
    assert told == Answer(Act.DELIVER, frozenset({HERE}), HOLDER, (CREDIT,))
    assert reason == "The truck is loaded."
    assert _refused().rulings == (CREDIT,)  # outside the block it is as before


@pytest.mark.parametrize("rulings", [[CLOSED], [CREDIT, CLOSED], [STOP]])
def test_a_reason_does_not_help_who_lacks_the_right_or_where_nobody_may(law: Law, rulings: list[Ruling]) -> None:
    law.rulings = rulings
    with overriding("Because"):
        assert _refused().rulings == tuple(rulings)
    assert law.told == []


def test_even_the_command_line_gives_a_reason_and_passes_nothing_absolute(law: Law) -> None:
    law.rulings = [CREDIT]
    _refused(by=COMMAND_LINE)
    law.rulings = [CLOSED]
    with overriding("Because"):
        _refused(by=COMMAND_LINE)


@pytest.mark.parametrize(
    ("reason", "code"), [("", "required"), (" \n\t ", "required"), ("x" * (LONGEST_REASON + 1), "too_long")]
)
def test_an_override_needs_a_reason(law: Law, reason: str, code: str) -> None:
    with pytest.raises(Refused) as refused, overriding(reason):
        pytest.fail("it went on without a reason")
    assert [(each.code, each.field) for each in refused.value.problems] == [(code, "reason")]


def test_a_reason_is_for_the_rules_that_were_seen(law: Law) -> None:
    """What was set meanwhile nobody gave a reason for."""
    law.rulings = [CREDIT, replace(STOP, override=RIGHT)]
    with overriding("Because", rules={"credit"}):
        _refused()
    with overriding("Because", rules={"credit", "stop"}):
        require(Act.DELIVER, {HERE}, HOLDER)


def test_an_override_ends_with_its_block_whatever_happens_in_it(law: Law) -> None:
    law.rulings = [CREDIT]
    with pytest.raises(ZeroDivisionError), overriding("Because"):
        raise ZeroDivisionError
    _refused()


def test_what_is_done_to_many_passes_nothing(law: Law) -> None:
    """A ruling without a subject stands against all; a reason is given for one case that somebody looked at."""
    law.rulings = [CREDIT]
    with overriding("Because"):
        assert sift(Act.DELIVER, {HERE, THERE}, HOLDER) == {HERE: CREDIT, THERE: CREDIT}
    one = replace(CLOSED, subject=HERE)
    law.rulings = [one]
    assert sift(Act.DELIVER, {HERE, THERE}, HOLDER) == {HERE: one}


def test_all_acts_at_once_are_answered_as_one_by_one(law: Law) -> None:
    law.rulings = [CREDIT, STOP]
    assert answers({HERE}, HOLDER) == [answer(act, {HERE}, HOLDER) for act in Act]


def test_every_act_has_a_name_for_people() -> None:
    assert len({act.label for act in Act}) == len(Act)
