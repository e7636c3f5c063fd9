from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "relaas.imports"

    def ready(self) -> None:
        """Make the verbs and the jobs of this room known."""
