"""What the story says of documents."""

from django.utils.translation import gettext_lazy as _

from relaas.story.sentences import say

KEPT = say("documents.kept", _("Document kept"), detail="%(title)s", icon="file-check")
