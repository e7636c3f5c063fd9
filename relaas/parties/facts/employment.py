"""The facts of an employment (P6)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.kernel.identifiers.internet import check_email
from relaas.kernel.telephone import check_telephone, show_telephone
from relaas.parties.facts.fact import Fact, day_fact, last_day_fact, text_fact

EMPLOYMENT_FACTS: dict[str, Fact] = {
    "function": text_fact(pgettext_lazy("employment", "Function"), 100),
    "department": text_fact(_("Department"), 100),
    "work_phone": Fact(_("Work phone"), check_telephone, tell=show_telephone),
    "mobile": Fact(_("Mobile"), check_telephone, tell=show_telephone),
    "work_email": Fact(_("Work e-mail"), check_email),
    "from_day": day_fact(pgettext_lazy("period", "From")),
    "until_day": last_day_fact(pgettext_lazy("period", "Through")),
}
