"""Who a party is: its page, the first card, its head office, the user that a person is."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.parties import branching, editing
from relaas.parties.cards import Editing
from relaas.parties.forms.identity import OrganizationForm, PersonForm
from relaas.parties.forms.likely import Likely
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.forms.standing import UserLinkForm
from relaas.parties.models import Kind, Party
from relaas.parties.paths import page_of
from relaas.parties.rights import ASSIGN, CHANGE, READ
from relaas.parties.views.frame import done, draw, edited, find_party, find_shown, sent
from relaas.parties.views.likely import waits_for_answer
from relaas.parties.views.picking import picked, picking
from relaas.web.answers import SeeOther
from relaas.web.rights import Request, needs


@needs(READ)
def relation(request: Request, id: int) -> HttpResponse:
    """An organization; the address of a person under `/relaties/` leads to its own page."""
    party = find_shown(request, id)
    return draw(request, party) if party.is_organization else SeeOther(page_of(party))


@needs(READ)
def person(request: Request, id: int) -> HttpResponse:
    party = find_shown(request, id)
    if not party.is_person:
        raise Http404
    return draw(request, party)


@needs(CHANGE)
def edit_organization(request: Request, id: int) -> HttpResponse:
    party = find_party(request, Kind.ORGANIZATION, id)
    form = OrganizationForm(*sent(request), record=party)
    form.likely = Likely(Kind.ORGANIZATION, without=party.pk)
    if _becomes_another(request, form, party, {"name", "legal_name", "kvk", "vat_number", "rsin", "oin", "domain"}):
        return draw(request, party, Editing("identity", form))

    def change() -> None:
        editing.change_organization(party, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, party, "identity", form, _("Organization changed"), change)


@needs(CHANGE)
def edit_person(request: Request, id: int) -> HttpResponse:
    party = find_party(request, Kind.PERSON, id)
    form = PersonForm(*sent(request), record=party)
    form.likely = Likely(Kind.PERSON, without=party.pk)
    if _becomes_another(request, form, party, {"first_name", "nickname", "initials", "prefix", "last_name"}):
        return draw(request, party, Editing("identity", form))

    def change() -> None:
        editing.change_person(party, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, party, "identity", form, _("Person changed"), change)


def _becomes_another(request: Request, form: PartyForm, party: Party, telling: set[str]) -> bool:
    """Whether who it is changes, into somebody that is likely there already; then the form comes back first (P11)."""
    if request.method != "POST" or not form.is_valid() or not telling.intersection(form.changed_data):
        return False
    return waits_for_answer(request, form, Kind(party.kind), party=party)


@needs(CHANGE)
def head_office(request: Request, id: int) -> HttpResponse:
    """Look for the organization that this one belongs to; choosing one (or none) is a click."""
    party = find_party(request, Kind.ORGANIZATION, id)
    if request.method == "POST":
        parent = picked(request, Kind.ORGANIZATION)
        said = _("Head office set") if parent else _("No head office any more")
        return done(request, party, said, lambda: branching.set_branch_of(party, parent=parent, by=request.actor))
    return draw(request, party, Editing("head-office", picking=picking(request, Kind.ORGANIZATION, without=party)))


@needs(ASSIGN)
def link_user(request: Request, id: int) -> HttpResponse:
    party = find_party(request, Kind.PERSON, id)
    users = User.objects.visible_to(request.actor).active().by_name()
    form = UserLinkForm(*sent(request), record=party, users=users)

    def link() -> None:
        editing.link_user(party, user=form.values["user"], by=request.actor)

    return edited(request, party, "user", form, _("User changed"), link)
