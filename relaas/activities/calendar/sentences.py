"""What the story says of a user's calendar."""

from django.utils.translation import gettext_lazy as _

from relaas.story.sentences import say

FEED_MADE = say("activities.calendar_made", _("Calendar subscription made for %(name)s"), icon="calendar-plus")
FEED_WITHDRAWN = say(
    "activities.calendar_withdrawn", _("Calendar subscription of %(name)s withdrawn"), icon="calendar-x"
)
