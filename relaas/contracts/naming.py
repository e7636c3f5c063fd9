"""What contracts are called to somebody who may not see all of them (U2)."""

from collections.abc import Callable, Sequence

from django.utils.translation import ngettext

from relaas.contracts.models import Contract
from relaas.kernel.actors import Actor
from relaas.kernel.texts import SOME, some_of


def some_names(viewer: Actor, contracts: Sequence[Contract], label: Callable[[Contract], str] = str) -> str:
    """The first few of these that the viewer may see, number and description; how many others there are, last."""
    seen = set(Contract.objects.visible_to(viewer).filter(pk__in=[each.pk for each in contracts]).values_list("pk"))
    names = [label(each) for each in contracts if (each.pk,) in seen]
    hidden = len(contracts) - len(names)
    if not hidden:
        return some_of(names)
    more = ngettext("%(count)d that you may not see", "%(count)d that you may not see", hidden) % {"count": hidden}
    return some_of([*names[: SOME - 1], more])
