"""The addresses of this room."""

from django.urls import path

from relaas.activities.category_list import CATEGORIES
from relaas.activities.morning.views import choose_morning_mail

app_name = "activities"

urlpatterns = [
    *CATEGORIES.addresses("beheer/activiteitcategorieen/"),
    path("account/ochtendmail/", choose_morning_mail, name="morning_mail"),
]
