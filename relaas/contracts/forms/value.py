"""What the value report is asked: from when through when, per what, and of which category. Sent by GET."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from relaas.catalog.models import CostType, ProductGroup
from relaas.catalog.tree import in_order
from relaas.contracts.columns import CATEGORIES
from relaas.contracts.models import Direction
from relaas.contracts.subscriptions.values.asking import MOST_PERIODS, Per, number_of_periods
from relaas.kernel import clock
from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import check_day
from relaas.web.form_fields import DutchDateField
from relaas.web.formats import number


class ValueForm(forms.Form):
    """The whole periods in which these days lie; without an answer it is this year, per month."""

    from_day = DutchDateField(label=pgettext_lazy("period", "From"), required=False)
    through = DutchDateField(label=pgettext_lazy("period", "Through"), required=False)
    per = forms.ChoiceField(label=gettext_lazy("Per"), required=False)
    category = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, direction: Direction) -> None:
        year = clock.today().year
        start = {"from_day": date(year, 1, 1), "through": date(year, 12, 31), "per": Per.MONTH}
        super().__init__(data or None, initial=start)
        label = CATEGORIES[direction]
        named = [(value, label if value == Per.CATEGORY else said) for value, said in Per.choices]
        self.fields["per"].choices = named  # type: ignore[attr-defined] # of a choice field
        self.fields["category"].label = label
        self.fields["category"].choices = [("", _("All")), *_categories(direction)]  # type: ignore[attr-defined] # the same

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked, with what was left out as it starts. After `is_valid()`."""
        said = self.cleaned_data if self.is_bound else {}
        given = {name: value for name, value in said.items() if value not in (None, "")}
        return {**dict.fromkeys(self.fields), **self.initial, **given}

    def clean_from_day(self) -> date | None:
        return self._day("from_day")

    def clean_through(self) -> date | None:
        return self._day("through")

    def clean(self) -> dict[str, Any]:
        """A period that runs, and no more rows than somebody reads."""
        if self.errors:
            return self.cleaned_data
        asked = self.asked
        if asked["through"] < asked["from_day"]:
            self.add_error("through", ValidationError(_("This day lies before the first one."), code="turned_around"))
        elif number_of_periods(asked["from_day"], asked["through"], Per(asked["per"])) > MOST_PERIODS:
            message = _("These are more than %(most)s rows. Choose fewer years, or larger periods.")
            said = message % {"most": number(MOST_PERIODS)}
            self.add_error("through", ValidationError(said, code="too_many_periods"))
        return self.cleaned_data

    def _day(self, name: str) -> date | None:
        try:
            return check_day(self.cleaned_data[name])
        except Refused as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal


def _categories(direction: Direction) -> list[tuple[str, str]]:
    """Those that can be chosen, by their tree or name, and none."""
    if direction == Direction.SALES:
        groups = [
            (str(group.pk), group.indented) for group in in_order(ProductGroup.objects.order_by("sort_name", "pk"))
        ]
        return [*groups, ("0", _("No product group"))]
    types = CostType.objects.order_by("sort_name", "pk").values_list("pk", "name")
    return [*((str(key), name) for key, name in types), ("0", _("No cost type"))]
