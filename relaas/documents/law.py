"""What the law of this room says (C11)."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.subjects import Subject


@rule("kept_document", *(act for act in Act if act != Act.READ))
def _stays(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """K8: what was kept stays as it is; undoing the verb that kept it would take it away."""
    for subject in touched:
        if subject.kind == "kept_document":
            yield Ruling("kept_document", _("A kept document stays as it is."), subject=subject)
