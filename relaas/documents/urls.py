"""Where the pages of this room are."""

from django.urls import path

from relaas.documents.views import kept

app_name = "documents"
urlpatterns = [
    path("documenten/<int:id>/", kept.kept, name="kept"),
]
