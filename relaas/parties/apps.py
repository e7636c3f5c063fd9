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
            data_cards,
            describing,
            found,
            images,
            invariants,
            law,
            local_files,
            mending,
            menu,
            note_cards,
            overviews,
            preparing,
            private_cards,
            registration,
            subjects,
            today_card,
        )
        from relaas.parties.banking import confirming  # noqa: F401
        from relaas.parties.bulk import actions  # noqa: F401
        from relaas.parties.duplicates import deciding, sweep  # noqa: F401
        from relaas.parties.files import files_tab, holder  # noqa: F401
        from relaas.parties.files import owned as owned_files  # noqa: F401
        from relaas.parties.importing import importer  # noqa: F401
        from relaas.parties.maintained import law as law_of_lists  # noqa: F401
        from relaas.parties.master_data import rows, types  # noqa: F401
        from relaas.parties.merging import employments, merge, owned, owned_data, owned_private  # noqa: F401
        from relaas.parties.models import Party
        from relaas.parties.timeline import tab  # noqa: F401
        from relaas.parties.vcards import links, of_lists  # noqa: F401

        describing.describe_records()
        subjects.register_subjects()
        search.register(Party, by_beginning=True)
