"""Where the pages of this room are."""

from django.urls import path

from relaas.documents.outbox import views as outbox
from relaas.documents.views import kept

app_name = "documents"

OUTBOX = "beheer/uitgaande-mail/"

urlpatterns = [
    path("documenten/<int:id>/", kept.kept, name="kept"),
    path(OUTBOX, outbox.outbox, name="outbox"),
    path(f"{OUTBOX}<int:id>/", outbox.mail, name="mail"),
    path(f"{OUTBOX}<int:id>/opnieuw/", outbox.again, name="mail_again"),
    path(f"{OUTBOX}<int:id>/verzonden/", outbox.was_sent, name="mail_was_sent"),
    path(f"{OUTBOX}<int:id>/vervallen/", outbox.dropped, name="drop_mail"),
]
