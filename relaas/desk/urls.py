from django.urls import path

from relaas.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("beheer/", views.administration, name="administration"),
]
