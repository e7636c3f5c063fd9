"""The tab *Registratie en familie* (P5), where a look is a look, and the card of personal details (P14)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.administrations.models import Administration
from relaas.kernel.subjects import subject_of
from relaas.parties import personal_details, private_data
from relaas.parties.forms.private import FamilyMemberForm, PersonalDetailsForm, PrivateDataForm
from relaas.parties.models import FamilyMember, Kind, Party, PersonalDetails, PrivateData
from relaas.parties.past_page import PARAMETER
from relaas.parties.private_cards import DATA, DATA_EDITED, FAMILY, MEMBER_EDITED, PRIVATE, SHOWN, SHOWN_AS_OF
from relaas.parties.rights import CHANGE_PERSONAL, CHANGE_PRIVATE, READ_PERSONAL, READ_PRIVATE
from relaas.parties.views.frame import done, draw, edited, find_party, find_shown, sent
from relaas.story.looks import log_look
from relaas.web.answers import SeeOther
from relaas.web.rights import Request, needs


@needs(READ_PRIVATE)
def show(request: Request, id: int) -> HttpResponse:
    """The tab with what stands there, now or as of a day; who asked is written down before anything is shown."""
    party = find_shown(request, id)
    if not party.is_person:
        raise Http404
    log_look(subject_of(party), party.name, SHOWN_AS_OF if PARAMETER in request.GET else SHOWN, by=request.actor)
    return _kept_nowhere(draw(request, party, tab=PRIVATE, reveals=True))


@needs(READ_PRIVATE)
@needs(CHANGE_PRIVATE)
def edit(request: Request, id: int) -> HttpResponse:
    party = find_party(request, Kind.PERSON, id)
    record = PrivateData.objects.filter(party=party).first() or PrivateData(party=party)
    form = PrivateDataForm(*sent(request), record=record, with_bsn=Administration.objects.keeping_bsn().exists())

    def change() -> None:
        private_data.change_private_data(party, facts=form.values, seen=form.seen, by=request.actor)

    answer = edited(request, party, DATA, form, _("Private data changed"), change)
    return _logged(request, party, DATA_EDITED, answer) if record.pk else answer


@require_POST
@needs(CHANGE_PRIVATE)
def remove(request: Request, id: int) -> HttpResponse:
    party = find_party(request, Kind.PERSON, id)
    said = _("Private data removed")
    return done(request, party, said, lambda: private_data.remove_private_data(party, by=request.actor), card=DATA)


@require_POST
@needs(CHANGE_PRIVATE)
def remove_bsn(request: Request, id: int) -> HttpResponse:
    party = find_party(request, Kind.PERSON, id)

    def forget() -> None:
        private_data.change_private_data(party, facts={"bsn": ""}, by=request.actor)

    return done(request, party, _("BSN removed"), forget, card=DATA)


@needs(READ_PRIVATE)
@needs(CHANGE_PRIVATE)
def new_member(request: Request, id: int) -> HttpResponse:
    party = find_party(request, Kind.PERSON, id)
    form = FamilyMemberForm(*sent(request))

    def add() -> None:
        private_data.add_family_member(party, facts=form.values, by=request.actor)

    return edited(request, party, FAMILY, form, _("Family member added"), add)


@needs(READ_PRIVATE)
@needs(CHANGE_PRIVATE)
def edit_member(request: Request, id: int, row: int) -> HttpResponse:
    party = find_party(request, Kind.PERSON, id)
    member = get_object_or_404(FamilyMember, party=party, pk=row)
    form = FamilyMemberForm(*sent(request), record=member)

    def change() -> None:
        private_data.change_family_member(member, facts=form.values, seen=form.seen, by=request.actor)

    answer = edited(request, party, FAMILY, form, _("Family member changed"), change, row=row)
    return _logged(request, party, MEMBER_EDITED, answer)


@require_POST
@needs(CHANGE_PRIVATE)
def remove_member(request: Request, id: int, row: int) -> HttpResponse:
    party = find_party(request, Kind.PERSON, id)
    member = get_object_or_404(FamilyMember, party=party, pk=row)
    said = _("Family member removed")
    return done(request, party, said, lambda: private_data.remove_family_member(member, by=request.actor), card=FAMILY)


@needs(READ_PERSONAL)
@needs(CHANGE_PERSONAL)
def edit_personal(request: Request, id: int) -> HttpResponse:
    party = find_party(request, Kind.PERSON, id)
    record = PersonalDetails.objects.filter(party=party).first() or PersonalDetails(party=party)
    form = PersonalDetailsForm(*sent(request), record=record)

    def change() -> None:
        personal_details.change_personal_details(party, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, party, "personal-details", form, _("Personal details changed"), change)


def _logged(request: Request, party: Party, what: str, answer: HttpResponse) -> HttpResponse:
    """An answer in which private data stands, once it is written down that it was given."""
    if isinstance(answer, SeeOther):
        return answer
    log_look(subject_of(party), party.name, what, by=request.actor)
    return _kept_nowhere(answer)


def _kept_nowhere(answer: HttpResponse) -> HttpResponse:
    """No browser and no proxy keeps it: seeing it again is another look."""
    answer.headers["Cache-Control"] = "no-store"
    return answer
