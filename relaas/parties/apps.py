from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "relaas.parties"

    def ready(self) -> None:
        """Make known what other rooms find through registries: subjects, verbs, sentences, rules, invariants."""
        from relaas.parties import (  # noqa: F401
            account_managers,
            archiving,
            branching,
            images,
            invariants,
            menu,
            preparing,
            registration,
            rules,
            subjects,
        )

        subjects.register_subjects()
