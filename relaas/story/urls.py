from django.urls import path

from relaas.story import views

app_name = "story"
urlpatterns = [
    path("relaas/<int:number>/ongedaan/", views.undo_transaction, name="undo"),
]
