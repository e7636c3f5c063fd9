from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "relaas.documents"

    def ready(self) -> None:
        """Let lists be taken away as PDF, and register what this room keeps and the verbs of its outbox."""
        from relaas.documents import law, list_pdf, menu, subjects  # noqa: F401
        from relaas.documents.describing import describe_records
        from relaas.documents.outbox import deciding, ending  # noqa: F401
        from relaas.documents.outbox import menu as outbox_menu  # noqa: F401

        describe_records()
