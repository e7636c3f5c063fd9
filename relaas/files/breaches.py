"""What an undo is told when it would make something that is no tree (T14, U3)."""

from django.utils.translation import gettext_lazy as _

from relaas.files.models import Item
from relaas.files.tree_guard import REFUSAL
from relaas.story.breaking import BREACHES, Breach

_NAMES = ("file_name_once", f"{Item._meta.db_table}.key")

BREACHES.add("files.tree", Breach((REFUSAL,), "no_tree", _("The folder that it stood in is elsewhere by now.")))
BREACHES.add("files.name", Breach(_NAMES, "name_taken", _("Something else has its name there by now.")))
