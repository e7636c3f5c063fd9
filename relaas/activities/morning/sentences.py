"""What the story of a user tells of morning mails."""

from django.utils.translation import gettext_lazy as _

from relaas.story.sentences import say

MORNING_MAIL = say("activities.morning_mail", _("Morning mail sent to %(to)s"), icon="mail")
