"""The field above the story, and what was written in it just now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from relaas.activities.following.forms import AndThenForm
from relaas.activities.jotting.chips import Chip, channel_chips, person_chips
from relaas.activities.jotting.forms import JottingForm
from relaas.activities.jotting.places import Place, place_of
from relaas.activities.models import Activity, Participant
from relaas.activities.naming import called
from relaas.activities.participants import participants_of
from relaas.activities.rights import CHANGE, READ
from relaas.kernel.models import Record
from relaas.kernel.row_ids import read_id
from relaas.parties.models import Party
from relaas.story.column import COLUMN, ColumnPart
from relaas.web.environment import query
from relaas.web.rights import Request

WRITTEN = "vastgelegd"
_REFUSED = "refused_jotting"


@dataclass(frozen=True)
class Written:
    """What was written down just now: how it was read, and the form of what follows. `here` is this page with it,
    `back` the page without."""

    activity: Activity
    called: str
    channels: list[Chip]
    persons: list[Chip]
    then: AndThenForm
    here: str
    back: str


def refuse(request: Request, form: JottingForm) -> None:
    """Have the column of the page that is drawn next show this form, with what is wrong with it."""
    setattr(request, _REFUSED, form)


def _column(request: Request, record: Record) -> Mapping[str, Any] | None:
    if not (request.actor.may(READ) and request.actor.may(CHANGE)):
        return None
    place = place_of(record, request.actor)
    if place is None or place.is_left_alone:
        return None
    form = cast(
        "JottingForm",
        getattr(request, _REFUSED, None) or JottingForm(place=place, viewer=request.actor, back=_back(request)),
    )
    ticked = [str(each) for each in form["participants"].value() or ()]
    return {
        "form": form,
        "problems": [message for each in form.errors.values() for message in each],
        "place": place,
        "channels": channel_chips(form["channel"].value() or ""),
        "persons": [] if place.present else person_chips(place.persons, ticked, place.phrases),
        "written": _written(request, place),
    }


def _written(request: Request, place: Place) -> Written | None:
    """What `?vastgelegd=` names, if the viewer may see it."""
    id = read_id(request.GET.get(WRITTEN))
    if id is None:
        return None
    activity = (
        Activity.objects.visible_to(request.actor)
        .contact_moments()
        .select_related("person", "relation")
        .filter(pk=id)
        .first()
    )
    if activity is None:
        return None
    took_part = participants_of(activity, request.actor)
    offered = list({each.pk: each for each in (*took_part, *place.persons)}.values())
    back = _back(request)
    return Written(
        activity,
        called(activity),
        channel_chips(activity.channel),
        person_chips(offered, {str(each.pk) for each in took_part}, {}) if all_seen(activity, took_part) else [],
        AndThenForm(viewer=request.actor, back=back),
        f"{request.path}{query(request.GET, **{WRITTEN: str(id)})}",
        back,
    )


def all_seen(activity: Activity, seen: Sequence[Party]) -> bool:
    """Whether these are all who took part; where some are hidden from the viewer he does not change who did (P4)."""
    return Participant.objects.filter(activity=activity).count() == len(seen)


def _back(request: Request) -> str:
    """This page without what was written."""
    asked = query(request.GET, **{WRITTEN: None})
    return request.path if asked == "?" else f"{request.path}{asked}"


COLUMN.add("jotting", ColumnPart("jotting", 10, "activities/jotting/column.html", _column))
