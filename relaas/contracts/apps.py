from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "relaas.contracts"

    def ready(self) -> None:
        """Make known what other rooms find through registries: rights and subjects."""
        from relaas.contracts import owned, rights, subjects  # noqa: F401

        subjects.register_subjects()
