from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "relaas.catalog"

    def ready(self) -> None:
        """Make known what other rooms find through registries: subjects, verbs, entries of Beheer, the first rows."""
        from relaas.catalog import lists, menu, preparing, subjects  # noqa: F401

        subjects.register_subjects()
