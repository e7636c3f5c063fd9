"""The card *Bereikbaar via* (P8)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.parties import channels
from relaas.parties.forms.reaching import ChannelForm
from relaas.parties.models import Channel, Kind
from relaas.parties.rights import CHANGE
from relaas.parties.views.frame import done, edited, find_party, sent
from relaas.web.rights import Request, needs


@needs(CHANGE)
def new(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    form = ChannelForm(*sent(request))

    def add() -> None:
        channels.add_channel(party, facts=form.values, by=request.actor)

    return edited(request, party, "channels", form, _("Added"), add)


@needs(CHANGE)
def edit(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    channel = get_object_or_404(Channel, party=party, pk=row)
    form = ChannelForm(*sent(request), record=channel)

    def change() -> None:
        channels.change_channel(channel, facts=form.values, seen=form.seen, by=request.actor)

    said = _("%(type)s changed") % {"type": channel.get_type_display()}
    return edited(request, party, "channels", form, said, change, row=row)


@require_POST
@needs(CHANGE)
def remove(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    channel = get_object_or_404(Channel, party=party, pk=row)
    said = _("%(type)s removed") % {"type": channel.get_type_display()}
    return done(request, party, said, lambda: channels.remove_channel(channel, by=request.actor))


@require_POST
@needs(CHANGE)
def set_default(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    channel = get_object_or_404(Channel, party=party, pk=row)
    return done(request, party, _("Default set"), lambda: channels.set_default_channel(channel, by=request.actor))
