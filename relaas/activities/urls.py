"""The addresses of this room."""

from django.urls import path

from relaas.activities.category_list import CATEGORIES
from relaas.activities.morning.views import choose_morning_mail
from relaas.activities.views import deeds
from relaas.activities.views.hand_over_all import hand_over_everything

app_name = "activities"

urlpatterns = [
    path("activiteiten/<int:id>/gedaan/", deeds.finish, name="finish_activity"),
    path("activiteiten/<int:id>/heropenen/", deeds.reopen, name="reopen_activity"),
    path("activiteiten/<int:id>/uitstellen/", deeds.snooze, name="snooze_activity"),
    path("activiteiten/<int:id>/overdragen/", deeds.hand_over, name="hand_over_activity"),
    path("acties/overdragen/", hand_over_everything, name="hand_over_all"),
    *CATEGORIES.addresses("beheer/activiteitcategorieen/"),
    path("account/ochtendmail/", choose_morning_mail, name="morning_mail"),
]
