"""Where this room stands in Beheer."""

from django.utils.translation import gettext_lazy as _

from relaas.terms.rights import MAINTAIN
from relaas.web.menu import ADMINISTRATION, MenuEntry

_ENTRIES = (
    (
        "document_schemes",
        _("Document schemes"),
        "file-cog",
        _("When to pay, paying early, in advance, how it is collected and when to remind."),
    ),
    ("payment_terms", _("Payment terms"), "hourglass", _("After how many days an invoice is due.")),
    ("shipping_schemes", _("Shipping costs"), "package", _("What sending costs: fixed, by amount, free from.")),
)
for _place, (_name, _label, _icon, _description) in enumerate(_ENTRIES):
    _entry = MenuEntry(
        _name, _label, f"terms:{_name}", _icon, right=MAINTAIN, order=50 + _place, description=_description
    )
    ADMINISTRATION.add(_name, _entry)
