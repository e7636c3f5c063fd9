"""An address that a contract names stays where it is (K1): its invoices go there, or its goods."""

from django.db.models import Q
from django.utils.translation import gettext as _

from relaas.contracts.models import Contract
from relaas.contracts.naming import some_names
from relaas.kernel.moments import subscribe
from relaas.kernel.refusals import Refused
from relaas.parties.moments import AddressGoes


@subscribe(AddressGoes)
def _refuse_what_is_named(moment: AddressGoes) -> None:
    address = moment.address
    naming = Contract.objects.filter(Q(invoice_address=address) | Q(delivery_address=address)).order_by("-id")
    found = list(naming[:20])
    if found:
        message = _("It stands in: %(names)s. Choose another address there first.")
        raise Refused("in_use", message % {"names": some_names(moment.by, found)})
