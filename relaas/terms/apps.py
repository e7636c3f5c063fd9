from django.apps import AppConfig


class TermsConfig(AppConfig):
    name = "relaas.terms"

    def ready(self) -> None:
        """Make known what other rooms find through registries: subjects, verbs, cards, the law, entries of Beheer."""
        from relaas.terms import (  # noqa: F401
            cards,
            combinations,
            control,
            describing,
            invoicing,
            law,
            lists,
            measures,
            menu,
            overviews,
            owned,
            subjects,
        )
        from relaas.terms.importing import joined  # noqa: F401

        describing.describe_records()
        subjects.register_subjects()
