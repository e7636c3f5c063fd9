"""What the value of a channel must look like, per type (P8)."""

import re

from django.utils.translation import gettext as _

from relaas.kernel.identifiers.chamber import check_kvk
from relaas.kernel.identifiers.internet import check_email, check_website
from relaas.kernel.identifiers.oin import check_oin
from relaas.kernel.identifiers.vat import check_vat
from relaas.kernel.refusals import Refused
from relaas.kernel.telephone import check_telephone
from relaas.kernel.texts import without_invisible
from relaas.parties.models.choices import ChannelType

_TYPES = frozenset(ChannelType.values)  # Django makes the list anew each time it is asked
_PEPPOL = re.compile(r"([0-9]{4}):([A-Za-z0-9.\-:]{1,50})")
_PEPPOL_CHECKS = {"0106": check_kvk, "0190": check_oin, "9944": check_vat}


def check_value(type: str, given: str) -> str:
    """The value fit to keep for this type; refuses with the code of its kind (`telephone`, `email`, `website` …)."""
    if type not in _TYPES:
        return without_invisible(given)
    chosen = ChannelType(type)
    if chosen.is_telephone:
        return check_telephone(given)
    if chosen == ChannelType.EMAIL:
        return check_email(given)
    if chosen == ChannelType.WEBSITE:
        return check_website(given)
    if chosen == ChannelType.INVOICE_ADDRESS:
        return check_invoice_address(given)
    return check_website(given) if "://" in given else without_invisible(given)


def check_invoice_address(given: str) -> str:
    """Where digital invoices go: an e-mail address, or a Peppol number with its scheme in front (`0106:01234567`)."""
    written = without_invisible(given)
    if "@" in written:
        return check_email(written)
    peppol = _PEPPOL.fullmatch(written.replace(" ", ""))
    if peppol is None:
        reason = _("This is not an e-mail address, nor a Peppol number such as 0106:01234567.")
        raise Refused("invoice_address", reason)
    scheme, number = peppol[1], peppol[2]
    check = _PEPPOL_CHECKS.get(scheme)
    return f"{scheme}:{check(number) if check else number}"
