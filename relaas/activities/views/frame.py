"""What the pages of activities share: finding one, with whom it is, and where to go on to."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme

from relaas.activities.about import ABOUT
from relaas.activities.models import Activity
from relaas.activities.standing import Place, standing_of
from relaas.kernel import subjects
from relaas.kernel.row_ids import read_id
from relaas.kernel.subjects import Subject
from relaas.parties.cards import Picking
from relaas.parties.models import Kind, Party
from relaas.parties.paths import page_of
from relaas.parties.picking import OFFERED
from relaas.parties.searching import find_parties
from relaas.web.rights import Request

RELATION, PERSON, FOLLOWS, CHOOSE, NEXT = "relatie", "persoon", "volgt", "kies", "next"
_SHOWN = ("relation", "person", "category", "performer", "made_by", "done_by", "follows")


def visible_activities(request: Request) -> QuerySet[Activity]:
    """What the viewer may see (U2), with what its page shows."""
    seen = Activity.objects.visible_to(request.actor).select_related(*_SHOWN)
    return seen.defer("relation__search_text", "person__search_text", "follows__search_text")


def find_activity(request: Request, id: int) -> Activity:
    """The activity, if the viewer may see it; otherwise 404."""
    return get_object_or_404(visible_activities(request), pk=id)


def number_in(request: HttpRequest, name: str) -> int | None:
    """An id in the address; None for what is none."""
    return read_id(request.GET.get(name))


def asked_next(request: HttpRequest) -> str:
    """Where whoever led here wants to go on to, if that is a page of ours; else empty."""
    asked = request.POST.get(NEXT, "") or request.GET.get(NEXT, "")
    return asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}) else ""


def followed(request: Request) -> Activity | None:
    """What a new one follows (`?volgt=`), if the viewer may see it."""
    id = number_in(request, FOLLOWS)
    return visible_activities(request).filter(pk=id).first() if id else None


def asked_place(request: Request, now: Place) -> Place:
    """With whom and about what the address says that it is; what it leaves out is as it is `now`.

    Who is no relation but a person of one is its person. What the viewer may not see is as good as not named.
    """
    relation, person = (_party(request, name) for name in (RELATION, PERSON))
    if relation and relation.is_person and not relation.is_relation:
        relation, person = None, person or relation
    about = _about(request) or (None if relation and relation != now.relation else now.about)
    standing = standing_of(about)
    if relation and relation != now.relation and not person:
        return Place(relation, None, about, standing.right if standing else "")
    return Place(
        (standing.relation if standing else None) or relation or now.relation,
        person or now.person,
        about,
        standing.right if standing else "",
    )


def picking_party(request: Request) -> Picking:
    """What was typed so far and who answers to it, organizations and persons."""
    typed = request.GET.get("zoek", "")
    found = find_parties(typed, request.actor, most=OFFERED)
    asked = {FOLLOWS: request.GET.get(FOLLOWS, ""), NEXT: asked_next(request)}
    along = {name: value for name, value in asked.items() if value}
    return Picking(Kind.ORGANIZATION, RELATION, typed, found, {}, along)


def page_beside(activity: Activity) -> str:
    """Where one goes on to after it: the page of what it is about, of its relation or person, or the first page."""
    if activity.about and activity.about_kind in ABOUT and subjects.existing([activity.about]):
        return subjects.url(activity.about)
    party = activity.relation or activity.person
    return page_of(party) if party else "/"


def _party(request: Request, name: str) -> Party | None:
    id = number_in(request, name)
    return Party.objects.visible_to(request.actor).filter(pk=id).first() if id else None


def _about(request: Request) -> Subject | None:
    for about in ABOUT:
        if id := number_in(request, about.word):
            subject = Subject(about.kind, id)
            return subject if subjects.visible([subject], request.actor) else None
    return None
