"""The addresses of this room: users and roles under Beheer, one's own account, and django-allauth's pages."""

from allauth.account.urls import urlpatterns as account_patterns
from django.urls import URLPattern, URLResolver, include, path

from relaas.accounts.looks import LOOKS
from relaas.accounts.views import looks, own, roles, saved_views, teams, users
from relaas.overviews.views import addresses

# Pages of allauth that are not offered: nobody signs up, and an administrator keeps the e-mail addresses.
CLOSED = {
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
}

OURS: list[URLPattern | URLResolver] = [
    path("beheer/gebruikers/", users.users, name="users"),
    path("beheer/gebruikers/nieuw/", users.add_user, name="add_user"),
    path("beheer/gebruikers/<int:id>/", users.user, name="user"),
    path("beheer/gebruikers/<int:id>/bewerken/", users.edit_user, name="edit_user"),
    path("beheer/gebruikers/<int:id>/uitnodigen/", users.invite_user, name="invite_user"),
    path("beheer/gebruikers/<int:id>/tweede-factor/", users.take_off, name="take_off_second_factor"),
    path("beheer/gebruikers/<int:id>/deactiveren/", users.deactivate, name="deactivate_user"),
    path("beheer/gebruikers/<int:id>/activeren/", users.reactivate, name="reactivate_user"),
    path("beheer/rollen/", roles.roles, name="roles"),
    path("beheer/rollen/nieuw/", roles.add_role, name="add_role"),
    path("beheer/rollen/<int:id>/", roles.role, name="role"),
    path("beheer/rollen/<int:id>/bewerken/", roles.edit_role, name="edit_role"),
    path("beheer/rollen/<int:id>/verwijderen/", roles.remove, name="remove_role"),
    path("beheer/teams/", teams.teams, name="teams"),
    path("beheer/teams/nieuw/", teams.add_team, name="new_team"),
    path("beheer/teams/<int:id>/", teams.team, name="team"),
    path("beheer/teams/<int:id>/verwijderen/", teams.remove, name="delete_team"),
    *addresses(LOOKS, "beheer/inzagelogboek/"),
    path("beheer/inzagelogboek/<int:id>/", looks.subject, name="look"),
    path("weergaven/nieuw/", saved_views.new, name="new_view"),
    path("weergaven/<int:id>/", saved_views.edit, name="view"),
    path("weergaven/<int:id>/bijwerken/", saved_views.renew, name="renew_view"),
    path("weergaven/<int:id>/standaard/", saved_views.set_default, name="default_view"),
    path("weergaven/<int:id>/verwijderen/", saved_views.remove, name="remove_view"),
    path("account/", own.own_account, name="own"),
    path("account/naam/", own.edit_name, name="edit_own_name"),
]

urlpatterns = [
    path("", include((OURS, "accounts"))),
    path("account/", include([pattern for pattern in account_patterns if pattern.name not in CLOSED])),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessies/", include("allauth.usersessions.urls")),
]
