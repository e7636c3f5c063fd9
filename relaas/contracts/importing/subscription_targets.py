"""What a column can say of a subscription, with the headings of Exact, AFAS, Moneybird, Odoo, ERPNext and others."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.subscriptions.facts import RECURRENCE_FACTS
from relaas.imports.importer import Target

BILLED = "billed_through"
_HEADINGS: dict[str, tuple[str, ...]] = {
    "price_per": (
        "prijs per", "prijs geldt per", "prijsperiode", "periode prijs", "tarief per", "bedrag per", "price per",
        "price period", "pricing period", "price interval", "rate period",
    ),
    "every": (
        "elke", "iedere", "interval aantal", "aantal intervallen", "aantal perioden", "frequentie aantal",
        "factureren elke", "herhaal elke", "every", "invoice every", "repeat every", "billing interval count",
        "interval count", "recurring interval", "frequency", "order lines recurring interval",
    ),
    "interval": (
        "interval", "frequentie", "periodiciteit", "facturatiefrequentie", "factuurfrequentie", "facturatieperiode",
        "factuurperiode", "facturatie interval", "factuurinterval", "facturatiecyclus", "factuurcyclus", "cyclus",
        "factureren per", "gefactureerd per", "facturatie per", "periodiek", "herhaling", "herhalingsinterval",
        "abonnementsperiode", "abonnementsvorm", "prolongatie", "prolongatietermijn", "termijn facturatie",
        "frequency type", "billing interval", "billing period", "billing frequency", "billing cycle",
        "invoice frequency", "invoice interval", "invoicing period", "invoice period", "recurrence", "recurring plan",
        "recurring period", "recurring rule type", "recurrence type", "recurrency", "repeat on", "subscription plan",
        "recurrence period", "invoice recurrence", "order lines recurrence",
    ),
    "moment": (
        "factuurmoment", "facturatiemoment", "vooraf/achteraf", "voor/na", "voor of achteraf", "moment van facturatie",
        "wijze van facturatie", "invoice moment", "invoicing type", "recurring invoicing type", "generate invoice at",
        "in advance or arrears", "billing timing", "advance/arrears", "invoice timing",
    ),
    "splits": ("splitsen op", "splitsen", "split on", "split", "splitsing"),
    "alignment": (
        "kalender", "volgt kalender", "uitlijnen", "uitlijning", "gelijk met kalender", "perioden beginnen", "aligned",
        "alignment", "align to period start", "follow calendar months", "calendar aligned", "calendar",
    ),
    "from_day": (
        "abonnement van", "abonnement vanaf", "abonnement start", "startdatum abonnement", "ingangsdatum abonnement",
        "begindatum abonnement", "startdatum regel", "ingangsdatum regel", "regel van", "regel vanaf",
        "eerste factuurdatum", "subscription start", "subscription start date", "subscription from", "line start date",
        "line from", "recurring start date", "first invoice date", "order lines start date",
    ),
    "until_day": (
        "abonnement t/m", "abonnement tot en met", "abonnement einde", "einddatum abonnement", "einddatum regel",
        "regel t/m", "regel tot en met", "subscription end", "subscription end date", "subscription through",
        "line end date", "line through", "recurring end date", "last invoice date", "order lines end date",
    ),
    "times": (
        "aantal keer", "aantal keren", "aantal termijnen", "aantal herhalingen", "aantal facturen", "herhalingen",
        "times", "number of times", "repeat count", "desired count", "number of invoices", "occurrences",
        "number of cycles", "total cycles",
    ),
    "auto_renew": (
        "verlengt", "automatisch verlengen", "automatische verlenging", "stilzwijgend verlengen", "verlenging",
        "stilzwijgende verlenging", "auto verlengen", "auto renew", "auto-renew", "automatic renewal", "is auto renew",
        "renews", "renewal",
    ),
    "renew_months": (
        "verlengen met", "verlengt met", "verlengingsperiode", "verlengingstermijn", "verlengen met maanden",
        "renewal period", "renewal term", "renew months", "auto renew interval", "renews for",
    ),
    "notice_months": (
        "opzegtermijn", "opzegtermijn maanden", "opzegtermijn in maanden", "opzegperiode", "notice", "notice period",
        "notice months", "termination notice", "termination notice interval", "cancellation period",
        "cancellation notice",
    ),
    "remark": ("opmerking abonnement", "abonnementsopmerking", "notitie abonnement", "subscription remark",
               "subscription note"),
    BILLED: (
        "gefactureerd t/m", "gefactureerd tot en met", "gefactureerd tot", "laatst gefactureerd", "laatste factuur t/m",
        "reeds gefactureerd t/m", "doorgefactureerd t/m", "invoiced through", "invoiced to", "invoiced until",
        "last date invoiced", "last invoiced", "billed through", "billed to", "billed until", "current invoice end",
        "current invoice end date",
    ),
}  # fmt: skip

_LABELS = {**{name: fact.label for name, fact in RECURRENCE_FACTS.items()}, BILLED: _("Invoiced through")}
_GROUP = pgettext_lazy("contract line", "Subscription")

SUBSCRIPTION_TARGETS: tuple[Target, ...] = tuple(
    Target(f"subscription.{name}", _LABELS[name], headings, group=_GROUP) for name, headings in _HEADINGS.items()
)
