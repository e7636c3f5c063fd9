from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "relaas.accounts"

    def ready(self) -> None:
        """Register what this room brings: subjects, verbs, the built-in roles, the entries of Beheer."""
        from relaas.accounts import invitations, menu, roles, subjects, users  # noqa: F401
