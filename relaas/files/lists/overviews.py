"""The list of all files, at whatever they stand (T14)."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from relaas.accounts.models import User
from relaas.files.holders import HOLDERS
from relaas.files.kinds import Kind
from relaas.files.lists.columns import COLUMNS, MORE_COLUMNS
from relaas.files.lists.filters import FILTERS
from relaas.files.models import Item
from relaas.files.models.kind_place import PLACE_OF_KIND, KindPlace
from relaas.files.rights import EXPORT, READ
from relaas.overviews.columns import Sort
from relaas.overviews.grouping import Grouping
from relaas.overviews.overview import Overview, declare
from relaas.overviews.rail import put_in_rail
from relaas.overviews.sort_keys import OrNobody, SecondPlace
from relaas.web.formats import number as shown

_WHEN = {"second_key": SecondPlace("changed_at")}
_KIND = {"kind_key": KindPlace()}
_WHO = {"who_key": OrNobody("changed_by_id"), **_WHEN}


def _counted(number: int) -> str:
    return ngettext("%(shown)s file", "%(shown)s files", number) % {"shown": shown(number)}


def _users(ids: Collection[Any]) -> Mapping[Any, str]:
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


def _kinds(_keys: Collection[Any]) -> Mapping[Any, str]:
    return {PLACE_OF_KIND[kind]: str(kind.label) for kind in Kind}


def _holders(_keys: Collection[Any]) -> Mapping[Any, str]:
    return {holder.kind: str(holder.label) for holder in HOLDERS}


FILES = declare(
    Overview(
        name="files",
        title=pgettext_lazy("list", "Files"),
        model=Item,
        walks=Q(is_folder=False),
        url_name="files:files",
        row_url=lambda file: reverse("files:preview", args=(file,)),
        read_right=READ,
        export_right=EXPORT,
        counted=_counted,
        columns=COLUMNS,
        more_columns=MORE_COLUMNS,
        sorts=(
            Sort(
                "when", pgettext_lazy("file", "When"), tuple(_WHEN), made=_WHEN, numbers=tuple(_WHEN), falls=True,
                holds_text=True,
            ),
            Sort("name", _("Name"), ("key",)),
            Sort("kind", pgettext_lazy("file", "Kind"), ("kind_key", "key"), made=_KIND, numbers=("kind_key",)),
            Sort("size", pgettext_lazy("file", "Size"), ("size",), numbers=("size",), falls=True),
            Sort("who", pgettext_lazy("file", "By"), tuple(_WHO), made=_WHO, numbers=tuple(_WHO), falls=True),
            Sort(
                "at", pgettext_lazy("file", "Belongs to"), ("holder_kind", "second_key"), made=_WHEN,
                numbers=("second_key",), falls=True,
            ),
        ),
        filters=FILTERS,
        groupings=(
            Grouping("who", pgettext_lazy("file", "By"), "who", "who", _("Nobody"), named=_users),
            Grouping("kind", pgettext_lazy("file", "Kind"), "kind", "kind", "", named=_kinds),
            Grouping("at", pgettext_lazy("file", "Belongs to"), "at", "at", "", named=_holders),
        ),
        nothing_yet=_(
            "Files are added at relations, persons, contracts and activities; here all of them stand together."
        ),
    )
)  # fmt: skip
put_in_rail(FILES, "folder-open", "", order=18)
