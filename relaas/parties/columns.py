"""The columns of this room's lists: those that are shown, and those that can be chosen besides."""

from collections.abc import Collection
from functools import cache

from django.db.models import Count, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relaas.kernel import clock
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.telephone import show_telephone
from relaas.overviews.columns import Column, Look, Values
from relaas.parties.facts import ORGANIZATION_FACTS, PERSON_FACTS
from relaas.parties.models import Employment, Party, Role, Size
from relaas.web.formats import day
from relaas.web.formats import number as shown

_ROLES = tuple(Role)


def _telephone(value: str) -> str:
    return show_telephone(value) if value else ""


def _plain(value: str | None) -> str:
    return value or ""


def _roles(*held: bool) -> str:
    return _roles_in(get_language() or "", held)


@cache
def _roles_in(_language: str, held: tuple[bool, ...]) -> str:
    """*Klant, leverancier*; made once for each of the thirty-two ways, for lists of a million rows ask it."""
    return ", ".join(str(role.label) for role, holds in zip(_ROLES, held, strict=True) if holds).capitalize()


def _work(person_ids: Collection[int]) -> dict[int, Values]:
    """The function and organization of each person's default employment."""
    return {id: (function, organization) for id, function, organization in _employed(person_ids)}


@rows_asked_often
def _employed(person_ids: Collection[int]) -> QuerySet[Employment, tuple[int, str, str]]:
    rows = Employment.objects.filter(person_id__in=person_ids, is_default=True)
    return rows.values_list("person_id", "function", "organization__name")


def _seen_at_work() -> QuerySet[Employment]:
    """Who is in service today, without persons that are archived or kept for their account manager (P4)."""
    return Employment.objects.running(clock.today()).filter(
        person__only_for_account_manager=False, person__archived_at=None
    )


def _persons(organization_ids: Collection[int]) -> dict[int, Values]:
    """How many persons are in service at each organization."""
    seen = _seen_at_work().filter(organization_id__in=organization_ids)
    counts = seen.order_by().values_list("organization_id").annotate(Count("person_id", distinct=True))
    return {id: (count,) for id, count in counts}


def _all_persons(found: QuerySet[Party]) -> int:
    """The same of all of these together."""
    seen = _seen_at_work().filter(organization_id__in=found.values("pk"))
    return seen.order_by().values("organization_id", "person_id").distinct().count()


def _size(value: str) -> str:
    return str(Size(value).label) if value else ""


def _fact(name: str) -> Column:
    """A text of the party's own row, called what its form calls it."""
    return Column(name, {**PERSON_FACTS, **ORGANIZATION_FACTS}[name].label, (name,))


_STATUS = Column(
    "status",
    _("Status"),
    ("status__name",),
    text=_plain,
    look=Look.PILL,
    tone="status__tone",
    sort="status",
    fades="later",
)
_PHONE = Column("phone", _("Phone"), ("phone",), text=_telephone, look=Look.PHONE, fades="later")
_EMAIL = Column("email", _("E-mail"), ("email",), look=Look.EMAIL, fades="last")
RELATION_COLUMNS = (
    Column("name", _("Name"), ("name",), look=Look.LINK, sort="name", below="internal_note"),
    Column("code", _("Code"), ("code",), text=_plain, sort="code", fades="later"),
    Column("search_code", _("Search code"), ("search_code",), fades="last"),
    Column("city", _("City"), ("city",), sort="city"),
    Column("roles", _("Kind"), tuple(each.column for each in _ROLES), text=_roles, fades="later"),
    _STATUS,
    Column("manager", _("Account manager"), ("account_manager__name",), text=_plain, sort="manager", fades="later"),
    _PHONE,
    _EMAIL,
)
PERSON_COLUMNS = (
    Column("name", _("Name"), ("name",), look=Look.LINK, sort="name", below="internal_note"),
    Column("function", _("Function"), text=lambda function, _organization: function, load=_work, fades="later"),
    Column("organization", _("Organization"), text=lambda _function, organization: organization, load=_work),
    Column("city", _("City"), ("city",), sort="city", fades="later"),
    _PHONE,
    _EMAIL,
    _STATUS,
)


_CHECKED = Column("checked", _("Checked"), ("checked_at",), text=day, look=Look.DAY)
_NOTE = Column("note", ORGANIZATION_FACTS["internal_note"].label, ("internal_note",))
MORE_OF_RELATIONS = (
    *(_fact(name) for name in ("legal_name", "kvk", "vat_number", "rsin", "oin", "domain", "industry")),
    Column("size", ORGANIZATION_FACTS["size"].label, ("size",), text=_size),
    Column("founded_on", ORGANIZATION_FACTS["founded_on"].label, ("founded_on",), text=day, look=Look.DAY),
    Column("persons", _("Persons"), text=shown, look=Look.NUMBER, load=_persons, total=_all_persons),
    _CHECKED,
    _NOTE,
)
MORE_OF_PERSONS = (
    Column("code", _("Code"), ("code",), text=_plain),
    *(_fact(name) for name in ("title", "initials", "first_name", "last_name")),
    Column("manager", _("Account manager"), ("account_manager__name",), text=_plain),
    _CHECKED,
    _NOTE,
)
