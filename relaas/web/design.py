"""The living catalogue of parts: what it shows, invented and the same each time."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relaas.kernel import clock
from relaas.kernel.policy import Ruling
from relaas.web.charts import Bar, BarChart, Series
from relaas.web.form_fields import DutchDateField
from relaas.web.formats import money, number
from relaas.web.forms import CardForm

PARTS = ("basics", "cards", "lists", "charts", "forms", "messages")
SWATCHES = ("canvas", "surface", "surface-sunk", "accent-wash", "good-wash", "wait-wash", "signal-wash", "bad-wash")


@dataclass(frozen=True)
class Tab:
    """A tab of the sample."""

    label: str
    url: str
    count: int | None = None
    current: bool = False


class SampleForm(CardForm):
    """Every kind of field; the sample shows one with an error and one that somebody else changed meanwhile."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("As it stands in the register."))
    number = forms.CharField(label=_("Number"), required=False, widget=forms.TextInput(attrs={"class": "short"}))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("a", _("First kind")), ("b", _("Second kind"))])
    since = DutchDateField(label=_("Since"), required=False)
    remark = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    sends = forms.MultipleChoiceField(
        label=_("Receives"),
        required=False,
        choices=[("a", _("Quotes")), ("b", _("Invoices"))],
        widget=forms.CheckboxSelectMultiple,
    )
    checked = forms.BooleanField(label=_("Checked"), required=False)


def sample() -> dict[str, Any]:
    """All that the catalogue's templates need."""
    now = clock.now()
    names = (
        gettext("Basics"), gettext("Cards"), gettext("Lists"), gettext("Charts"), gettext("Forms"), gettext("Messages")
    )  # fmt: skip
    return {
        "swatches": SWATCHES,
        "parts": PARTS,
        "tabs_few": [Tab(name, f"#{part}", current=part == PARTS[0]) for part, name in zip(PARTS, names, strict=True)],
        "tabs_many": [Tab(f"{names[at % len(names)]} {at + 1}", "#basics", at * 37, at == 2) for at in range(14)],
        "charts": _charts(),
        "now": now,
        "yesterday": now - timedelta(days=1),
        "later": clock.today() + timedelta(days=8),
        "form": SampleForm(initial=_FILLED),
        "refused_form": _refused(),
        "rulings": [
            Ruling(
                "stop",
                gettext("Deliveries are stopped."),
                gettext("waiting for payment"),
                "Sanne de Boer",
                now,
                clock.today() + timedelta(days=8),
                "#messages",
            ),
            Ruling("archived", gettext("This relation is archived.")),
        ],
    }


def _charts() -> list[BarChart]:
    """One of a single series, one that is stacked, and one that goes below zero."""
    once, yearly = Series(gettext("Once")), Series(gettext("A year"), "second")
    more, less = Series(gettext("More"), "good"), Series(gettext("Less"), "bad")
    amounts = (
        (gettext("Customer"), 48_210, 6_300),
        (gettext("Prospect"), 17_440, 31_200),
        (gettext("Supplier"), 980, 0),
    )
    return [
        BarChart("chart-plain", gettext("Amount per kind"), [once],
                 [Bar(name, [one], money(one)) for name, one, _year in amounts], _thousands),
        BarChart("chart-stacked", gettext("Once and a year per kind"), [once, yearly],
                 [Bar(name, [one, year], money(one + year)) for name, one, year in amounts], _thousands),
        BarChart("chart-both-ways", gettext("More and less per month"), [more, less],
                 [Bar(f"{month} 2026", [up, -down], money(up - down))
                  for month, up, down in (("09", 1_200, 300), ("10", 0, 2_150), ("11", 800, 0))], _thousands),
    ]  # fmt: skip


def _thousands(value: Decimal) -> str:
    return number(value)


_FILLED = {"name": "Bakkerij Van den Berg B.V.", "number": "05012345", "kind": "b", "sends": ["b"], "checked": True}


def _refused() -> SampleForm:
    """The same form, sent in wrong, while somebody else was faster."""
    form = SampleForm({**_FILLED, "number": "0501234", "since": "31-02-2026", "name": ""}, prefix="refused")
    form.data = {f"refused-{name}": value for name, value in form.data.items()}
    form.full_clean()
    form.add_error("number", ValidationError(_("A number has 8 figures; these are 7.")))
    form.meanwhile["kind"] = str(_("First kind"))
    return form
