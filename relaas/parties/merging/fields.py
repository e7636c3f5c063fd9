"""The fields of a party's own row that a merge asks about: what each is called, how it is read, which is proposed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.parties.facts import Fact
from relaas.parties.identity import facts_of
from relaas.parties.languages import language_name
from relaas.parties.merging.asking import Question, Side
from relaas.parties.merging.owning import Pair
from relaas.parties.models import Party
from relaas.web import formats

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_NOTE = 10_000
NOTES = frozenset({"internal_note", "general_note", "price_note"})
# Asked together with another one, settled by the merge itself, or made of other rows (`parties.keeping`).
NOT_ASKED = frozenset(
    {
        "id", "kind", "user_id", "creditworthy_reason", "checked_at", "checked_by_name", "checked_by_id",
        "archived_at", "archived_by_name", "archived_by_id", "sort_name", "sort_code", "city", "sort_city", "phone",
        "email", "account_manager_id", "search_text",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One field: its columns, and how their value is shown. Of a switch *on* is what one of them says."""

    name: str
    label: "StrOrPromise"
    columns: tuple[str, ...]
    show: Callable[[Party, Actor], str]

    def values(self, party: Party) -> tuple[Any, ...]:
        return tuple(getattr(party, column) for column in self.columns)

    def is_switch(self, party: Party) -> bool:
        """Whether it is on or off."""
        return isinstance(getattr(party, self.columns[0]), bool)

    def says_something(self, party: Party) -> bool:
        """Whether it is filled in; a creditworthy party is as everybody is."""
        value = getattr(party, self.columns[0])
        return not value if self.name == "creditworthy" else bool(value)


def fields_of(party: Party) -> list[Field]:
    """The fields of a party of this kind, in the order in which they are read; a person's name is made of its parts."""
    fields = [_of_fact(name, fact) for name, fact in facts_of(party.kind).items()]
    more = [
        Field("creditworthy", gettext_lazy("Creditworthy"), ("creditworthy", "creditworthy_reason"), _credit),
        Field("image", gettext_lazy("Image"), ("image_id",), lambda each, _by: _("Image") if each.image_id else ""),
    ]
    if party.is_organization:
        more.append(Field("branch_of", gettext_lazy("Head office"), ("branch_of_id",), _head_office))
    return [*fields, *more]


def questions_of(pair: Pair) -> list[Question]:
    """The fields in which the two differ."""
    return [
        _question(field, pair) for field in fields_of(pair.kept) if field.values(pair.kept) != field.values(pair.merged)
    ]


def _question(field: Field, pair: Pair) -> Question:
    shown = {side: field.show(party, pair.by) for side, party in _sides(pair)}
    together = len(shown[Side.KEPT]) + len(shown[Side.MERGED]) < LONGEST_NOTE
    both = field.name in NOTES and all(shown.values()) and together
    proposed, why = (Side.BOTH, _("Nothing is lost.")) if both else _proposed(field, pair)
    return Question(
        field.name, field.label, shown[Side.KEPT], shown[Side.MERGED], proposed, why, field.columns, offers_both=both
    )


def _proposed(field: Field, pair: Pair) -> tuple[Side, str]:
    """What is filled in before what is not, then what was checked last, then what stays."""
    filled = [side for side, party in _sides(pair) if field.says_something(party)]
    if len(filled) == 1:
        return filled[0], _("One of the two is.") if field.is_switch(pair.kept) else _(
            "The other one says nothing here."
        )
    kept, merged = pair.kept.checked_at, pair.merged.checked_at
    if field.name not in {"code", "search_code"} and (kept or merged) and kept != merged:
        newest = pair.merged if kept is None or (merged and merged > kept) else pair.kept
        side = Side.MERGED if newest is pair.merged else Side.KEPT
        return side, _("Checked last, %(day)s.") % {"day": formats.day(newest.checked_at)}
    return Side.KEPT, _("Of the one that stays.")


def _sides(pair: Pair) -> tuple[tuple[Side, Party], tuple[Side, Party]]:
    return (Side.KEPT, pair.kept), (Side.MERGED, pair.merged)


def _of_fact(name: str, fact: Fact) -> Field:
    column = str(Party._meta.get_field(name).attname)  # type: ignore[union-attr]  # every fact is a column

    def show(party: Party, _by: Actor) -> str:
        kept = fact.keep(getattr(party, name))
        if name == "language":
            return language_name(kept)
        return fact.tell(kept) if kept not in {None, ""} else ""

    return Field(name, fact.label, (column,), show)


def _credit(party: Party, _by: Actor) -> str:
    return _("yes") if party.creditworthy else f"{_('no')}: {party.creditworthy_reason}"


def _head_office(party: Party, by: Actor) -> str:
    if party.branch_of_id is None:
        return ""
    subject = Subject("party", party.branch_of_id)
    return subjects.labels([subject])[subject] if subjects.visible([subject], by) else _("Not visible to you")
