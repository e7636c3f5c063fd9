"""Where the pages of this room are."""

from django.urls import path

from relaas.documents.outbox import views as outbox
from relaas.documents.views import kept, letterheads

app_name = "documents"

OUTBOX = "beheer/uitgaande-mail/"
PAPER = "beheer/briefpapier/<int:id>"
TEXTS = f"{PAPER}/teksten/<str:kind>/<str:language>"

urlpatterns = [
    path("documenten/<int:id>/", kept.kept, name="kept"),
    path(OUTBOX, outbox.outbox, name="outbox"),
    path(f"{OUTBOX}<int:id>/", outbox.mail, name="mail"),
    path(f"{OUTBOX}<int:id>/opnieuw/", outbox.again, name="mail_again"),
    path(f"{OUTBOX}<int:id>/verzonden/", outbox.was_sent, name="mail_was_sent"),
    path(f"{OUTBOX}<int:id>/vervallen/", outbox.dropped, name="drop_mail"),
    path("beheer/briefpapier/", letterheads.letterheads, name="letterheads"),
    path(f"{PAPER}/", letterheads.letterhead, name="letterhead"),
    path(f"{PAPER}/logo/", letterheads.logo, name="logo"),
    path(f"{PAPER}/logo/verwijderen/", letterheads.remove_logo, name="remove_logo"),
    path(f"{PAPER}/voorbeeld/", letterheads.sample, name="sample"),
    path(f"{TEXTS}/", letterheads.texts, name="texts"),
    path(f"{TEXTS}/herstellen/", letterheads.restore_texts, name="restore_texts"),
]
