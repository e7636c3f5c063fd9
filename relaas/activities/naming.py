"""What an activity is called: by its title, or a contact moment without one by how and with whom (A2)."""

from django.utils.translation import pgettext

from relaas.activities.models import Activity, ActivityKind, Channel


def contact_called(channel: str, whom: str | None) -> str:
    """*Telefoon met Fatima el Idrissi*; with nobody just *Telefoon*."""
    label = str(Channel(channel).label)
    return pgettext("contact moment", "%(channel)s with %(whom)s") % {"channel": label, "whom": whom} if whom else label


def called(activity: Activity) -> str:
    """Its title, or by how and with whom it was; person and relation are best read along."""
    if activity.title or not activity.channel:
        return str(activity)
    whom = activity.person or activity.relation
    return contact_called(activity.channel, whom.name if whom else None)


def called_by(kind: str, title: str, channel: str, whom: str | None) -> str:
    """The same of one of which no more than this was read."""
    return title or (contact_called(channel, whom) if channel else str(ActivityKind(kind).label))
