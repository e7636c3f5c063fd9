"""The digital copy of a contract: what came back signed, in a folder of its own in the contract's tree (T14, K8)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.contracts.models import Contract
from relaas.contracts.page import PARTS, ContractPage, Part, Place, page_of
from relaas.contracts.rights import READ
from relaas.contracts.views.frame import find_contract
from relaas.files.adding import add_files
from relaas.files.attaching import files_of, offer_files
from relaas.files.models import Item
from relaas.files.names import key
from relaas.files.rights import CHANGE
from relaas.files.rights import READ as READ_FILES
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.web import toasts
from relaas.web.answers import SeeOther, refused
from relaas.web.rights import Request, needs

FOLDER = "Digitale kopie"


class CopyForm(Form):
    """The scan; nothing else is asked."""

    def __init__(self, *given: object, viewer: Actor) -> None:
        super().__init__(*given)  # type: ignore[arg-type]  # data and files, or neither
        offer_files(self, viewer)


def copies_of(page: ContractPage) -> Sequence[Item]:
    """Those that stand there, the newest first."""
    return _in_folder([page.contract.pk]) if page.viewer.may(READ_FILES) else ()


@rows_asked_often
def _in_folder(contracts: Collection[int]) -> QuerySet[Item]:
    top = Item.objects.filter(holder_kind="contract", holder_id__in=contracts, parent=None, key=key(FOLDER))
    return Item.objects.files().filter(parent__in=top).order_by("-changed_at", "-pk")


@require_POST
@needs(READ)
def add(request: Request, id: int) -> HttpResponse:
    """Put a scan there; of the same name it is a next version."""
    contract = find_contract(request, id)
    form = CopyForm(request.POST, request.FILES, viewer=request.actor)
    here = f"{page_of(contract)}#digital-copy"
    if not form.is_valid() or not files_of(form):
        problems = [str(each) for errors in form.errors.values() for each in errors]
        return refused(request, Refused("no_file", " ".join(problems) or _("Choose a file first.")), here)
    try:
        _put(contract, form, request.actor)
    except Refused as refusal:
        return refused(request, refusal, here)
    toasts.done(request, _("Digital copy added"))
    return SeeOther(here)


def _put(contract: Contract, form: CopyForm, by: Actor) -> None:
    files = [replace(each, path=(FOLDER,)) for each in files_of(form)]
    add_files(files, holder=subject_of(contract), folder=None, by=by)


def _context(page: ContractPage) -> Mapping[str, Any]:
    offered = page.may_change and page.viewer.may(CHANGE)
    return {"copies": copies_of(page), "form": CopyForm(viewer=page.viewer) if offered else None}


PARTS.add("digital-copy", Part("digital-copy", Place.CARD, 62, "contracts/cards/digital_copy.html", _context))
