"""The addresses of this room."""

from django.urls import path, register_converter

from relaas.activities.calendar import views as calendar
from relaas.activities.category_list import CATEGORIES
from relaas.activities.jotting import views as jotting
from relaas.activities.lists.overviews import ACTIONS, CLOSED_NOTES, CONTACT_MOMENTS, DONE_ACTIONS, NOTES
from relaas.activities.models import ActivityKind
from relaas.activities.morning.views import choose_morning_mail
from relaas.activities.views import activity, deeds, edit, new
from relaas.activities.views.hand_over_all import hand_over_everything
from relaas.overviews.views import addresses

register_converter(jotting.PlaceConverter, "place")

app_name = "activities"

urlpatterns = [
    path("acties/nieuw/", new.new, {"kind": ActivityKind.ACTION}, name="new_action"),
    path("contactmomenten/nieuw/", new.new, {"kind": ActivityKind.CONTACT}, name="new_contact"),
    path("notities/nieuw/", new.new, {"kind": ActivityKind.NOTE}, name="new_note"),
    path("activiteiten/<int:id>/bewerken/", edit.edit, name="edit_activity"),
    path("activiteiten/<int:id>/verwijderen/", edit.remove, name="delete_activity"),
    path("activiteiten/<int:id>/gedaan/", deeds.finish, name="finish_activity"),
    path("activiteiten/<int:id>/heropenen/", deeds.reopen, name="reopen_activity"),
    path("activiteiten/<int:id>/uitstellen/", deeds.snooze, name="snooze_activity"),
    path("activiteiten/<int:id>/overdragen/", deeds.hand_over, name="hand_over_activity"),
    path("acties/overdragen/", hand_over_everything, name="hand_over_all"),
    *addresses(ACTIONS, "acties/"),
    *addresses(DONE_ACTIONS, "acties/gedaan/"),
    *addresses(CONTACT_MOMENTS, "contactmomenten/"),
    *addresses(NOTES, "notities/"),
    *addresses(CLOSED_NOTES, "notities/gesloten/"),
    *CATEGORIES.addresses("beheer/activiteitcategorieen/"),
    path("account/agenda/", calendar.subscription, name="calendar"),
    path("account/agenda/nieuw/", calendar.make, name="make_calendar"),
    path("account/agenda/intrekken/", calendar.withdraw, name="withdraw_calendar"),
    path("agenda/<str:token>.ics", calendar.feed, name="calendar_feed"),
    path("account/ochtendmail/", choose_morning_mail, name="morning_mail"),
    path("activiteiten/<int:id>/", activity.show, name="activity"),
    path("activiteiten/<int:id>/geschiedenis/", activity.history, name="history"),
    path("activiteiten/<int:id>/daarna/", activity.follow_up, name="and_then"),
    path("<place:kind>/<int:id>/vastleggen/", jotting.write_down, name="write_down"),
    path("contactmomenten/<int:id>/lezen-als/", jotting.read_as, name="read_as"),
]
