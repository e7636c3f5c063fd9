from django.apps import AppConfig


class OverviewsConfig(AppConfig):
    name = "relaas.overviews"

    def ready(self) -> None:
        """Make known in what formats lists are taken away, and the job that writes long ones."""
        from relaas.overviews import exporting  # noqa: F401
