from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "relaas.desk"

    def ready(self) -> None:
        """Register the place of Beheer in the rail."""
        from relaas.desk import menu  # noqa: F401
