"""The addresses of this room."""

from relaas.activities.category_list import CATEGORIES

app_name = "activities"

urlpatterns = [
    *CATEGORIES.addresses("beheer/activiteitcategorieen/"),
]
