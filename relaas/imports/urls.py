from django.urls import path

from relaas.imports import views

app_name = "imports"
urlpatterns = [
    path("importeren/", views.imports, name="imports"),
    path("importeren/<int:id>/", views.one, name="import"),
    path("importeren/<int:id>/kolommen/", views.columns, name="columns"),
    path("importeren/<int:id>/controle/", views.check, name="check"),
    path("importeren/<int:id>/alles-controleren/", views.check_all, name="check_all"),
    path("importeren/<int:id>/ongedaan/", views.undo, name="undo"),
    path("importeren/indelingen/<int:id>/weg/", views.drop_mapping, name="drop_mapping"),
]
