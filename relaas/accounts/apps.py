from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "relaas.accounts"

    def ready(self) -> None:
        """Register what this room brings: subjects, owners of jobs, verbs, built-in roles, entries of Beheer."""
        from relaas.accounts import invitations, job_owners, menu, roles, saved_views, subjects, teams, users  # noqa: F401
