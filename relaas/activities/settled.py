"""What every deed with an action asks first: that it is one, and that nobody was before."""

from django.utils.translation import gettext as _

from relaas.activities.models import Activity
from relaas.kernel.refusals import Refused
from relaas.web import formats


def require_open(activity: Activity) -> None:
    """Refuse what is done (`done_already`), and say who was first and when. Read it again under its lock before."""
    if activity.done_at is None:
        return
    when = formats.moment(activity.done_at)
    if activity.done_by is None:
        raise Refused("done_already", _("This was done already, on %(when)s.") % {"when": when})
    given = {"name": activity.done_by.name, "when": when}
    raise Refused("done_already", _("%(name)s was first: done on %(when)s.") % given)


def require_action(activity: Activity) -> None:
    """Refuse a contact moment or a note (`no_action`): nobody is to do it on a day."""
    if not activity.is_action:
        raise Refused("no_action", _("This can be done with an action only."))
