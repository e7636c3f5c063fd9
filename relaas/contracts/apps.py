from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "relaas.contracts"

    def ready(self) -> None:
        """Make known what other rooms find through registries: verbs, law, subjects, history, lists, search."""
        from relaas.contracts import (  # noqa: F401
            addresses,
            bulk_actions,
            cards,
            changing,
            contacts,
            copying,
            describing,
            directing,
            due_card,
            every_night,
            figures,
            found,
            holding,
            keeping,
            law,
            loss_reason_list,
            many,
            overviews,
            owned,
            registering,
            relation_tab,
            status_parts,
            subjects,
        )

        describing.describe_records()
        subjects.register_subjects()
        self._make_parts_known()

    def _make_parts_known(self) -> None:
        """The same of the packages inside this room."""
        from relaas.contracts.activities import known as known_to_activities  # noqa: F401
        from relaas.contracts.files import holder, shelves, tabs  # noqa: F401
        from relaas.contracts.importing import importer  # noqa: F401
        from relaas.contracts.lines import law as law_of_lines  # noqa: F401
        from relaas.contracts.lines import part, table, verbs  # noqa: F401
        from relaas.contracts.mailing import card as card_of_mails  # noqa: F401
        from relaas.contracts.mailing import verbs as verbs_of_mails  # noqa: F401
        from relaas.contracts.papers import card, timeline  # noqa: F401
        from relaas.contracts.papers import keeping as keeping_papers  # noqa: F401
        from relaas.contracts.subscriptions import known  # noqa: F401
        from relaas.contracts.sums import of_contracts, of_subscriptions, of_values  # noqa: F401
