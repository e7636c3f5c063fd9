"""Which document scheme each of our own bodies works by (T2a)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from relaas.administrations.models import Administration
from relaas.kernel import clock
from relaas.parties.views.frame import saved, sent
from relaas.terms.document_schemes import set_default_scheme
from relaas.terms.forms.lists import DefaultSchemeForm
from relaas.terms.lists import DOCUMENT_SCHEMES
from relaas.terms.models import AdministrationTerms
from relaas.terms.rights import MAINTAIN
from relaas.web.answers import SeeOther
from relaas.web.rights import Request, needs


@needs(MAINTAIN)
def edit(request: Request, id: int) -> HttpResponse:
    administration = get_object_or_404(Administration.objects.visible_to(request.actor), pk=id)
    terms = AdministrationTerms.objects.filter(administration=administration).first()
    record = terms or AdministrationTerms(administration=administration)
    form = DefaultSchemeForm(*sent(request), record=record, today=clock.today())

    def choose() -> None:
        set_default_scheme(administration, document_scheme=form.values["document_scheme"], by=request.actor)

    if saved(request, form, _("Default document scheme changed"), choose):
        return SeeOther(DOCUMENT_SCHEMES.url)
    return DOCUMENT_SCHEMES.draw(request, form, edited=administration)
