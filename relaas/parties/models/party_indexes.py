"""Indexes for the lists: each covers one filter and the order behind it, of what is not archived.

Names end in the order they give. Sorts end in `id`, so that a page can begin after any row.
"""

from django.db.models import Index, Q

from relaas.parties.models.choices import Kind, Role

_RELATIONS = Q(is_relation=True, archived_at=None)
_PERSONS = Q(kind=Kind.PERSON, archived_at=None)

PARTY_INDEXES = (
    Index(name="relations_by_name", fields=("sort_name", "id"), condition=_RELATIONS),
    Index(name="relations_by_code", fields=("sort_code", "id"), condition=_RELATIONS),
    Index(name="relations_by_city", fields=("sort_city", "sort_name", "id"), condition=_RELATIONS),
    Index(name="relations_by_status", fields=("status", "sort_name", "id"), condition=_RELATIONS),
    Index(name="relations_by_account_manager", fields=("account_manager", "sort_name", "id"), condition=_RELATIONS),
    *(
        Index(
            name=f"{role.value}s_by_name",
            fields=("sort_name", "id"),
            condition=Q(**{role.column: True}, archived_at=None),
        )
        for role in Role
    ),
    Index(name="persons_by_name", fields=("sort_name", "id"), condition=_PERSONS),
    Index(name="persons_by_city", fields=("sort_city", "sort_name", "id"), condition=_PERSONS),
    Index(name="archived_by_name", fields=("sort_name", "id"), condition=Q(archived_at__isnull=False)),
)
