from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "relaas.contracts"

    def ready(self) -> None:
        """Make known what other rooms find through registries: verbs, law, subjects, history, merging."""
        from relaas.contracts import changing, contacts, describing, directing, owned, registering, subjects  # noqa: F401

        describing.describe_records()
        subjects.register_subjects()
