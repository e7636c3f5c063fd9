from django.urls import path

from relaas.web import views

app_name = "web"
urlpatterns = [
    path("weergave/", views.choose, name="choose"),
    path("vandaag/tellingen/", views.counts, name="counts"),
    path("design/", views.design, name="design"),
]
