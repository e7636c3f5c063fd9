from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "relaas.imports"

    def ready(self) -> None:
        """Make the verbs, the jobs and the menu entry of this room known."""
        from relaas.imports import menu, running, sweeping, undoing  # noqa: F401
