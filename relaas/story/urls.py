from django.urls import path

from relaas.story import views

app_name = "story"
urlpatterns = [
    path("relaas/<int:number>/ongedaan/", views.undo_transaction, name="undo"),
    path("relaas/wijzigingen/<int:number>/terugzetten/<slug:column>/", views.put_back, name="put_back"),
    path("relaas/wijzigingen/<int:number>/terughalen/", views.bring_deleted_back, name="bring_back"),
    path("taken/<int:id>/ongedaan/", views.undo_job, name="undo_job"),
]
