"""Users, roles and teams (U1, U2)."""

from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from relaas.accounts.builtin_roles import ADMINISTRATOR, NAMES
from relaas.kernel.actors import Actor
from relaas.kernel.fields import FoldedField
from relaas.kernel.models import Record
from relaas.kernel.rights import RIGHTS

LANGUAGES = (("nl", "Nederlands"), ("en", "English"))


class RoleQuerySet(models.QuerySet["Role"]):
    """Questions about roles."""

    def visible_to(self, viewer: Actor) -> Self:
        """Who manages users or roles sees all of them; anybody else none."""
        sees = viewer.may("accounts.manage_users") or viewer.may("accounts.manage_roles")
        return self if sees else self.none()

    def with_member_count(self) -> Self:
        """Each role with `members`, the number of active users that have it."""
        return self.annotate(members=models.Count("users", filter=models.Q(users__is_active=True)))


class Role(Record):
    """A named set of rights (U1). The built-in ones have a key and may be renamed; `administrator` holds all rights."""

    story_subject: ClassVar[tuple[str, str]] = ("role", "id")

    name = models.CharField(_("Name"), max_length=60, blank=True)
    builtin = models.CharField(max_length=20, blank=True, editable=False)
    rights = models.JSONField(default=list, blank=True)
    # Rights that this built-in role was given once: a new version adds new rights and leaves alone what was taken off.
    offered = models.JSONField(default=list, blank=True, editable=False)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(Lower("name"), condition=~models.Q(name=""), name="role_name_once"),
            models.UniqueConstraint("builtin", condition=~models.Q(builtin=""), name="role_builtin_once"),
            models.CheckConstraint(condition=~models.Q(name="") | ~models.Q(builtin=""), name="role_has_a_name"),
        )

    def __str__(self) -> str:
        """Its own name; a built-in role that was not renamed has one in the reader's language."""
        return self.name or str(NAMES[self.builtin])

    @property
    def holds_every_right(self) -> bool:
        return self.builtin == ADMINISTRATOR

    @property
    def right_names(self) -> frozenset[str]:
        """What it may do, of the rights that exist now."""
        known = frozenset(RIGHTS.names())
        return known if self.holds_every_right else known.intersection(self.rights)


class TeamQuerySet(models.QuerySet["Team"]):
    """Questions about teams."""

    def visible_to(self, viewer: Actor) -> Self:
        """Colleagues know each other (U2), and so who works with whom."""
        return self if viewer.user_id or viewer.holds_every_right else self.none()


class Team(Record):
    """Users who work together (U1): what one of them must do, the others can see at a glance. It gives no rights."""

    story_subject: ClassVar[tuple[str, str]] = ("team", "id")

    name = models.CharField(_("Name"), max_length=60)
    sort_name = FoldedField(max_length=60, unique=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ("sort_name", "id")
        constraints = (models.CheckConstraint(condition=~models.Q(name=""), name="team_has_a_name"),)

    def __str__(self) -> str:
        return self.name


class UserQuerySet(models.QuerySet["User"]):
    """Questions about users."""

    def visible_to(self, viewer: Actor) -> Self:
        """Colleagues know each other: who is signed in sees all users' names. Their pages need a right (U2)."""
        return self if viewer.user_id or viewer.holds_every_right else self.none()

    def active(self) -> Self:
        return self.filter(is_active=True)

    def administrators(self) -> Self:
        """Those who can set everything right again."""
        return self.filter(is_active=True, role__builtin=ADMINISTRATOR)

    def by_name(self) -> Self:
        """In the order of every list of users."""
        return self.order_by("sort_name", "id")


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc] # mypy knows no generic base here
    """Finds a user by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        user: User = self.get(email=(username or "").lower())
        return user


class User(Record, AbstractBaseUser):
    """Somebody who signs in. Never deleted: who left is deactivated, and the story keeps the name."""

    story_subject: ClassVar[tuple[str, str]] = ("user", "id")
    # A password's hash must not be kept in history, and packages write these by themselves; language is a preference.
    unrecorded: ClassVar[tuple[str, ...]] = ("password", "last_login", "language")

    email = models.EmailField(
        _("E-mail address"), unique=True, error_messages={"unique": _("Another user has this e-mail address.")}
    )
    name = models.CharField(_("Name"), max_length=120)
    sort_name = FoldedField(editable=False)
    language = models.CharField(_("Language"), max_length=2, choices=LANGUAGES, default="nl")
    role = models.ForeignKey(Role, models.PROTECT, related_name="users", verbose_name=_("Role"))
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="users", verbose_name=_("Team"))
    only_managed = models.BooleanField(_("Only relations that this user manages"), default=False)
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ("sort_name", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_lower_case"),
            models.CheckConstraint(condition=~models.Q(name=""), name="user_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> Actor:
        """This user as verbs and pages know it. Costs no query when the role came along (`select_related`)."""
        return Actor(self.name, self.pk, self.role.right_names, only_managed=self.only_managed)


class SavedView(models.Model):
    """A list as somebody wants to see it again: an address with a name.

    Not a `Record`: it is a preference. `asked` is what `Question.asked` gave, and is read as any address is.
    """

    overview = models.CharField(max_length=60)
    owner = models.ForeignKey(User, models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    sort_name = FoldedField(max_length=60)
    asked = models.JSONField(default=dict)
    is_shared = models.BooleanField(default=False)

    class Meta:
        ordering = ("sort_name", "id")
        constraints = (
            models.UniqueConstraint(fields=("overview", "owner", "sort_name"), name="saved_view_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="saved_view_has_a_name"),
        )
        indexes = (models.Index(fields=("overview", "is_shared"), name="saved_view_of_overview"),)

    def __str__(self) -> str:
        return self.name


class DefaultView(models.Model):
    """The view that a list opens with for somebody. Not a `Record`: it is a preference."""

    user = models.ForeignKey(User, models.CASCADE, related_name="default_views")
    overview = models.CharField(max_length=60)
    view = models.ForeignKey(SavedView, models.CASCADE, related_name="default_of")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "overview"), name="default_view_once"),)

    def __str__(self) -> str:
        return f"{self.user}: {self.view}"
