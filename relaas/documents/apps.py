from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "relaas.documents"

    def ready(self) -> None:
        """Let lists be taken away as PDF."""
        from relaas.documents import list_pdf  # noqa: F401
