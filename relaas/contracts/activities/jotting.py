"""Writing down on the page of a contract: what was said stands with its relation too."""

from typing import cast

from django.http import HttpResponse

from relaas.activities.jotting.buttons import FIELD, new_action
from relaas.activities.jotting.on_parties import staff_of
from relaas.activities.jotting.places import PLACES, Place, PlaceKind, address
from relaas.activities.rights import CHANGE
from relaas.contracts.contacts_seen import contacts_seen
from relaas.contracts.models import Contract
from relaas.contracts.page import PARTS, ContractPage, Part
from relaas.contracts.page import Place as PlaceOnPage
from relaas.contracts.views.frame import draw, find_contract
from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.web.rights import Request

WORD = "contracten"


def _persons(contract: Contract, viewer: Actor) -> list[Party]:
    """Its contact persons, who work at its relation, or the relation itself where that is a person."""
    if contract.relation.is_person:
        return [contract.relation]
    named = [each.person for each in contacts_seen(contract, viewer) if not each.person.is_archived]
    return list({each.pk: each for each in [*named, *staff_of(contract.relation, viewer)]}.values())


def _place(record: Record, viewer: Actor) -> Place:
    contract = cast("Contract", record)
    taken = {"relation": contract.relation, "about": subject_of(contract)}
    alone = contract.relation.is_archived
    return Place(address(WORD, contract.pk), taken, _persons(contract, viewer), is_left_alone=alone)


def _draw(request: Request, record: Record, _here: str) -> HttpResponse:
    return draw(request, cast("Contract", record))


def _buttons(page: ContractPage) -> dict[str, object]:
    offered = page.viewer.may(CHANGE) and not page.contract.relation.is_archived
    return {"field": FIELD, "new_action": new_action("contract", page.contract.pk), "offered": offered}


PLACES.add("contract", PlaceKind(WORD, lambda record: isinstance(record, Contract), find_contract, _place, _draw))
PARTS.add("activities", Part("activities", PlaceOnPage.DEEDS, 5, "contracts/activity_buttons.html", _buttons))
