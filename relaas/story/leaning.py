"""What leans on a row: records that would be left pointing at nothing."""

from collections.abc import Collection, Mapping

from django.db.models import ForeignKey, ManyToOneRel, Model
from django.utils.translation import gettext_lazy as _

from relaas.kernel.models import Record
from relaas.kernel.refusals import Refused
from relaas.story.hanging import hanging_on, hanging_on_nothing

type Rows = Mapping[type[Record], Collection[int]]


def refuse_when_something_leans_on_it(gone: Rows, back: Rows) -> None:
    """Refuse (`leaned_on`) when a record still points at a row that is gone or hangs on it, or a row that came back
    at nothing.

    To be asked when all is in its place again, for rows of one transaction lean on each other.
    """
    for model, ids in gone.items():
        for other, field in pointing_at(model):
            if other._base_manager.filter(**{f"{field}__in": ids}).exists():
                raise leaned_on(other)
        if hanging := hanging_on(model, ids):
            raise leaned_on(hanging)
    for model, ids in back.items():
        if hanging_on_nothing(model, ids):
            raise Refused("leaned_on", _("What it belongs to is no longer there."))
        for column in model._meta.concrete_fields:
            if isinstance(column, ForeignKey):
                _refuse_when_pointing_at_nothing(model, ids, column)


def pointing_at(model: type[Model]) -> list[tuple[type[Model], str]]:
    """The models that point at this one, each with the name of its foreign key, also where there is no way back.

    What is no key in the database goes with the row by a trigger, and does not lean on it.
    """
    return [
        (relation.related_model, relation.field.name)
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, ManyToOneRel)
        and not relation.related_model._meta.proxy
        and isinstance(relation.field, ForeignKey)
        and relation.field.db_constraint  # type: ignore[attr-defined]  # it has, the stubs do not say so
    ]


def leaned_on(other: type[Model]) -> Refused:
    """Records of this model point at what should go."""
    return Refused("leaned_on", _("%(what)s are linked to it by now.") % {"what": other._meta.verbose_name_plural})


def _refuse_when_pointing_at_nothing(
    model: type[Record], ids: Collection[int], column: "ForeignKey[Model, Model]"
) -> None:
    pointed = model._base_manager.filter(pk__in=ids).exclude(**{column.attname: None})
    targets = set(pointed.values_list(column.attname, flat=True))
    target = column.remote_field.model
    if targets and target._base_manager.filter(pk__in=targets).count() < len(targets):
        raise Refused(
            "leaned_on", _("%(what)s that it belongs to is no longer there.") % {"what": target._meta.verbose_name}
        )
