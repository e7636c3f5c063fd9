from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "relaas.files"

    def ready(self) -> None:
        """Make known what other rooms find through registries: subjects, history, search."""
        from relaas.files import adding, breaches, folders, invariants, law, subjects, tree_guard, versions  # noqa: F401
        from relaas.files.describing import describe_records
        from relaas.files.lists import found, overviews  # noqa: F401
        from relaas.files.models import Item
        from relaas.files.previews import derived  # noqa: F401
        from relaas.kernel import search

        describe_records()
        search.register(Item)
