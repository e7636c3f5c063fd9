"""Drawing the form of an activity, with whom and about what it is above it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from relaas.activities.forms.activity import ActivityForm
from relaas.activities.models import Activity, ActivityKind
from relaas.activities.naming import called
from relaas.activities.standing import Place
from relaas.activities.views.frame import CHOOSE, NEXT, asked_next, page_beside, picking_party
from relaas.kernel import subjects
from relaas.kernel.subjects import subject_of
from relaas.parties.cards import Editing
from relaas.parties.paths import page_of
from relaas.web.answers import page
from relaas.web.rights import Request


@dataclass(frozen=True)
class FormPage:
    """What the template knows of the page: with `editing.picking` a relation is chosen first."""

    request: Request
    kind: ActivityKind
    place: Place
    here: str
    activity: Activity | None = None
    follows: Activity | None = None
    editing: Editing | None = None

    @property
    def about(self) -> str:
        """What it is about, by name."""
        about = self.place.about
        return subjects.labels([about]).get(about, "") if about else ""

    @property
    def next(self) -> str:
        """Where the form goes on to, when whoever led here said so."""
        return asked_next(self.request)

    @property
    def choosing(self) -> str:
        """The address at which another relation is chosen."""
        asked = self.request.GET.copy()
        asked[CHOOSE] = "1"
        if NEXT in asked and not self.next:
            del asked[NEXT]
        return f"?{asked.urlencode()}"


def draw(
    request: Request,
    kind: ActivityKind,
    form: ActivityForm,
    place: Place,
    *,
    activity: Activity | None = None,
    follows: Activity | None = None,
) -> HttpResponse:
    """The page with the form; or with `?kies=` who to choose for it."""
    where = activity or Activity(kind=kind, relation=place.relation, person=place.person)
    back = subjects.url(subject_of(activity)) if activity else page_beside(where)
    choosing = {CHOOSE, "zoek"} & request.GET.keys() and request.method != "POST"
    editing = Editing("relation", picking=picking_party(request)) if choosing else None
    shown = FormPage(request, kind, place, back, activity, follows, editing)
    context: dict[str, Any] = {"page": shown, "kind": kind, "place": place, "called": called, "page_of": page_of}
    return page(request, "activities/form.html", context, form=form)
