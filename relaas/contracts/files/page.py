"""Tab *Online bestanden* of a contract (T14, A3): the same card as that of a relation."""

from django.http import HttpResponse

from relaas.contracts.page import ContractPage, ShownPart, parts_of
from relaas.contracts.views.frame import find_contract
from relaas.files.rights import READ
from relaas.files.tree_card import TreeCard
from relaas.kernel.subjects import subject_of
from relaas.web.answers import page
from relaas.web.rights import Request, needs


@needs(READ)
def show(request: Request, id: int) -> HttpResponse:
    """The contract with its files; what belongs to an archived relation is left alone (P10)."""
    contract = find_contract(request, id)
    shown = ContractPage(request, contract)
    tree = TreeCard(request, subject_of(contract), changeable=not contract.relation.is_archived)
    cards = [ShownPart("files/cards/tree.html", {"tree": tree})]
    return page(
        request, "contracts/contract.html", {"page": shown, "contract": contract, "parts": parts_of(shown, cards=cards)}
    )
