"""Who works here, as menus offer it."""

from relaas.kernel.actors import Actor
from relaas.kernel.kept_statements import ask

# As SQL, for every list asks it, and Django needs longer to write it than the database to answer.
_NAMES = "SELECT id, name FROM accounts_user ORDER BY sort_name, id"


def names_of_users(viewer: Actor) -> list[tuple[int, str]]:
    """The ids and names of those whom `viewer` may see, as `User.objects.visible_to` has it (U2), in their order."""
    if not (viewer.user_id or viewer.holds_every_right):
        return []
    return list(ask(_NAMES))
