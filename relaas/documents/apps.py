from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "relaas.documents"

    def ready(self) -> None:
        """Let lists be taken away as PDF, and register what this room keeps."""
        from relaas.documents import law, list_pdf, subjects  # noqa: F401
        from relaas.documents.describing import describe_records

        describe_records()
