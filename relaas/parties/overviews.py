"""The lists of this room: relations, the same by role, and persons."""

from dataclasses import replace

from django.db.models import Case, CharField, Q, Value, When
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from relaas.accounts.colleagues import names_of_users
from relaas.kernel.kept_statements import ask
from relaas.overviews.columns import Sort
from relaas.overviews.filters import Beginning, Choice, Reference, Switch
from relaas.overviews.grouping import Grouping
from relaas.overviews.overview import FirstStep, Overview, declare
from relaas.overviews.rail import put_in_rail
from relaas.parties.columns import MORE_OF_PERSONS, MORE_OF_RELATIONS, PERSON_COLUMNS, RELATION_COLUMNS
from relaas.parties.models import Kind, Party, Role
from relaas.parties.rights import CHANGE, EXPORT, READ
from relaas.web.formats import number as shown


def _in_role(value: str) -> Q:
    return Q(**{Role(value).column: True})


def _by_name_of(name: str, label: str | Promise, key: str) -> Sort:
    """By something that a row refers to; rows without it come first. No index has it."""
    made = {f"{name}_key": Coalesce(key, Value(""))}
    return Sort(name, label, (f"{name}_key", "sort_name"), indexed=False, made=made)


def _first_those_in(role: Role) -> Case:
    return Case(When(_in_role(role), then=Value("0")), default=Value("1"))


def _names_of_statuses(for_whom: str) -> list[tuple[int, str]]:
    """The ids and names of those for organizations, or for persons, in the order of `PartyStatus`."""
    return list(ask(f"SELECT id, name FROM parties_partystatus WHERE {for_whom} ORDER BY position, sort_name, id"))  # noqa: S608 - a column of ours


_CITY = Beginning("city", _("City"), "sort_city")
_ARCHIVED = Switch("archived", _("Archived too"), off=Q(archived_at=None))
_BY_NAME = Sort("name", _("Name"), ("sort_name",), holds_text=True)
# Of persons the text begins with the first name.
_RELATIONS_BY_NAME = replace(_BY_NAME, reads_otherwise=Q(kind=Kind.PERSON))
_BY_CITY = Sort("city", _("City"), ("sort_city", "sort_name"))
_BY_STATUS = _by_name_of("status", _("Status"), "status__sort_name")
_BY_MANAGER = _by_name_of("manager", _("Account manager"), "account_manager__sort_name")


_BY_ROLES = Sort(
    "roles",
    _("Kind"),
    ("roles_key", "sort_name"),
    indexed=False,
    made={"roles_key": Concat(*(_first_those_in(role) for role in Role), output_field=CharField())},
)
_BY_CODE = Sort("code", _("Code"), ("sort_code",))
_SORTS_OF_RELATIONS = (_RELATIONS_BY_NAME, _BY_CODE, _BY_CITY, _BY_STATUS, _BY_MANAGER, _BY_ROLES)
_GROUPINGS = (
    Grouping("status", _("Status"), "status", "status", _("No status")),
    Grouping("city", _("City"), "city", "city", _("No city")),
)
_GROUPINGS_OF_RELATIONS = (
    *_GROUPINGS,
    Grouping("manager", _("Account manager"), "manager", "manager", _("No account manager")),
    Grouping("role", _("Kind"), "roles", "roles", _("No kind")),
)


def _relations(name: str, title: str | Promise, role: Role | None = None) -> Overview:
    """The list of relations, or of those in one role."""
    return declare(
        Overview(
            name=name,
            title=title,
            model=Party,
            columns=RELATION_COLUMNS,
            more_columns=MORE_OF_RELATIONS,
            sorts=_SORTS_OF_RELATIONS,
            groupings=_GROUPINGS_OF_RELATIONS,
            walks=Q(is_relation=True),
            filters=(
                Choice("role", _("Kind"), lambda: Role.choices, _in_role, indexed=True),
                Reference(
                    "status",
                    _("Status"),
                    "status_id",
                    lambda _actor: _names_of_statuses("for_organizations"),
                    indexed=True,
                ),
                Reference("manager", _("Account manager"), "account_manager_id", names_of_users, indexed=True),
                _CITY,
                _ARCHIVED,
            ),
            fixed={"role": (role.value,)} if role else {},
            url_name=f"parties:{name}",
            row_url=lambda party_id: reverse("parties:relation", args=(party_id,)),
            counted=lambda number: (
                ngettext("%(shown)s relation", "%(shown)s relations", number) % {"shown": shown(number)}
            ),
            read_right=READ,
            export_right=EXPORT,
            add=FirstStep(_("New relation"), "parties:new_relation", CHANGE, hotkey="n"),
            gone="archived_at",
            nothing_yet=_("Relations are the organizations you do business with: customers, prospects, suppliers."),
        )
    )


RELATIONS = _relations("relations", _("Relations"))
CUSTOMERS = _relations("customers", _("Customers"), Role.CUSTOMER)
PROSPECTS = _relations("prospects", _("Prospects"), Role.PROSPECT)
SUPPLIERS = _relations("suppliers", _("Suppliers"), Role.SUPPLIER)
MANUFACTURERS = _relations("manufacturers", _("Manufacturers"), Role.MANUFACTURER)
OTHERS = _relations("others", pgettext_lazy("relations", "Other"), Role.OTHER)
LISTS_OF_RELATIONS = (RELATIONS, CUSTOMERS, PROSPECTS, SUPPLIERS, MANUFACTURERS, OTHERS)
ORGANIZATIONS = declare(
    Overview(
        name="organizations",
        title=_("Organizations"),
        model=Party,
        columns=RELATION_COLUMNS,
        more_columns=MORE_OF_RELATIONS,
        sorts=(
            Sort("name", _("Name"), ("sort_name",), holds_text=True, indexed=False),
            Sort("city", _("City"), ("sort_city", "sort_name"), indexed=False),
            _BY_STATUS,
            _BY_MANAGER,
        ),
        groupings=_GROUPINGS,
        walks=Q(kind=Kind.ORGANIZATION),
        filters=(
            Reference("status", _("Status"), "status_id", lambda _actor: _names_of_statuses("for_organizations")),
            Reference("manager", _("Account manager"), "account_manager_id", names_of_users),
            _CITY,
            Switch("relations", _("Relations too"), off=Q(is_relation=False)),
            _ARCHIVED,
        ),
        url_name="parties:organizations",
        row_url=lambda party_id: reverse("parties:relation", args=(party_id,)),
        counted=lambda number: (
            ngettext("%(shown)s organization", "%(shown)s organizations", number) % {"shown": shown(number)}
        ),
        read_right=READ,
        export_right=EXPORT,
        gone="archived_at",
        nothing_yet=_("Here stand the organizations that are kept outside the relation system."),
    )
)
PERSONS = declare(
    Overview(
        name="persons",
        title=_("Persons"),
        model=Party,
        columns=PERSON_COLUMNS,
        more_columns=MORE_OF_PERSONS,
        sorts=(_BY_NAME, _BY_CITY, _BY_STATUS),
        groupings=_GROUPINGS,
        walks=Q(kind=Kind.PERSON),
        filters=(
            Reference("status", _("Status"), "status_id", lambda _actor: _names_of_statuses("for_persons")),
            _CITY,
            _ARCHIVED,
        ),
        url_name="parties:persons",
        row_url=lambda party_id: reverse("parties:person", args=(party_id,)),
        counted=lambda number: ngettext("%(shown)s person", "%(shown)s persons", number) % {"shown": shown(number)},
        read_right=READ,
        export_right=EXPORT,
        add=FirstStep(_("New person"), "parties:new_person", CHANGE, hotkey="n"),
        gone="archived_at",
        nothing_yet=_("Persons are the people you know at your relations."),
    )
)

_PLACES = (
    (RELATIONS, "building-2", "", "r", 10),
    (PERSONS, "users", "", "p", 12),
    (CUSTOMERS, "handshake", _("Relations"), "k", 30),
    (PROSPECTS, "binoculars", _("Relations"), "o", 31),
    (SUPPLIERS, "truck", _("Relations"), "l", 32),
    (MANUFACTURERS, "factory", _("Relations"), "f", 33),
    (OTHERS, "shapes", _("Relations"), "", 34),
    (ORGANIZATIONS, "building", _("Relations"), "", 35),
)
for _overview, _icon, _section, _hotkey, _order in _PLACES:
    put_in_rail(_overview, _icon, _section, order=_order, hotkey=_hotkey)
