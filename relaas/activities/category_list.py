"""The categories of activities under Beheer (K6)."""

from django.utils.translation import gettext_lazy as _

from relaas.activities.categories import add_category, change_category, delete_category
from relaas.activities.models import Category
from relaas.activities.rights import MANAGE_CATEGORIES
from relaas.parties.forms.fields import day, line
from relaas.parties.maintained.facts import OF_A_LIST
from relaas.parties.maintained.forms import ListForm
from relaas.parties.maintained.views import MaintainedList
from relaas.web.menu import ADMINISTRATION, MenuEntry


class CategoryForm(ListForm):
    """What it is called, and from when it can no longer be chosen."""

    name = line(OF_A_LIST, "name", required=True)
    closed_from = day(OF_A_LIST, "closed_from")


CATEGORIES = MaintainedList(
    "activities",
    "category",
    MANAGE_CATEGORIES,
    "activities/categories.html",
    Category,
    CategoryForm,
    add_category,
    change_category,
    delete_category,
    (_("Category added"), _("Category changed"), _("Category deleted")),
    Category.objects.all,
    plural="categories",
)

ADMINISTRATION.add(
    "activity_categories",
    MenuEntry(
        "activity_categories",
        _("Categories of activities"),
        "activities:categories",
        "tag",
        right=MANAGE_CATEGORIES,
        order=67,
        description=_("What actions, contact moments and notes are sorted by."),
    ),
)
