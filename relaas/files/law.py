"""What the law of this room says (C11)."""

from collections.abc import Collection, Iterable

from django.utils.translation import ngettext

from relaas.files.holders import HOLDERS
from relaas.files.models import Item
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.subjects import Subject


@rule("has_files", Act.DELETE)
def _has_files(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """P10: what files hang on is not deleted, unless they go together."""
    for subject in sorted(touched):
        if subject.kind in HOLDERS and not HOLDERS[subject.kind].gone_together:
            count = Item.objects.of(subject).count()
            if count:
                message = ngettext(
                    "There is %(count)d file or folder with it.",
                    "There are %(count)d files and folders with it.",
                    count,
                )
                yield Ruling("has_files", message % {"count": count}, subject=subject)
