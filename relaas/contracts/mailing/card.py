"""What mailing hangs on the page of a contract: the button *Verstuur*, and the card of what was sent."""

from collections.abc import Mapping
from typing import Any

from relaas.contracts.page import PARTS, ContractPage, Part, Place
from relaas.documents.models import OutgoingMail
from relaas.documents.outbox.rights import OUTBOX
from relaas.kernel.subjects import subject_of

MOST = 20  # mails that the card shows


def _mails(page: ContractPage) -> Mapping[str, Any]:
    found = OutgoingMail.objects.about(subject_of(page.contract)).defer("body")
    return {"mails": list(found[:MOST]), "may_decide": page.viewer.may(OUTBOX)}


PARTS.add("send", Part("send", Place.DEEDS, 20, "contracts/send.html"))
PARTS.add("mails", Part("mails", Place.CARD, 61, "contracts/cards/mails.html", _mails))
