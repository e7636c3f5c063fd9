"""All open actions of a colleague go to another (A5)."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.activities.bulk.of_a_colleague import AT_ONCE, count_open_actions, hand_over_all
from relaas.activities.forms.deeds import HandOverAllForm
from relaas.activities.rights import ASSIGN
from relaas.kernel.row_ids import read_id
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.formats import number
from relaas.web.rights import Request, needs


@needs(ASSIGN)
def hand_over_everything(request: Request) -> HttpResponse:
    """Of whom, with how many, and to whom. More than 500 are a job."""
    asked = request.GET.get("van", "")
    of = User.objects.visible_to(request.actor).filter(pk=read_id(asked)).first()
    sent = request.POST if request.method == "POST" else None
    form = HandOverAllForm(sent, viewer=request.actor, initial={"of": of})
    if form.is_valid():
        given = form.values
        went = form.outcome(lambda: hand_over_all(given["of"], to=given["to"], by=request.actor))
        if went is not None:
            return _gone(request, given["of"], went)
    return page(request, "activities/hand_over_all.html", {"of": of, "count": of and count_open_actions(of)}, form=form)


def _gone(request: Request, of: User, went: int) -> HttpResponse:
    if went > AT_ONCE:
        toasts.done(request, _("The actions are being handed over"), undoable=False)
        return SeeOther(reverse("desk:jobs"))
    said = _("Handed over: %(count)s.") % {"count": number(went)}
    left = count_open_actions(of)
    stayed = _("Stayed with %(name)s: %(count)s.") % {"name": of.name, "count": number(left)} if left else ""
    toasts.done(request, f"{said} {stayed}".strip(), undoable=bool(went))
    return SeeOther(reverse("activities:actions"))
