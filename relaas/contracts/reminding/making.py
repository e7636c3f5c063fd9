"""Making one action of the system, for who looks after the contract."""

import logging

from django.db import transaction
from django.utils import translation

from relaas.activities.system_actions import propose
from relaas.contracts.models import Contract
from relaas.contracts.reminding.performers import Performers
from relaas.contracts.reminding.reasons import Reason, Why
from relaas.contracts.reminding.words import text_of, title_of
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of

logger = logging.getLogger(__name__)


def make(reason: Reason, contract: Contract, performers: Performers, by: Actor) -> bool:
    """Make the action, in the language of who gets it; False when it was made before, nobody may see it, or the law
    forbids it now (an archived relation): then it is tried again the next night."""
    performer = performers.of(contract)
    if performer is None:
        return False
    with translation.override(performer.language):
        title, text = title_of(reason, contract), text_of(reason, contract)
    try:
        with transaction.atomic():
            made = propose(
                reason.origin,
                title=title,
                text=text,
                performer=performer,
                due=reason.day,
                remind_on=min(clock.today(), reason.day),
                about=subject_of(contract),
                by=by,
            )
    except Refused as refusal:
        logger.warning("no action %s: %s", reason.origin, refusal)
        return False
    return made is not None


def remind_of_lapse(contract: Contract, by: Actor) -> None:
    """K2: an option that became a quote again asks its owner for a decision, today."""
    today = clock.today()
    make(Reason(Why.LAPSED, contract.pk, today, today), contract, Performers([contract]), by)
