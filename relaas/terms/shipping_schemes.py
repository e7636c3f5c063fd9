"""Verbs: the maintained list of shipping costs (C7)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.amounts import check_money
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given
from relaas.parties.facts.changes import put
from relaas.parties.maintained.keeping import delete_row, read_row, tell_of
from relaas.terms.facts import SHIPPING_FACTS
from relaas.terms.models import ShippingBand, ShippingScheme
from relaas.terms.rights import MAINTAIN
from relaas.terms.rules import Band, problem_of
from relaas.terms.sentences import BANDS_CHANGED, SHIPPING
from relaas.web.formats import money

type GivenBands = Sequence[Given]

MOST_BANDS = 20


@verb("terms.add_shipping_scheme", act=Act.CHANGE, right=MAINTAIN, on=())
def add_shipping_scheme(*, facts: Given, bands: GivenBands, by: Actor) -> ShippingScheme:
    """Add shipping costs: a name, and bands of `from_amount` and `cost` in euros (empty ones are left out).

    A single band is a fixed cost; a last one of nothing is free from there. Refuses no bands, a first one that does not
    begin at nothing, and two that begin at the same amount (`bands_none`, `bands_start`, `bands_twice`).
    """
    scheme, checking = ShippingScheme(), Checking()
    values = read_row(scheme, SHIPPING_FACTS, {"name": "", **facts}, checking)
    read = _read_bands(bands, checking)
    checking.refuse_problems()
    put(scheme, values, SHIPPING_FACTS)
    scheme.save()
    _write_bands(scheme, read)
    tell_of(scheme, SHIPPING.added, by)
    return scheme


@verb("terms.change_shipping_scheme", act=Act.CHANGE, right=MAINTAIN, on=("scheme",))
def change_shipping_scheme(
    scheme: ShippingScheme, *, facts: Given, bands: GivenBands | None = None, seen: Given | None = None, by: Actor
) -> None:
    """Change its name, its end, and with `bands` all of its bands; refuses as adding does."""
    check_unchanged(scheme, seen)
    checking, name = Checking(), scheme.name
    values = read_row(scheme, SHIPPING_FACTS, facts, checking)
    read = None if bands is None else _read_bands(bands, checking)
    checking.refuse_problems()
    changes = put(scheme, values, SHIPPING_FACTS)
    if changes.columns:
        scheme.save()
        tell_of(scheme, SHIPPING.changed, by, changes=changes.told, name=name)
    if read is not None and read != bands_of(scheme):
        scheme.bands.all().delete()
        _write_bands(scheme, read)
        tell_of(scheme, BANDS_CHANGED, by, bands=told_bands(read))


@verb("terms.delete_shipping_scheme", act=Act.DELETE, right=MAINTAIN, on=("scheme",))
def delete_shipping_scheme(scheme: ShippingScheme, *, by: Actor) -> None:
    """Delete shipping costs that no relation has (K6)."""
    delete_row(scheme, SHIPPING, by=by)


def bands_of(scheme: ShippingScheme) -> list[Band]:
    """What it costs, from the lowest amount up."""
    return sorted(Band(band.from_amount, band.cost) for band in scheme.bands.all())


def told_bands(bands: Sequence[Band]) -> str:
    """*€ 7,50; vanaf € 500,00 gratis*."""
    return "; ".join(_told(band) for band in bands)


def _told(band: Band) -> str:
    cost = money(band.cost) if band.cost else _("free")
    return (
        _("from %(amount)s %(cost)s") % {"amount": money(band.from_amount), "cost": cost} if band.from_amount else cost
    )


def _read_bands(given: GivenBands, checking: Checking) -> list[Band]:
    """The bands that are filled in, in their order; problems stand at `bands.3.cost`."""
    filled = {place: row for place, row in enumerate(given) if any(_is_filled(value) for value in row.values())}
    read = [_read_band(place, row, checking) for place, row in filled.items()]
    if len(filled) > MOST_BANDS:
        checking.add("bands_many", _("At most %(most)d bands.") % {"most": MOST_BANDS}, "bands.0.from_amount")
    bands = sorted(band for band in read if band)
    problem = problem_of(bands) if len(bands) == len(filled) else ""
    if problem:
        messages = {
            "bands_none": _("Say what sending costs."),
            "bands_start": _("The first band begins at 0."),
            "bands_twice": _("Two bands begin at the same amount."),
        }
        checking.add(problem, messages[problem], f"bands.{next(iter(filled), 0)}.from_amount")
    return bands


def _read_band(place: int, row: Given, checking: Checking) -> Band | None:
    with checking.inside(f"bands.{place}"):
        amounts = [checking.value(name, _required_money, row.get(name)) for name in ("from_amount", "cost")]
    return None if None in amounts else Band(*amounts)  # type: ignore[arg-type]  # none of them is None


def _required_money(given: Any) -> Any:
    amount = check_money(given)
    if amount is None:
        raise Refused("required", _("Fill this in."))
    return amount


def _is_filled(value: Any) -> bool:
    return value is not None and value != ""


def _write_bands(scheme: ShippingScheme, bands: Sequence[Band]) -> None:
    ShippingBand.objects.bulk_create(
        ShippingBand(scheme=scheme, from_amount=band.from_amount, cost=band.cost) for band in bands
    )
