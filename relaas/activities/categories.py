"""Verbs: the maintained list of categories of activities (K6), and what it starts with."""

from django.utils.translation import gettext_lazy as _

from relaas.activities.models import Category
from relaas.activities.rights import MANAGE_CATEGORIES
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.policy import Act
from relaas.kernel.preparation import prepares
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given
from relaas.parties.maintained.facts import OF_A_LIST
from relaas.parties.maintained.keeping import add_row, change_row, delete_row
from relaas.parties.maintained.sentences import of_a_list

CATEGORIES = ("Bellen", "Offerte", "Bezoek", "Klacht", "Levering", "Betaling", "Administratie")
_TOLD = of_a_list(
    "activities.category",
    OF_A_LIST,
    "tag",
    (_("Category added"), _("Category changed"), _("Category deleted")),
)


@verb("activities.add_category", act=Act.CHANGE, right=MANAGE_CATEGORIES, on=())
def add_category(*, facts: Given, by: Actor) -> Category:
    """Add a category."""
    return add_row(Category(), OF_A_LIST, facts, _TOLD, by=by)


@verb("activities.change_category", act=Act.CHANGE, right=MANAGE_CATEGORIES, on=("category",))
def change_category(category: Category, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a category; closed from a day on it can no longer be chosen, and what has it keeps it."""
    change_row(category, OF_A_LIST, facts, _TOLD, seen=seen, by=by)


@verb("activities.delete_category", act=Act.DELETE, right=MANAGE_CATEGORIES, on=("category",))
def delete_category(category: Category, *, by: Actor) -> None:
    """Delete a category that nothing has."""
    delete_row(category, _TOLD, by=by)


@prepares("activities.categories")
def prepare_categories() -> None:
    """Add the usual categories to an empty list."""
    for name in () if Category.objects.exists() else CATEGORIES:
        add_category(facts={"name": name}, by=SYSTEM)
