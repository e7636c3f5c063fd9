"""What leans on a row: records that would be left pointing at nothing."""

from collections.abc import Sequence

from django.db.models import ForeignKey
from django.utils.translation import gettext_lazy as _

from relaas.kernel.models import Record
from relaas.kernel.refusals import Refused

type Row = tuple[type[Record], int]


def refuse_when_something_leans_on_it(gone: Sequence[Row], back: Sequence[Row]) -> None:
    """Refuse (`leaned_on`) when a record still points at a row that is gone, or a row that came back at nothing.

    To be asked when all is in its place again, for rows of one transaction lean on each other.
    """
    for model, id in gone:
        for relation in model._meta.related_objects:
            other = relation.related_model
            if other._meta.proxy or not isinstance(relation.field, ForeignKey):
                continue
            if other._base_manager.filter(**{relation.field.name: id}).exists():
                raise Refused(
                    "leaned_on", _("%(what)s are linked to it by now.") % {"what": other._meta.verbose_name_plural}
                )
    for model, id in back:
        restored = model._base_manager.filter(pk=id).first()
        for column in model._meta.concrete_fields if restored else ():
            if isinstance(column, ForeignKey) and getattr(restored, column.attname) is not None:
                target = column.remote_field.model
                if not target._base_manager.filter(pk=getattr(restored, column.attname)).exists():
                    raise Refused(
                        "leaned_on",
                        _("%(what)s that it belongs to is no longer there.") % {"what": target._meta.verbose_name},
                    )
