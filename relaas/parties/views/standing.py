"""How a party stands with us: checked, creditworthy (T2c), archived, deleted (P10)."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.kernel.policy import Act, answer, answers
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties import archiving, checked, editing
from relaas.parties.forms.standing import CreditForm
from relaas.parties.models import Kind
from relaas.parties.paths import list_of, page_of
from relaas.parties.rights import ARCHIVE, CHANGE, CHECK, DELETE, JUDGE_CREDIT, READ
from relaas.parties.views.frame import done, edited, find_party, sent
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs


@require_POST
@needs(CHECK)
def check(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    return done(request, party, _("Marked as checked"), lambda: checked.check(party, by=request.actor))


@require_POST
@needs(CHECK)
def uncheck(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    return done(request, party, _("No longer marked as checked"), lambda: checked.uncheck(party, by=request.actor))


@needs(JUDGE_CREDIT)
def credit(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    form = CreditForm(*sent(request), record=party)

    def judge() -> None:
        worthy, reason = form.values["creditworthy"], form.values["creditworthy_reason"]
        editing.judge_credit(party, creditworthy=worthy, reason=reason, by=request.actor)

    return edited(request, party, "credit", form, _("Creditworthiness changed"), judge)


@require_POST
@needs(ARCHIVE)
def archive(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    said = _("%(name)s archived") % {"name": party.name}
    return done(request, party, said, lambda: archiving.archive(party, by=request.actor))


@require_POST
@needs(ARCHIVE)
def restore(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    said = _("%(name)s taken back from the archive") % {"name": party.name}
    return done(request, party, said, lambda: archiving.restore(party, by=request.actor))


@needs(DELETE)
def delete(request: Request, kind: Kind, id: int) -> HttpResponse:
    """What stands in the way, or the question whether it must go."""
    party = find_party(request, kind, id)
    if request.method == "POST":
        try:
            archiving.delete(party, by=request.actor)
        except Refused as refusal:
            return refused(request, refusal, page_of(party))
        toasts.done(request, _("%(name)s deleted") % {"name": party.name})
        return SeeOther(list_of(kind))
    says = answer(Act.DELETE, {subject_of(party)}, request.actor)
    return page(request, "parties/delete.html", {"party": party, "rulings": says.rulings, "leave": page_of(party)})


@require_POST
@needs(CHANGE)
def take_in(request: Request, id: int) -> HttpResponse:
    """P2: into the relation system; it has no role there yet."""
    return _keep_as_relation(request, id, _("Taken into the relation system"), True)


@require_POST
@needs(CHANGE)
def take_out(request: Request, id: int) -> HttpResponse:
    """P2: out of the relation system, with all that is kept of it."""
    return _keep_as_relation(request, id, _("Taken out of the relation system"), False)


def _keep_as_relation(request: Request, id: int, said: str, is_relation: bool) -> HttpResponse:
    party = find_party(request, Kind.ORGANIZATION, id)
    roles = party.roles if is_relation else ()

    def change() -> None:
        editing.change_roles(party, roles=roles, is_relation=is_relation, by=request.actor)

    return done(request, party, said, change)


@needs(READ)
def allowed(request: Request, kind: Kind, id: int) -> HttpResponse:
    """C11: what may be done with this party now: every act that there is, with all that the law says of it."""
    party = find_party(request, kind, id)
    said = answers({subject_of(party)}, request.actor)
    return page(request, "parties/allowed.html", {"party": party, "answers": said, "leave": page_of(party)})
