"""What mailing hangs on the page of a contract: the button *Verstuur*, and the card of what was sent."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet

from relaas.contracts.page import PARTS, ContractPage, Part, Place
from relaas.documents.models import OutgoingMail
from relaas.documents.outbox.rights import OUTBOX
from relaas.kernel.asked_often import rows_asked_often

MOST = 20  # mails that the card shows


def _mails(page: ContractPage) -> Mapping[str, Any]:
    return {"mails": _mails_of([page.contract.pk]), "may_decide": page.viewer.may(OUTBOX)}


@rows_asked_often
def _mails_of(ids: Collection[int]) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.about_any("contract", ids).defer("body")[:MOST]


PARTS.add("send", Part("send", Place.DEEDS, 20, "contracts/send.html"))
PARTS.add("mails", Part("mails", Place.CARD, 61, "contracts/cards/mails.html", _mails))
