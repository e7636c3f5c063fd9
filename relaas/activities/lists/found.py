"""What this room gives the palette and the search page: activities by their words and with whom they are, and what is
new."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from relaas.activities.lists.overviews import ACTIONS, CONTACT_MOMENTS, NOTES
from relaas.activities.lists.texts import called
from relaas.activities.models import Activity, ActivityKind
from relaas.activities.rights import CHANGE, READ
from relaas.kernel.actors import Actor
from relaas.kernel.found_often import looked_at, newest_found
from relaas.kernel.search import words_of
from relaas.web.finding import COMMANDS, SOURCES, Command, Found, FoundGroup, SearchSource
from relaas.web.formats import day

LIST_OF = {ActivityKind.ACTION: ACTIONS, ActivityKind.CONTACT: CONTACT_MOMENTS, ActivityKind.NOTE: NOTES}
_READ = ("pk", "kind", "title", "channel", "person__name", "relation__name", "due", "at", "done_at")


def find(typed: str, viewer: Actor, most: int) -> Iterable[FoundGroup]:
    """Activities that the viewer may see (U2) and that have all the words in their title, text, result, relation or
    person: what is open first, the newest before the others."""
    words = words_of(typed.replace("\0", ""))
    rows = _having(words, looked_at(most), viewer) if words else []
    rows.sort(key=lambda row: (row["done_at"] is not None, -row["at"].timestamp(), -row["pk"]))
    for kind, overview in LIST_OF.items():
        shown = [row for row in rows if row["kind"] == kind][:most]
        yield FoundGroup(
            overview.title, list(map(_found, shown)), f"{reverse(overview.url_name)}?{urlencode({'q': typed})}"
        )


def _visible(viewer: Actor) -> QuerySet[Activity, Any]:
    rows: QuerySet[Activity, Any] = Activity.objects.visible_to(viewer).values(*_READ)
    return rows


_having = newest_found(Activity, _visible)


def _found(row: Mapping[str, Any]) -> Found:
    kind, person, relation = ActivityKind(row["kind"]), row["person__name"], row["relation__name"]
    label = called(row["title"], row["channel"], person, relation)
    on = day(row["due"] or row["done_at"] or row["at"])
    second = " · ".join(str(part) for part in (relation or person, on) if part)
    return Found(label, ACTIONS.row_url(row["pk"]), kind.icon, second)


SOURCES.add("activities", SearchSource("activities", find, READ, order=30))
_NEW = (
    ("new_action", _("New action"), ActivityKind.ACTION, "nieuwe actie taak terugbellen new action task to do add"),
    (
        "new_contact",
        _("New contact moment"),
        ActivityKind.CONTACT,
        "nieuw contactmoment gesprek telefoon bezoek vastleggen new contact moment call visit write down",
    ),
    ("new_note", _("New note"), ActivityKind.NOTE, "nieuwe notitie memo new note add"),
)
for _place, (_name, _label, _kind, _words) in enumerate(_NEW):
    COMMANDS.add(_name, Command(_name, _label, f"activities:{_name}", _kind.icon, CHANGE, _words, order=10 + _place))
