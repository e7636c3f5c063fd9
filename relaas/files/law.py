"""What the law of this room says (C11)."""

from collections.abc import Collection, Iterable
from itertools import batched

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.files.checks import too_deep
from relaas.files.holders import HOLDERS
from relaas.files.models import Item
from relaas.files.tree import MANY, below, height_of, path_of
from relaas.files.tree_guard import DEEPEST
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.subjects import Subject


@rule("folders_too_deep", Act.READ)
def _folders_too_deep(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """T14: READ is what an undo asks of the state that it brings back; folders were made in them meanwhile."""
    ids = [subject.id for subject in touched if subject.kind == "file"]
    folders = [folder for some in batched(ids, MANY) for folder in Item.objects.folders().filter(pk__in=some)]
    tops = [folder for folder in folders if folder.parent_id and folder.parent_id not in ids]
    for folder in tops:
        if len(path_of(folder)) + height_of(below([folder])) > DEEPEST:
            yield Ruling("folders_too_deep", too_deep().message, subject=Subject("file", folder.pk))


@rule("files_of_two_holders", Act.READ)
def _files_of_two_holders(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """T14, P11: a merge is not undone when what came with it was moved in among what was there."""
    ids = [subject.id for subject in touched if subject.kind == "file"]
    same = Q(parent__holder_kind=F("holder_kind"), parent__holder_id=F("holder_id"))
    for some in batched(ids, MANY):
        near = Item.objects.filter(parent__isnull=False).filter(Q(pk__in=some) | Q(parent__in=some))
        for item in near.exclude(same)[:1]:
            message = _("“%(name)s” was moved since.") % {"name": item.name}
            yield Ruling("files_of_two_holders", message, subject=Subject("file", item.pk))


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
