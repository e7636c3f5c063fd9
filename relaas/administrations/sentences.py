"""What the story says of administrations."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.administrations.models import Administration
from relaas.kernel.countries import country_name
from relaas.kernel.identifiers.bank import show_iban
from relaas.kernel.telephone import show_telephone
from relaas.story.sentences import say

LABELS = {field.name: field.verbose_name for field in Administration._meta.fields}
SHOWN = {"iban": show_iban, "phone": show_telephone, "country": country_name}


def _changes(parameters: Mapping[str, Any]) -> str:
    return " · ".join(
        f"{_label(each['column'])}: {_shown(each['column'], each['old'])} → {_shown(each['column'], each['new'])}"
        for each in parameters["changes"]
    )


def _label(column: str) -> str:
    return str(LABELS[column])


def _shown(column: str, value: str) -> str:
    return SHOWN.get(column, str)(value) if value else _("empty")


CREATED = say("administration.created", gettext_lazy("Administration %(name)s added"), icon="building")
CHANGED = say(
    "administration.changed", gettext_lazy("Administration %(name)s changed"), detail=_changes, icon="building"
)
BSN_ALLOWED = say(
    "administration.bsn_allowed", gettext_lazy("BSN switched on"), detail="%(name)s: %(ground)s", icon="file-lock"
)
BSN_FORBIDDEN = say(
    "administration.bsn_forbidden", gettext_lazy("BSN switched off"), detail="%(name)s", icon="file-lock"
)
