from django.urls import path

from relaas.story import views

app_name = "story"
urlpatterns = [
    path("relaas/<int:number>/ongedaan/", views.undo_transaction, name="undo"),
    path("taken/<int:id>/ongedaan/", views.undo_job, name="undo_job"),
]
