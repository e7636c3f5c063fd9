"""The price agreements of a relation were read, for a contract (T9)."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.contracts.price_notes import read_price_note
from relaas.contracts.rights import CHANGE
from relaas.contracts.views.frame import done, find_contract, lacks_right
from relaas.web.rights import Request, needs


@require_POST
@needs(CHANGE)
def read(request: Request, id: int) -> HttpResponse:
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    digest = request.POST.get("text", "")
    said = _("Price agreements read")
    return done(request, contract, said, lambda: read_price_note(contract, digest=digest, by=request.actor))
