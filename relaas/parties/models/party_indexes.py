"""Indexes for the lists (`parties.overviews`).

Each begins with an order and holds, behind it, every column that a filter of the list tests, so that ten thousand
rows are tested without one look into the table; the orders by name also have the text that is searched.
`overviews.reach` walks them; docs/performance.md has the figures. SQLite tests the condition of a partial index too,
so its columns stand in the index as well.

Who is kept for an account manager stands in a small index, for rows of other tables that point at a party
(`party_queries.SeenParty`).

The numbers by which others know a party and its mail address find it too, for whoever brings the same one again
(`parties.importing`).
"""

from django.db.models import F, Index, Q, Value

from relaas.parties.models.choices import Kind, Role

NUMBERS = ("kvk", "rsin", "oin", "vat_number")
_RELATIONS = Q(is_relation=True)
_PERSONS = Q(kind=Kind.PERSON)

_BY_NAME = ("sort_name", "id")
_ROLES = tuple(role.column for role in Role)
_SORT_KEYS = ("sort_city", "sort_code")
_TESTED = ("only_for_account_manager", "kind", "is_relation", "archived_at")
_CHIPS = (*_ROLES, "status", "account_manager")


def _of_role(role: Role) -> Index:
    others = [column for column in _ROLES if column != role.column]
    return Index(
        name=f"{role.value}s_by_name",
        fields=(*_BY_NAME, role.column, *others, "status", "account_manager", *_SORT_KEYS, *_TESTED),
        condition=_RELATIONS & Q(**{role.column: True}),
    )


PARTY_INDEXES = (
    Index(
        name="relations_by_name",
        fields=(*_BY_NAME, *_CHIPS, *_SORT_KEYS, *_TESTED, "search_text"),
        condition=_RELATIONS,
    ),
    Index(name="relations_by_code", fields=("sort_code", "id", *_CHIPS, "sort_city", *_TESTED), condition=_RELATIONS),
    Index(
        name="relations_by_city", fields=("sort_city", *_BY_NAME, *_CHIPS, "sort_code", *_TESTED), condition=_RELATIONS
    ),
    Index(
        name="relations_by_status",
        fields=("status", *_BY_NAME, *_ROLES, "account_manager", *_SORT_KEYS, *_TESTED),
        condition=_RELATIONS,
    ),
    Index(
        name="relations_by_account_manager",
        fields=("account_manager", *_BY_NAME, *_ROLES, "status", *_SORT_KEYS, *_TESTED),
        condition=_RELATIONS,
    ),
    *map(_of_role, Role),
    Index(
        name="persons_by_name",
        fields=(*_BY_NAME, "status", "sort_city", *_TESTED, "search_text"),
        condition=_PERSONS,
    ),
    Index(
        name="persons_among_relations",
        fields=(*_BY_NAME, *_CHIPS, *_SORT_KEYS, *_TESTED, "search_text"),
        condition=_RELATIONS & _PERSONS,
    ),
    *(
        Index(name=f"parties_by_{number}", fields=(number,), condition=Q(**{f"{number}__gt": ""}))
        for number in (*NUMBERS, "email", "search_code")
    ),
    Index(
        name="other_organizations_by_name",
        fields=("sort_name",),
        condition=Q(is_relation=False, kind=Kind.ORGANIZATION),
    ),
    Index(name="persons_by_city", fields=("sort_city", *_BY_NAME, "status", *_TESTED), condition=_PERSONS),
    Index(F("id") + Value(0), name="parties_hidden", condition=Q(only_for_account_manager=True)),
)
