"""What is done to contracts of the demonstration on their way through the statuses, by who keeps the relation."""

from datetime import timedelta
from random import Random

from relaas.activities.finishing import finish
from relaas.activities.models import Activity
from relaas.contracts.lifecycle import execute, give_option, go_back, let_option_lapse, lose, quote, reopen, sign
from relaas.contracts.models import Contract, LossReason, Status
from relaas.demo.agreeing import Agreeing
from relaas.demo.companies import responsible
from relaas.demo.invented import Company
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.policy import AgainstTheLaw, overriding
from relaas.kernel.subjects import subject_of

OPTION = 15  # days
REMARKS = ("", "", "", "Koos voor een plaatselijke aannemer.", "Stelt het uit tot na de zomer.")
ANSWERS = ("Gebeld: beslist volgende maand.", "Wil de offerte eerst intern bespreken.", "Wacht op de begroting.")
ALL_THE_SAME = ("De helft is vooruit betaald.", "Besproken met de directie: mag doorgaan.", "Limiet wordt verhoogd.")


def take_step(agreeing: Agreeing, place: int, company: Company, what: str, *, seed: float) -> None:
    """The next step; what the law refuses is let through by the manager now and then, with a reason, or stays."""
    contract, rng = agreeing.made.get(place), Random(seed)  # noqa: S311 - the same each time is what is wanted
    if contract is None:
        return
    by = agreeing.cast.actors[responsible(company)]
    try:
        carry_out(contract, what, rng, by)
    except AgainstTheLaw:
        if what in ("sign", "execute") and rng.random() < 0.7:
            with overriding(rng.choice(ALL_THE_SAME)):
                agreeing.try_to(carry_out, contract, what, rng, agreeing.cast.actors["ruud"])


def ask_again(agreeing: Agreeing, place: int, company: Company, *, seed: float) -> None:
    """What the system asked when the option lapsed is answered."""
    contract = agreeing.made.get(place)
    asked = Activity.objects.open().with_subject(subject_of(contract)) if contract else ()
    for action in asked:
        answer = Random(seed).choice(ANSWERS)  # noqa: S311 - as above
        finish(action, result=answer, by=agreeing.cast.actors[responsible(company)])


def carry_out(contract: Contract, what: str, rng: Random, by: Actor) -> None:
    """One step, if the contract is in a status that it follows."""
    match what, contract.status:
        case "quote", Status.REQUEST:
            quote(contract, by=by)
        case "give_option", Status.QUOTE:
            give_option(contract, until_day=clock.today() + timedelta(days=OPTION), by=by)
        case "let_option_lapse", Status.OPTION:
            let_option_lapse(contract, by=SYSTEM)
        case "sign", Status.QUOTE | Status.OPTION:
            sign(contract, by=by)
        case "execute", Status.CONTRACT:
            execute(contract, by=by)
        case "lose", Status.REQUEST | Status.QUOTE | Status.OPTION:
            reasons = list(LossReason.objects.all())
            lose(contract, reason=rng.choice(reasons), remark=rng.choice(REMARKS), by=by)
        case "reopen", Status.LOST:
            reopen(contract, reason="Belde terug: wil toch verder praten.", by=by)
        case "go_back", Status.CONTRACT:
            go_back(contract, to=Status.QUOTE, reason="Te vroeg getekend; de opdrachtgever wil nog wijzigen.", by=by)
