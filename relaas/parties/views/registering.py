"""The pages *Nieuwe relatie* and *Nieuwe persoon*."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.kernel import subjects
from relaas.parties.forms.likely import Likely
from relaas.parties.forms.registering import NewPersonForm, NewRelationForm, RegisteringForm
from relaas.parties.models import Kind, Party
from relaas.parties.paths import list_of, page_of
from relaas.parties.registration import register_organization, register_person
from relaas.parties.rights import ASSIGN, CHANGE
from relaas.parties.views.frame import sent
from relaas.parties.views.likely import waits_for_answer
from relaas.parties.views.once import mark_of
from relaas.parties.views.picking import picked
from relaas.story.once import WrittenAlready, marked, refuse_a_second
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs


@needs(CHANGE)
def relation(request: Request) -> HttpResponse:
    """With `?naam=` for somebody who was looked for and not found."""
    asked = {"name": request.GET.get("naam", "")}
    form = NewRelationForm(*sent(request), users=_assignable(request), initial=asked)
    form.likely = Likely(Kind.ORGANIZATION)
    address = _registered(request, form, lambda: register_organization(**form.registration, by=request.actor))
    return SeeOther(address) if address else page(request, "parties/new_relation.html", form=form)


@needs(CHANGE)
def person(request: Request) -> HttpResponse:
    """With `?organisatie=<id>` somebody who works there."""
    employer = picked(request, Kind.ORGANIZATION)
    form = NewPersonForm(*sent(request), users=_assignable(request), with_employment=employer is not None)

    form.likely = Likely(Kind.PERSON, employer=employer.pk if employer else None)

    def register() -> Party:
        return register_person(**form.registration, organization=employer, by=request.actor)

    address = _registered(request, form, register, employer)
    return SeeOther(address) if address else page(request, "parties/new_person.html", {"employer": employer}, form=form)


def _registered(
    request: Request, form: RegisteringForm, register: Callable[[], Party], employer: Party | None = None
) -> str:
    """The address to go on to, when the form was sent in and is right. Sent in twice it registers once.

    Where somebody is likely there already it comes back, until the answer is that this is another one (P11).
    """
    if request.method != "POST" or not form.is_valid():
        return ""
    mark = mark_of(request, form)
    try:
        if waits_for_answer(request, form, form.kind, employer=employer):
            refuse_a_second(mark)  # who is likely the same may be the one that was sent in just before
            return ""
        with marked(mark):
            party = form.outcome(register)
    except WrittenAlready as before:
        subject = before.subject()
        return (subject and subjects.url(subject)) or list_of(form.kind)
    if party is None:
        return ""
    toasts.done(request, _("%(name)s added") % {"name": party.name})
    return page_of(party)


def _assignable(request: Request) -> QuerySet[User]:
    """Who can be made account manager, by those who may assign one."""
    users: QuerySet[User] = User.objects.visible_to(request.actor).active().by_name()
    return users if request.actor.may(ASSIGN) else users.none()
