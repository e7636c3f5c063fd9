"""What the story says once a document was sent."""

from django.utils.translation import gettext as _

from relaas.documents.models import DocumentKind
from relaas.story.sentences import Parameters, Topic, say


def _title(entry: Parameters) -> str:
    """*Offerte verstuurd aan inkoop@jansen.nl*."""
    return _("%(what)s sent to %(to)s") % {"what": DocumentKind(entry["kind"]).label, "to": entry["to"]}


SENT = say("contracts.document_sent", _title, detail="%(number)s %(description)s", icon="send", topic=Topic.DOCUMENTS)
