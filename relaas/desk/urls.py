from django.urls import path

from relaas.desk import job_pages, search_pages, views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("beheer/", views.administration, name="administration"),
    path("zoeken/", search_pages.search, name="search"),
    path("zoeken/snel/", search_pages.quick, name="quick"),
    path("taken/", job_pages.jobs, name="jobs"),
    path("taken/<int:id>/", job_pages.job, name="job"),
    path("taken/<int:id>/stop/", job_pages.stop, name="stop_job"),
    path("taken/<int:id>/bestanden/<int:file>/", job_pages.file, name="job_file"),
]
