"""What the list of files can be narrowed by."""

from collections.abc import Iterable

from django.db.models import Q, Value
from django.db.models.lookups import Exact
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.accounts.colleagues import names_of_users
from relaas.files.holders import HOLDERS
from relaas.files.kinds import Kind
from relaas.files.models.kind_place import PLACE_OF_KIND, KindPlace
from relaas.overviews.filters import Choice, FromDay, KeyReference, UntilDay
from relaas.overviews.sort_keys import OrNobody

PORTAL = {"yes": True, "no": False}


def _kinds() -> Iterable[tuple[str, str | Promise]]:
    return ((kind.name.lower(), kind.label) for kind in Kind)


def _of_kind(name: str) -> Q:
    return Q(Exact(KindPlace(), Value(PLACE_OF_KIND[Kind[name.upper()]])))


def _holders() -> Iterable[tuple[str, str | Promise]]:
    return ((holder.kind, holder.label) for holder in HOLDERS)


FILTERS = (
    Choice("at", pgettext_lazy("file", "Belongs to"), _holders, lambda kind: Q(holder_kind=kind), indexed=True),
    Choice("kind", pgettext_lazy("file", "Kind"), _kinds, _of_kind, in_menu=True, indexed=True),
    KeyReference(
        "who", pgettext_lazy("file", "By"), "changed_by_id", names_of_users, indexed=True, key=OrNobody("changed_by_id")
    ),
    Choice(
        "portal",
        _("In portal"),
        lambda: (("yes", _("In portal")), ("no", _("Not in portal"))),
        lambda shown: Q(in_portal=PORTAL[shown]),
        in_menu=True,
    ),
    FromDay("from", pgettext_lazy("day", "From"), "changed_at"),
    UntilDay("until", pgettext_lazy("day", "Through"), "changed_at"),
)
