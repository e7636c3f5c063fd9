"""An override stands in the story (C11): which act, against which rules, and the reason that was given."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.policy import Act, Answer
from relaas.story.sentences import Parameters, say
from relaas.story.telling import record
from relaas.story.writing import told_in_transaction


def _title(entry: Parameters) -> str:
    return _("Allowed all the same: %(act)s") % {"act": Act(entry["act"]).label.lower()}


def _detail(entry: Parameters) -> str:
    against = " ".join(message for _rule, message in entry["rulings"])
    return _("%(against)s Reason: %(reason)s") % {"against": against, "reason": entry["reason"]}


OVERRIDDEN = say("story.overridden", _title, detail=_detail, icon="shield-alert", tone="due")


def tell(answer: Answer, reason: str) -> None:
    """Write it, once however often a transaction asks; of what the rulings stand against, or of all that is touched."""
    subjects = {
        subject for ruling in answer.rulings for subject in ([ruling.subject] if ruling.subject else answer.touched)
    }
    rulings = [[ruling.rule, str(ruling.message)] for ruling in answer.rulings]
    parameters = {"act": answer.act.value, "rulings": rulings, "reason": reason}
    if not told_in_transaction(OVERRIDDEN, subjects, parameters):
        record(OVERRIDDEN, *sorted(subjects), by=answer.by, parameters=parameters)
