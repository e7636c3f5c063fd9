"""Users, roles and teams as subjects of the story."""

from collections.abc import Collection

from django.urls import reverse

from relaas.accounts.models import Role, Team, User
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import SubjectKind, register


def _user_labels(ids: Collection[int]) -> dict[int, str]:
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


def _users_visible(ids: Collection[int], viewer: Actor) -> set[int]:
    return set(User.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True))


def _role_labels(ids: Collection[int]) -> dict[int, str]:
    return {role.pk: str(role) for role in Role.objects.filter(pk__in=ids)}


def _roles_visible(ids: Collection[int], viewer: Actor) -> set[int]:
    return set(Role.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True))


def _team_labels(ids: Collection[int]) -> dict[int, str]:
    return dict(Team.objects.filter(pk__in=ids).values_list("pk", "name"))


def _teams_visible(ids: Collection[int], viewer: Actor) -> set[int]:
    return set(Team.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True))


def _user_url(id: int) -> str:
    return reverse("accounts:user", args=[id])


def _role_url(id: int) -> str:
    return reverse("accounts:role", args=[id])


def _team_url(id: int) -> str:
    return reverse("accounts:team", args=[id])


register(SubjectKind("user", _user_labels, _user_url, _users_visible))
register(SubjectKind("role", _role_labels, _role_url, _roles_visible))
register(SubjectKind("team", _team_labels, _team_url, _teams_visible))
