"""Forms of what happens to running subscriptions, of one or of all of a contract; each shows what it would do."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.models import Pause
from relaas.contracts.subscriptions.running.ends import NewEnd, extended, finished, noticed, why
from relaas.contracts.subscriptions.running.previews import Row, row_of
from relaas.contracts.subscriptions.running.standing import Standing, next_period
from relaas.contracts.subscriptions.running.whole import all_extended, all_finished, all_noticed
from relaas.kernel import clock
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.parties.forms.fields import LastDayField
from relaas.parties.forms.party_form import PartyForm
from relaas.web.form_fields import DutchDateField, NumberField

_PLACES = ((2, _("whole cents")), (3, _("tenths of a cent")), (4, _("hundredths of a cent")))


def _reason() -> forms.CharField:
    return forms.CharField(
        label=pgettext_lazy("step", "Reason"), required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class RunningForm(PartyForm):
    """A deed of subscriptions as they stand. Who brings along another mark than theirs is told that they changed.

    `shows`: it can be looked at what it would do, in `rows`; `explained` says why.
    """

    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    shows = False
    explained = ""

    def __init__(self, *given: Any, standing: Standing, of_all: bool = False, **more: Any) -> None:
        initial = {"mark": standing.mark, **(more.pop("initial", None) or {})}
        super().__init__(*given, initial=initial, **more)
        self.standing, self.of_all = standing, of_all
        self.typed: Mapping[str, Any] = self.initial

    def clean(self) -> None:
        """Remember what was typed: of what a verb refuses nothing is left in `cleaned_data`."""
        self.typed = dict(self.cleaned_data)

    @property
    def seen(self) -> str:  # type: ignore[override]  # there is no one record: what was seen is the mark of them all
        return str(self.cleaned_data.get("mark", ""))

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values.items() if name != "mark"}

    @cached_property
    def rows(self) -> list[Row]:
        """What would become of each subscription."""
        return [row_of(new) for new in self.new_ends()]

    def new_ends(self) -> Sequence[NewEnd]:
        return ()

    def refuse(self, refusal: Refused) -> None:
        """Of what changed meanwhile the page shows what it is now; saving again is then a choice."""
        super().refuse(refusal)
        if isinstance(refusal, ChangedMeanwhile):
            renewed = QueryDict(mutable=True)
            renewed.update(self.data)
            renewed["mark"] = self.standing.mark
            self.data = renewed


class PriceForm(RunningForm):
    """Another price from a day on, as an amount or by a percentage."""

    from_day = DutchDateField(label=pgettext_lazy("price", "From"), required=False)
    price = NumberField(label=_("New price"))
    percentage = NumberField(label=_("Or by a percentage"), help_text=_("Such as 3,5, or -2 for a lower price."))
    places = forms.ChoiceField(label=_("Rounded to"), required=False, choices=_PLACES, initial=2)

    def __init__(self, *given: Any, standing: Standing, **more: Any) -> None:
        initial = {"from_day": next_period(standing.line, clock.today())}
        super().__init__(*given, standing=standing, initial=initial, **more)


class PauseForm(RunningForm):
    """From when until when it is not invoiced, and why. `pause` is the one that is changed, if it is there."""

    from_day = DutchDateField(label=pgettext_lazy("period", "From"), required=False)
    until_day = LastDayField(
        label=pgettext_lazy("period", "Through"), required=False, help_text=_("Empty: until further notice.")
    )
    reason = _reason()

    def __init__(self, *given: Any, pause: Pause | None = None, **more: Any) -> None:
        names = ("from_day", "until_day", "reason")
        initial = {name: getattr(pause, name) for name in names} if pause else {"from_day": clock.today()}
        super().__init__(*given, initial=initial, **more)


class ExtendForm(RunningForm):
    """Its new last day."""

    until_day = LastDayField(label=_("New last day"), required=False)
    shows = True

    def new_ends(self) -> Sequence[NewEnd]:
        day = self.typed.get("until_day")
        if not isinstance(day, date):
            return ()
        return all_extended(self.standing, day) if self.of_all else [extended(self.standing.line, day)]


class EndForm(RunningForm):
    """Its last day, and why."""

    until_day = LastDayField(label=_("Last day"), required=False)
    reason = _reason()
    shows = True

    def new_ends(self) -> Sequence[NewEnd]:
        day = self.typed.get("until_day")
        if not isinstance(day, date):
            return ()
        return all_finished(self.standing, day) if self.of_all else [finished(self.standing.line, day)]


class NoticeForm(RunningForm):
    """When notice was received, and its last day where that is a later one than it can be."""

    received_on = DutchDateField(label=_("Notice received on"), required=False)
    until_day = LastDayField(
        label=_("Last day"), required=False, help_text=_("Empty: as early as the notice period allows.")
    )
    shows = True

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, initial={"received_on": clock.today()}, **more)

    @property
    def received(self) -> date:
        return self.typed.get("received_on") or clock.today()

    def new_ends(self) -> Sequence[NewEnd]:
        day = self.typed.get("until_day")
        if self.of_all:
            return all_noticed(self.standing, self.received, day)
        return [noticed(self.standing.line, self.received, day, with_consumer=self.standing.with_consumer)]

    @property
    def explained(self) -> str:  # type: ignore[override]  # of one subscription it is worked out
        """Why it ends when it does."""
        if self.of_all or self.standing.line.end is not None:
            return ""
        return why(self.standing.line, self.received, with_consumer=self.standing.with_consumer)
