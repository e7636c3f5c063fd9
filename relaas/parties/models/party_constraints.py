"""What always holds for a row of Party; the database keeps it."""

from django.db.models import CheckConstraint, F, Q

from relaas.parties.models.choices import Kind, Role, Salutation, Size

TEXTS_OF_A_PERSON = ("salutation", "title", "initials", "first_name", "nickname", "prefix", "last_name")
TEXTS_OF_AN_ORGANIZATION = (
    "legal_name", "kvk", "branch_number", "rsin", "oin", "vat_number", "sbi_code", "industry", "size", "domain",
)  # fmt: skip


def _empty(columns: tuple[str, ...]) -> Q:
    return Q(**dict.fromkeys(columns, ""))


_NO_ROLE = Q(**{role.column: False for role in Role})

PARTY_CONSTRAINTS = (
    CheckConstraint(name="party_kind_known", condition=Q(kind__in=Kind.values)),
    CheckConstraint(name="party_has_a_name", condition=~Q(name="")),
    CheckConstraint(name="party_code_empty_is_null", condition=Q(code=None) | ~Q(code="")),
    CheckConstraint(name="party_salutation_known", condition=Q(salutation__in=Salutation.values)),
    CheckConstraint(name="party_size_known", condition=Q(size__in=Size.values)),
    CheckConstraint(
        name="organization_has_nothing_of_a_person",
        condition=Q(kind=Kind.PERSON) | (_empty(TEXTS_OF_A_PERSON) & Q(user=None, only_for_account_manager=False)),
    ),
    CheckConstraint(
        name="person_has_nothing_of_an_organization",
        condition=Q(kind=Kind.ORGANIZATION)
        | (_empty(TEXTS_OF_AN_ORGANIZATION) & Q(founded_on=None, ended_on=None, branch_of=None)),
    ),
    CheckConstraint(name="party_roles_of_relations_only", condition=Q(is_relation=True) | _NO_ROLE),
    CheckConstraint(name="party_not_its_own_branch", condition=Q(branch_of=None) | ~Q(branch_of=F("id"))),
    CheckConstraint(
        name="party_ends_after_it_began",
        condition=Q(founded_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("founded_on")),
    ),
    CheckConstraint(
        name="party_checked_by_somebody",
        condition=Q(checked_at=None, checked_by_name="") | (Q(checked_at__isnull=False) & ~Q(checked_by_name="")),
    ),
    CheckConstraint(
        name="party_archived_by_somebody",
        condition=Q(archived_at=None, archived_by_name="") | (Q(archived_at__isnull=False) & ~Q(archived_by_name="")),
    ),
    CheckConstraint(
        name="party_no_credit_has_a_reason",
        condition=Q(creditworthy=True, creditworthy_reason="") | (Q(creditworthy=False) & ~Q(creditworthy_reason="")),
    ),
)
