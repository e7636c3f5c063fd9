from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "relaas.web"
