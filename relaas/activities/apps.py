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
            finishing,
            handing_over,
            keeping,
            law,
            note_tab,
            offered_deeds,
            owned,
            postponing,
            subjects,
            today_buttons,
            today_card,
            told,
            writing,
        )
        from relaas.activities.bulk import finishing as finishing_many  # noqa: F401
        from relaas.activities.bulk import moving, of_a_colleague, offered, sorting  # noqa: F401
        from relaas.activities.calendar import feeds, menu  # noqa: F401
        from relaas.activities.files import holder, shelves  # noqa: F401
        from relaas.activities.importing import importer  # noqa: F401
        from relaas.activities.jotting import buttons, column, on_parties  # noqa: F401
        from relaas.activities.lists import found, kept, of_relations, overviews  # noqa: F401
        from relaas.activities.models import Activity
        from relaas.activities.morning import card, daily  # noqa: F401
        from relaas.kernel import search

        describing.describe_records()
        subjects.register_subjects()
        search.register(Activity)
