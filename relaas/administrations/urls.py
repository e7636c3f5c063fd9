from django.urls import path

from relaas.administrations import views

app_name = "administrations"
urlpatterns = [
    path("beheer/administraties/", views.administrations, name="administrations"),
    path("beheer/administraties/nieuw/", views.add_administration, name="add_administration"),
    path("beheer/administraties/<int:id>/", views.administration, name="administration"),
    path("beheer/administraties/<int:id>/bewerken/", views.edit_administration, name="edit_administration"),
    path("beheer/administraties/<int:id>/bsn/", views.edit_bsn, name="edit_bsn"),
]
