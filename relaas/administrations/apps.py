from django.apps import AppConfig


class AdministrationsConfig(AppConfig):
    name = "relaas.administrations"

    def ready(self) -> None:
        """Register what this room brings: the subject, the verbs, the first administration, the entry of Beheer."""
        from relaas.administrations import keeping, menu, subjects  # noqa: F401
