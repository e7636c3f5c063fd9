from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "relaas.activities"

    def ready(self) -> None:
        """Make known what other rooms find through registries: verbs, law, subjects, history, lists, search."""
        from relaas.activities import (  # noqa: F401
            categories,
            category_list,
            changing,
            describing,
            keeping,
            law,
            owned,
            subjects,
            writing,
        )
        from relaas.activities.models import Activity
        from relaas.activities.morning import card, daily  # noqa: F401
        from relaas.kernel import search

        describing.describe_records()
        subjects.register_subjects()
        search.register(Activity)
