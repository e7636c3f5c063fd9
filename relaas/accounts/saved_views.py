"""Saved views of lists: one's own, and those that are shared. Preferences, so no verbs and no history."""

import json
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from relaas.accounts.models import DefaultView, SavedView
from relaas.accounts.rights import SHARE_VIEWS
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_daily
from relaas.kernel.checking import Checking, text
from relaas.kernel.folding import fold
from relaas.kernel.kept_statements import ask
from relaas.kernel.refusals import Refused, lacks_right
from relaas.kernel.verbs import require_right
from relaas.overviews import saved
from relaas.overviews.overview import OVERVIEWS

MOST = 50  # views of one list that one user has

type Asked = Mapping[str, Sequence[str]]


def usable_by(actor: Actor) -> QuerySet[SavedView]:
    """The views that this actor may choose: its own, and the shared ones of lists that it may read (U2)."""
    readable = [overview.name for overview in OVERVIEWS if actor.may(overview.read_right)]
    own = Q(owner_id=actor.user_id) if actor.user_id else Q(pk__in=[])
    return SavedView.objects.filter(own | Q(is_shared=True), overview__in=readable)


usable_each_day = rows_asked_daily(usable_by)  # the palette asks it at every letter


def changeable_by(actor: Actor) -> QuerySet[SavedView]:
    """Those of these that it may change: its own; with the right to share, the shared ones too."""
    views = usable_by(actor)
    return views if actor.may(SHARE_VIEWS) else views.filter(owner_id=actor.user_id)


# As SQL, for every list asks it, and Django needs longer to write it than the database to answer.
_SHELF = """
    SELECT v.id, v.name, v.asked, v.is_shared, v.owner_id, d.id IS NOT NULL FROM accounts_savedview v
    LEFT JOIN accounts_defaultview d ON d.view_id = v.id AND d.user_id = %s
    WHERE v.overview = %s AND (v.owner_id = %s OR v.is_shared) ORDER BY v.owner_id <> %s, v.sort_name, v.id
"""


@saved.keep_views_with
def shelf(overview: str, actor: Actor) -> list[saved.SavedView]:
    """The views at the head of a list, own ones first."""
    if actor.user_id is None:
        return []
    shares = actor.may(SHARE_VIEWS)
    return [
        saved.SavedView(
            id, name, json.loads(asked), bool(shared), shares or owner == actor.user_id, default=bool(default)
        )
        for id, name, asked, shared, owner, default in ask(
            _SHELF, [actor.user_id, overview, actor.user_id, actor.user_id]
        )
    ]


def save_view(overview: str, *, name: str, asked: Asked, shared: bool = False, by: Actor) -> SavedView:
    """Keep what a list shows under a name.

    Refuses a name that one has for this list already (`view_twice`), more than fifty (`too_many_views`), and sharing
    without the right to (`right`).
    """
    own = SavedView.objects.filter(overview=overview, owner_id=by.user_id)
    if own.count() >= MOST:
        raise Refused("too_many_views", _("You have fifty views of this list. Remove some first."), field="name")
    view = SavedView(overview=overview, owner_id=_user_of(by), asked={name: list(each) for name, each in asked.items()})
    _put(view, name, shared, by)
    return view


def change_view(view: SavedView, *, name: str, shared: bool, by: Actor) -> None:
    """Give a view another name, share it or keep it to oneself. Refuses as `save_view` does."""
    _put(view, name, shared, by)


def renew_view(view: SavedView, *, asked: Asked, by: Actor) -> None:
    """Have a view hold what its list shows now."""
    _require_change(view, by)
    SavedView.objects.filter(pk=view.pk).update(asked={name: list(each) for name, each in asked.items()})


def remove_view(view: SavedView, *, by: Actor) -> None:
    """Take a view away; the list opens with everything for whoever had it open with this one."""
    _require_change(view, by)
    view.delete()


def open_with(overview: str, view: SavedView | None, *, by: Actor) -> None:
    """Have this list open with this view for this actor, or with everything."""
    if view is None:
        DefaultView.objects.filter(user_id=_user_of(by), overview=overview).delete()
    else:
        DefaultView.objects.update_or_create(user_id=_user_of(by), overview=overview, defaults={"view": view})


def _put(view: SavedView, name: str, shared: bool, by: Actor) -> None:
    if view.pk:
        _require_change(view, by)
    if shared and not view.is_shared:
        require_right(SHARE_VIEWS, by)
    checking = Checking()
    view.name = checking.value("name", text(60, required=True), name) or ""
    checking.refuse_problems()
    view.sort_name, view.is_shared = fold(view.name)[:60].rstrip(), shared
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as error:
        raise Refused("view_twice", _("There is a view of this name already."), field="name") from error


def _require_change(view: SavedView, by: Actor) -> None:
    if view.owner_id != by.user_id:
        require_right(SHARE_VIEWS, by)


def _user_of(by: Actor) -> int:
    """Views belong to people; the command line has none (`right`)."""
    if by.user_id is None:
        raise lacks_right()
    return by.user_id
