"""What the menu *Meer* offers of this: the vCard that every program reads, and the newer one."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from relaas.parties.cards import PartyPage
from relaas.parties.header import LINKS, Link, Source
from relaas.parties.vcards.writing import Version

_LABELS = {Version.THREE: _("vCard for Outlook and iPhone"), Version.FOUR: _("vCard 4.0")}


def _links(page: PartyPage) -> Iterable[Link]:
    for version, label in _LABELS.items():
        url = reverse("parties:vcard", args=[page.party.kind, page.party.pk, version])
        yield Link(label, url, "contact", downloads=True)


LINKS.add("vcards", Source("vcards", 90, _links))
