from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "relaas.parties"

    def ready(self) -> None:
        """Make known what other rooms find through registries: subjects, verbs, sentences, rules, invariants."""
        from relaas.kernel import search
        from relaas.parties import (  # noqa: F401
            account_managers,
            archiving,
            branching,
            found,
            images,
            invariants,
            law,
            menu,
            overviews,
            preparing,
            registration,
            subjects,
        )
        from relaas.parties.bulk import actions  # noqa: F401
        from relaas.parties.importing import importer  # noqa: F401
        from relaas.parties.merging import employments, merge, owned, owned_private  # noqa: F401
        from relaas.parties.models import Party

        subjects.register_subjects()
        search.register(Party)
