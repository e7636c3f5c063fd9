"""Verbs: the maintained tree of product groups (K6)."""

from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from relaas.catalog.facts import PRODUCT_GROUP_FACTS
from relaas.catalog.models import ProductGroup
from relaas.catalog.rights import MAINTAIN
from relaas.catalog.sentences import PRODUCT_GROUPS
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given
from relaas.parties.maintained.choosing import refuse_closed
from relaas.parties.maintained.keeping import add_row, change_row, delete_row


@verb("catalog.add_product_group", act=Act.CHANGE, right=MAINTAIN, on=())
def add_product_group(*, facts: Given, by: Actor) -> ProductGroup:
    """Add a product group (`PRODUCT_GROUP_FACTS`), at the top or as a part of another one."""
    group = ProductGroup()
    return add_row(group, PRODUCT_GROUP_FACTS, facts, PRODUCT_GROUPS, by=by, check=partial(_check, group))


@verb("catalog.change_product_group", act=Act.CHANGE, right=MAINTAIN, on=("group",))
def change_product_group(group: ProductGroup, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a product group. Refuses, at `parent`, what would make a circle (`group_circle`)."""
    check = partial(_check, group)
    change_row(group, PRODUCT_GROUP_FACTS, facts, PRODUCT_GROUPS, seen=seen, by=by, check=check)


@verb("catalog.delete_product_group", act=Act.DELETE, right=MAINTAIN, on=("group",))
def delete_product_group(group: ProductGroup, *, by: Actor) -> None:
    """Delete a product group that nothing uses, and that has no parts (K6)."""
    delete_row(group, PRODUCT_GROUPS, by=by)


def _check(group: ProductGroup, values: dict[str, Any], checking: Checking) -> None:
    for name in ("parent", "vat_code"):
        chosen = values.get(name)
        if chosen is not None and chosen.pk != getattr(group, f"{name}_id"):
            refuse_closed(chosen, name, checking, clock.today())
    if group.pk and values.get("parent"):
        _refuse_circle(group, values["parent"], checking)


def _refuse_circle(group: ProductGroup, parent: ProductGroup, checking: Checking) -> None:
    """Walk up from the parent. The whole tree is locked by now, so that nobody closes the circle meanwhile."""
    above: ProductGroup | None = parent
    chain = [group.name]
    while above:
        chain.append(above.name)
        if above.pk == group.pk:
            message = _("That makes a circle: %(chain)s.") % {"chain": " → ".join(chain)}
            checking.add("group_circle", message, "parent")
            return
        above = ProductGroup.objects.filter(children=above).first()
