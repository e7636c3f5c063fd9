"""Fetching the user of a session together with the role, so that rights cost no query of their own."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser

from relaas.accounts.models import User


class AccountsBackend(AuthenticationBackend):  # type: ignore[misc] # allauth has no types
    """allauth's way of signing in; a deactivated user is signed out at the next request."""

    def get_user(self, user_id: int) -> AbstractBaseUser | None:
        user = User.objects.select_related("role").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
