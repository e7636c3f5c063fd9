"""The page *Versturen*: a document of a contract, to whom it goes and what the mail says (K8)."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from relaas.contracts.forms.mail import MailForm
from relaas.contracts.mailing.page import MailPage
from relaas.contracts.mailing.verbs import mail_drawn
from relaas.contracts.rights import CHANGE
from relaas.contracts.views.frame import back_to, find_contract, lacks_right, sent
from relaas.documents.rendering import CannotRender
from relaas.parties.views.once import mark_of
from relaas.story.once import WrittenAlready, marked
from relaas.web import toasts
from relaas.web.answers import page
from relaas.web.rights import Request, needs


@needs(CHANGE)
def send(request: Request, id: int) -> HttpResponse:
    """`?soort=` which document, `?taal=` in which language; without them the usual one, in the relation's."""
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    shown = MailPage(request, contract)
    form = MailForm(*sent(request), initial=shown.initial)
    if _mailed(request, shown, form):
        return back_to(contract)
    return page(request, "contracts/mail.html", {"page": shown, "contract": contract}, form=form)


def _mailed(request: Request, shown: MailPage, form: MailForm) -> bool:
    """Put it in the outbox, when the form was sent in and is right. Sent in twice it goes once."""
    if request.method != "POST" or not form.is_valid():
        return False
    letter = form.letter(sender_name=shown.contract.administration.name, reply_to=shown.reply_to)
    which = (shown.contract, shown.kind, shown.language)
    try:
        with marked(mark_of(request, form)):
            if not form.carry_out(mail_drawn, *which, letter, seen=shown.seen, by=request.actor):
                return False
    except WrittenAlready:
        return True
    except CannotRender:
        form.add_error(None, _("The document could not be made now. Try again in a moment."))
        return False
    said = _("%(what)s is being sent") if shown.is_set_up else _("%(what)s waits in the outbox")
    toasts.done(request, said % {"what": shown.kind.label}, undoable=False)
    return True
