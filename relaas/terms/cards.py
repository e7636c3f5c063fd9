"""What this room hangs on the page of a party: three cards on *Stamgegevens*, pills, banners and links at the top."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from relaas.parties.cards import PartyPage
from relaas.parties.header import BADGES, BANNERS, LINKS, Badge, Banner, Deed, Link, Source
from relaas.parties.languages import language_name
from relaas.parties.models import Kind, Party
from relaas.parties.tab_cards import CARDS, MASTER_DATA, Card
from relaas.terms.models import CombinationMember, Measure, MeasureKind, RelationTerms
from relaas.terms.rights import CHANGE, COMBINE, CONTROL, READ
from relaas.web.formats import day


@dataclass(frozen=True)
class MeasureLine:
    """One kind of measure as its card shows it, with what is set, if anything. `is_over`: it no longer counts."""

    kind: MeasureKind
    measure: Measure | None
    is_over: bool
    is_coming: bool
    url: str

    @property
    def days(self) -> str:
        return days_of(self.measure) if self.measure else ""


def days_of(measure: Measure) -> str:
    """*van 01-12-2026 t/m 31-12-2026*."""
    parts = [pgettext("measure", "from %(day)s") % {"day": day(measure.from_day)}] if measure.from_day else []
    if measure.last_day:
        parts.append(pgettext("measure", "through %(day)s") % {"day": day(measure.last_day)})
    return " ".join(parts)


def _measures(page: PartyPage) -> dict[str, Measure]:
    """Those of this party, by kind: the one query of the header."""
    return {measure.kind: measure for measure in page.rows(Measure, party=page.party)}


def _in_force(page: PartyPage) -> list[Measure]:
    if not page.viewer.may(READ):
        return []
    found, on = page.once(_measures), page.as_of or page.today
    return [found[kind] for kind in MeasureKind if kind in found and found[kind].counts(on)]


def _terms(page: PartyPage) -> RelationTerms:
    found = page.rows(RelationTerms, "document_scheme", "shipping_scheme", party=page.party)
    return found[0] if found else RelationTerms(party=page.party)


def _seen(page: PartyPage, rows: list[CombinationMember], end: str) -> list[CombinationMember]:
    """Those of which the viewer may see the other party too (U2), by name."""
    ids = {getattr(row, f"{end}_id") for row in rows}
    visible = set(Party.objects.visible_to(page.viewer).filter(pk__in=ids).values_list("pk", flat=True)) if ids else ()
    shown = [row for row in rows if getattr(row, f"{end}_id") in visible]
    return sorted(shown, key=lambda row: (getattr(row, end).sort_name, row.pk))


def _invoicing(page: PartyPage) -> Mapping[str, Any]:
    joined = page.rows(CombinationMember, "combination", member=page.party)
    return {
        "terms": page.once(_terms),
        "memberships": _seen(page, joined, "combination"),
        "may_change": page.may(CHANGE),
        "language": language_name(page.party.language),
    }


def _control(page: PartyPage) -> Mapping[str, Any]:
    found, on = page.once(_measures), page.as_of or page.today
    lines = []
    for kind in MeasureKind:
        measure = found.get(kind)
        is_over, is_coming = (measure.is_over(on), measure.is_coming(on)) if measure else (False, False)
        lines.append(MeasureLine(kind, measure, is_over, is_coming, _url(page, kind)))
    return {"terms": page.once(_terms), "lines": lines, "may_control": page.may(CONTROL)}


def _combination(page: PartyPage) -> Mapping[str, Any]:
    is_one = page.once(_terms).is_combination
    rows = page.rows(CombinationMember, "member", combination=page.party) if is_one else []
    return {"is_one": is_one, "members": _seen(page, rows, "member"), "may_combine": page.may(COMBINE)}


def _badges(page: PartyPage) -> Iterable[Badge]:
    for measure in _in_force(page):
        kind = MeasureKind(measure.kind)
        yield Badge(kind.label, kind.tone)


def _banners(page: PartyPage) -> Iterable[Banner]:
    """Why, who, since when and until when; and for who may, the click that lifts it."""
    for measure in _in_force(page):
        kind = MeasureKind(measure.kind)
        set_by = _("by %(name)s, %(day)s") % {"name": measure.set_by_name, "day": day(measure.set_at)}
        text = " · ".join(part for part in (measure.reason, set_by, days_of(measure)) if part)
        deed = None
        if page.may(CONTROL):
            label, name = (_("Lift"), _("Lift %(what)s")) if kind.is_stop else (_("End"), _("End %(what)s"))
            deed = Deed(label, f"{_url(page, kind)}opheffen/", name % {"what": str(kind.label).lower()})
        yield Banner(kind.label, text, tone=kind.tone, icon=kind.icon, deed=deed)


def _links(page: PartyPage) -> Iterable[Link]:
    if page.may(CONTROL):
        for kind in MeasureKind:
            yield Link(kind.label, _url(page, kind), kind.icon)


def _url(page: PartyPage, kind: MeasureKind) -> str:
    return reverse("terms:edit_measure", args=[page.party.kind, page.party.pk, kind])


CARDS.add("terms", Card("terms", MASTER_DATA, 50, "terms/cards/invoicing.html", right=READ, context=_invoicing))
CARDS.add("control", Card("control", MASTER_DATA, 60, "terms/cards/control.html", right=READ, context=_control))
CARDS.add(
    "combination",
    Card(
        "combination",
        MASTER_DATA,
        70,
        "terms/cards/combination.html",
        kinds=frozenset({Kind.ORGANIZATION}),
        right=READ,
        context=_combination,
    ),
)
BADGES.add("terms", Source("terms", 20, _badges))
BANNERS.add("terms", Source("terms", 20, _banners))
LINKS.add("terms", Source("terms", 20, _links))
