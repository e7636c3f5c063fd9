"""The timeline as a file: every document of it that its viewer may take away."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.kernel.actors import Actor
from relaas.overviews.columns import Column, Look
from relaas.overviews.sheet import Sheet
from relaas.parties.models import Party
from relaas.parties.timeline.reading import rows_of
from relaas.parties.timeline.sources import SOURCES
from relaas.web import formats

MOST = 10_000


def sheet_of(party: Party, viewer: Actor, *, kind: str = "") -> Sheet:
    """Date, kind, number, total, status and reference; rooms that the viewer may not export from are left out."""
    ours = [source for source in SOURCES if viewer.may(source.export_right)]
    rows = rows_of(party, viewer, kind=kind, limit=MOST, sources=ours)
    columns = [
        Column("day", _("Date"), text=formats.day, look=Look.DAY),
        Column("kind", _("Kind")),
        Column("number", _("Number")),
        Column("total", _("Total excl. VAT"), text=_amount, look=Look.MONEY),
        Column("status", _("Status")),
        Column("reference", _("Reference")),
    ]
    told = [str(source.kinds[kind]) for source in SOURCES if kind in source.kinds]
    return Sheet(
        _("Timeline of %(name)s") % {"name": party.name},
        columns,
        [(formats.as_day(each.at), each.kind, each.number, each.total, each.status, each.reference) for each in rows],
        counts=lambda count: ngettext("%(num)s document", "%(num)s documents", count) % {"num": formats.number(count)},
        maker=viewer.name,
        told=told,
    )


def _amount(value: Decimal) -> str:
    return formats.number(value, 2)
