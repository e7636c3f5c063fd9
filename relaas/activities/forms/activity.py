"""The forms of an action, a contact moment and a note, new and changed (A1, A2, A4). Fields are named as facts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from relaas.accounts.models import User
from relaas.activities.facts import ACTION_FACTS, CONTACT_FACTS, FOLLOWS, LONGEST_TEXT, NOTE_FACTS
from relaas.activities.forms.offered import followed_by, performers_for, persons_at
from relaas.activities.models import Activity, ActivityKind, Category, Channel, Priority, RepeatInterval
from relaas.activities.naming import called
from relaas.activities.standing import WITH, Place
from relaas.files.attaching import FIELD as ATTACHED
from relaas.files.attaching import offer_files
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.facts import Facts
from relaas.parties.forms.fields import choice, day, line, note
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.models import Party
from relaas.web.form_fields import MomentField, TimeField


def _one_of(facts: Facts, name: str, rows: Any) -> Any:
    """One row; what can be chosen follows when the form is made."""
    return forms.ModelChoiceField(rows, required=False, label=facts[name].label)


def _text(facts: Facts) -> forms.CharField:
    field = note(facts, "text")
    field.widget.attrs |= {"rows": "6", "maxlength": str(LONGEST_TEXT * 2)}
    return field


class FollowsField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's own is generic in stubs only
    """Another activity, by what it is called."""

    def label_from_instance(self, obj: Any) -> str:
        return called(obj)


class ActivityForm(PartyForm):
    """What the three kinds have in common. `place` is with whom and about what it is; the page asks it apart."""

    def __init__(self, *given: Any, place: Place, viewer: Actor, record: Activity | None = None, **more: Any) -> None:
        super().__init__(*given, record=record, **more)
        self.place, self.viewer = place, viewer
        kept = record.category_id if record else None
        categories = Category.objects.choosable(clock.today(), kept=kept)
        self.offer("category", categories, pgettext("category", "None"))
        if "person" in self.fields:
            persons = persons_at(place, viewer, (record.person_id,) if record and record.person_id else ())
            self.offer("person", persons, pgettext("person", "None"))
            self.initial["person"] = place.person.pk if place.person else self.initial.get("person")
        if "performer" in self.fields:
            users = performers_for(viewer, record.performer_id if record else None)
            required = isinstance(self, ActionForm)
            self.offer("performer", users, None if required else pgettext("user", "None"))
            self.initial.setdefault("performer", viewer.user_id)
        if record:
            self.fields["follows"] = FollowsField(
                followed_by(record, viewer),
                required=False,
                label=FOLLOWS.label,
                empty_label=pgettext("follows", "Nothing"),
            )
            self.initial["follows"] = record.follows_id
        offer_files(self, viewer)

    @property
    def is_changed(self) -> bool:
        """Also when it goes to somebody else while nothing was typed."""
        moved = self.record is not None and any(
            getattr(self.record, name) != getattr(self.place, name) for name in WITH if name not in self.fields
        )
        return moved or super().is_changed

    @property
    def arguments(self) -> dict[str, Any]:
        """Those of the verb, after `is_valid()`: what it says, with whom and about what, and its files."""
        values = self.values
        given = {"attached": values.pop(ATTACHED, ())}
        if "participants" in values:
            given["participants"] = list(values.pop("participants"))
        where = {name: getattr(self.place, name) for name in WITH if name not in values}
        return {"facts": self._changed({**where, **values}), **given}

    def _changed(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Of what is there already, what was not touched is left as it is: a moment is kept by the second."""
        if self.record is not None and "at" not in self.changed_data:
            facts.pop("at", None)
        if "participants" in self.fields:
            facts.pop("person", None)
        return facts


class ActionForm(ActivityForm):
    """What must be done, by whom, and when."""

    title = line(ACTION_FACTS, "title", required=True)
    performer = forms.ModelChoiceField(
        User.objects.none(), label=ACTION_FACTS["performer"].label, empty_label=None, required=False
    )
    due = day(ACTION_FACTS, "due")
    due_time = TimeField(label=ACTION_FACTS["due_time"].label)
    person = _one_of(ACTION_FACTS, "person", Party.objects.none())
    text = _text(ACTION_FACTS)
    priority = forms.TypedChoiceField(
        label=ACTION_FACTS["priority"].label, choices=Priority.choices, coerce=int, initial=Priority.NORMAL
    )
    category = _one_of(ACTION_FACTS, "category", Category.objects.none())
    remind_on = day(ACTION_FACTS, "remind_on")
    repeat_every = line(ACTION_FACTS, "repeat_every", class_="short", inputmode="numeric")
    repeat_interval = choice(
        ACTION_FACTS, "repeat_interval", [("", pgettext_lazy("repeat", "not")), *RepeatInterval.choices]
    )
    repeat_until = day(ACTION_FACTS, "repeat_until")


class ContactForm(ActivityForm):
    """How, when and with whom was spoken, and what was said."""

    channel = choice(CONTACT_FACTS, "channel", Channel.choices)
    at = MomentField(label=CONTACT_FACTS["at"].label, required=False)
    participants = forms.ModelMultipleChoiceField(
        Party.objects.none(), required=False, label=_("Who was there"), widget=forms.CheckboxSelectMultiple
    )
    text = _text(CONTACT_FACTS)
    title = line(CONTACT_FACTS, "title", help_text=_("Empty: it is called by how and with whom."))
    performer = _one_of(CONTACT_FACTS, "performer", User.objects.none())
    category = _one_of(CONTACT_FACTS, "category", Category.objects.none())

    def __init__(self, *given: Any, place: Place, viewer: Actor, record: Activity | None = None, **more: Any) -> None:
        super().__init__(*given, place=place, viewer=viewer, record=record, **more)
        took_part = record.participants.order_by("id").values_list("person_id", flat=True) if record else []
        persons = persons_at(place, viewer, tuple(took_part))
        self.offer("participants", persons)
        self.initial["participants"] = [*took_part] or ([place.person.pk] if place.person else [])
        self.initial.setdefault("at", clock.now())
        if not persons:
            del self.fields["participants"]


class NoteForm(ActivityForm):
    """What must be known, and by when it must be ready."""

    title = line(NOTE_FACTS, "title", required=True)
    text = _text(NOTE_FACTS)
    category = _one_of(NOTE_FACTS, "category", Category.objects.none())
    due = day(NOTE_FACTS, "due")
    person = _one_of(NOTE_FACTS, "person", Party.objects.none())
    at = MomentField(label=NOTE_FACTS["at"].label, required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.initial.setdefault("at", clock.now())


FORMS: dict[str, type[ActivityForm]] = {
    ActivityKind.ACTION: ActionForm,
    ActivityKind.CONTACT: ContactForm,
    ActivityKind.NOTE: NoteForm,
}
