"""Fetching the user of a session together with the role, so that rights cost no query of their own."""

from collections.abc import Sequence
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection
from django.db.models.expressions import Col

from relaas.accounts.models import Role, User
from relaas.kernel.kept_statements import ask

_USER, _ROLE = ([Col(model._meta.db_table, field) for field in model._meta.concrete_fields] for model in (User, Role))
_COLUMNS = [*_USER, *_ROLE]
_NAMES = ", ".join(f'"{each.alias}"."{each.target.column}"' for each in _COLUMNS)
_USERS, _ROLES = (f'"{model._meta.db_table}"' for model in (User, Role))
_FOUND = f"SELECT {_NAMES} FROM {_USERS} JOIN {_ROLES} ON {_ROLES}.id = role_id WHERE {_USERS}.id = %s"  # noqa: S608


class AccountsBackend(AuthenticationBackend):  # type: ignore[misc] # allauth has no types
    """allauth's way of signing in; a deactivated user is signed out at the next request."""

    def get_user(self, user_id: int) -> AbstractBaseUser | None:
        user = _with_role(user_id)
        return user if user and self.user_can_authenticate(user) else None


def _with_role(user_id: int) -> User | None:
    """What `select_related("role")` gives, with a statement that is written out: every page begins with it."""
    found = ask(_FOUND, [user_id])
    if not found:
        return None
    values = [_read(column, value) for column, value in zip(_COLUMNS, found[0], strict=True)]
    user = User.from_db(connection.alias, _attributes(_USER), values[: len(_USER)])
    user.role = Role.from_db(connection.alias, _attributes(_ROLE), values[len(_USER) :])
    return user


def _attributes(columns: Sequence[Col]) -> list[str]:
    return [str(column.target.attname) for column in columns]


def _read(column: Col, value: Any) -> Any:
    """The value as Django reads it, whichever database it comes from."""
    for convert in (*connection.ops.get_db_converters(column), *column.get_db_converters(connection)):
        value = convert(value, column, connection)
    return value
