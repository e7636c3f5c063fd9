from django.apps import AppConfig


class AdministrationsConfig(AppConfig):
    name = "relaas.administrations"
