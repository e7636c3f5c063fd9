from django.urls import path

from relaas.web import views

app_name = "web"
urlpatterns = [
    path("weergave/", views.choose, name="choose"),
    path("design/", views.design, name="design"),
]
