"""What a user chooses for itself and what leaves no history."""

from django.conf import settings

from relaas.accounts.models import User


def choose_language(user: User, language: str) -> None:
    """Show Relaas to this user in `language` from now on; one that Relaas does not speak changes nothing."""
    if language in dict(settings.LANGUAGES):
        User.objects.filter(pk=user.pk).update(language=language)
