"""Party: an organization or a person, in one table (P1)."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from relaas.kernel.fields import FoldedField
from relaas.kernel.models import Record, StoredFile
from relaas.parties import names
from relaas.parties.models.choices import Kind, Role, Salutation, Size
from relaas.parties.models.party_constraints import PARTY_CONSTRAINTS
from relaas.parties.models.party_indexes import PARTY_INDEXES
from relaas.parties.models.party_queries import PartyQuerySet
from relaas.parties.models.status import PartyStatus

if TYPE_CHECKING:
    from relaas.parties.models.employment import Employment  # it points at a party


class Party(Record):
    """Whatever can have addresses, channels, employments and account managers.

    Columns under *kept* are made by the verbs of this room out of other rows (`parties.keeping`) and can be rebuilt.
    """

    story_subject: ClassVar[tuple[str, str]] = ("party", "id")
    story_pointers: ClassVar[tuple[str, ...]] = ("branch_of_id",)
    kept: ClassVar[tuple[str, ...]] = (
        "sort_name", "sort_code", "city", "sort_city", "phone", "email", "account_manager_id", "search_text",
    )  # fmt: skip

    # Who works here, or where this person works, as far as the one who looks sees them: a page has looked that up.
    seen_employments: "list[Employment] | None" = None

    kind = models.CharField(max_length=12, choices=Kind)
    code = models.CharField(max_length=20, unique=True, null=True, blank=True)
    search_code = models.CharField(max_length=20, blank=True, default="")
    name = models.CharField(max_length=250)
    status = models.ForeignKey(PartyStatus, models.PROTECT, null=True, blank=True, related_name="parties")

    # A relation and its roles (P2)
    is_relation = models.BooleanField(default=False)
    is_customer = models.BooleanField(default=False)
    is_prospect = models.BooleanField(default=False)
    is_supplier = models.BooleanField(default=False)
    is_manufacturer = models.BooleanField(default=False)
    is_other = models.BooleanField(default=False)

    # An organization (P3)
    legal_name = models.CharField(max_length=250, blank=True, default="")
    kvk = models.CharField(max_length=8, blank=True, default="")
    branch_number = models.CharField(max_length=12, blank=True, default="")
    rsin = models.CharField(max_length=9, blank=True, default="")
    oin = models.CharField(max_length=20, blank=True, default="")
    vat_number = models.CharField(max_length=20, blank=True, default="")
    sbi_code = models.CharField(max_length=6, blank=True, default="")
    industry = models.CharField(max_length=100, blank=True, default="")
    size = models.CharField(max_length=8, choices=Size, blank=True, default=Size.UNKNOWN)
    founded_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    domain = models.CharField(max_length=253, blank=True, default="")
    branch_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="branches")

    # A person (P4)
    salutation = models.CharField(max_length=2, choices=Salutation, blank=True, default=Salutation.NEUTRAL)
    title = models.CharField(max_length=40, blank=True, default="")
    initials = models.CharField(max_length=30, blank=True, default="")
    first_name = models.CharField(max_length=100, blank=True, default="")
    nickname = models.CharField(max_length=100, blank=True, default="")
    prefix = models.CharField(max_length=30, blank=True, default="")
    last_name = models.CharField(max_length=120, blank=True, default="")
    only_for_account_manager = models.BooleanField(default=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person")

    # Both
    language = models.CharField(max_length=8, blank=True, default="")
    currency = models.CharField(max_length=3, blank=True, default="")
    image = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    internal_note = models.TextField(blank=True, default="")
    general_note = models.TextField(blank=True, default="")
    price_note = models.TextField(blank=True, default="")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by_name = models.CharField(max_length=150, blank=True, default="")
    checked_by_id = models.BigIntegerField(null=True, blank=True)
    creditworthy = models.BooleanField(default=True)
    creditworthy_reason = models.CharField(max_length=250, blank=True, default="")
    archived_at = models.DateTimeField(null=True, blank=True)
    archived_by_name = models.CharField(max_length=150, blank=True, default="")
    archived_by_id = models.BigIntegerField(null=True, blank=True)

    # Kept (see `parties.keeping`)
    sort_name = FoldedField()
    sort_code = FoldedField(max_length=60)
    city = models.CharField(max_length=100, blank=True, default="")
    sort_city = FoldedField(max_length=100)
    phone = models.CharField(max_length=20, blank=True, default="")
    email = models.CharField(max_length=254, blank=True, default="")
    account_manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="managed_parties"
    )
    search_text = models.TextField(blank=True, default="")

    objects = models.Manager.from_queryset(PartyQuerySet)()

    class Meta:
        constraints = PARTY_CONSTRAINTS
        indexes = PARTY_INDEXES

    def __str__(self) -> str:
        return self.name

    @property
    def is_organization(self) -> bool:
        return self.kind == Kind.ORGANIZATION

    @property
    def is_person(self) -> bool:
        return self.kind == Kind.PERSON

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def roles(self) -> list[Role]:
        """What this relation is to us, in the order of the list."""
        return [role for role in Role if getattr(self, role.column)]

    @property
    def name_parts(self) -> names.Parts:
        """The parts of a person's name."""
        return names.Parts(
            title=self.title, initials=self.initials, first_name=self.first_name, nickname=self.nickname,
            prefix=self.prefix, last_name=self.last_name,
        )  # fmt: skip

    @property
    def formal_name(self) -> str:
        """*Mevr. F. el Idrissi* in the reader's language; an organization's name as it is."""
        if self.is_organization:
            return self.name
        return names.formal(self.name_parts, str(Salutation(self.salutation).label) if self.salutation else "")

    @property
    def sorted_name(self) -> str:
        """*Berg, Jan van den*: as it stands in a sorted list."""
        return self.name if self.is_organization else names.sorted_form(self.name_parts)


class OrganizationManager(models.Manager.from_queryset(PartyQuerySet)):  # type: ignore[misc]  # made by a call
    def get_queryset(self) -> PartyQuerySet:
        return PartyQuerySet(self.model, using=self._db).organizations()


class PersonManager(models.Manager.from_queryset(PartyQuerySet)):  # type: ignore[misc]  # made by a call
    def get_queryset(self) -> PartyQuerySet:
        return PartyQuerySet(self.model, using=self._db).persons()


class Organization(Party):
    """A party seen as an organization; foreign keys go to Party."""

    objects: ClassVar = OrganizationManager()

    class Meta:
        proxy = True


class Person(Party):
    """A party seen as a person; foreign keys go to Party."""

    objects: ClassVar = PersonManager()

    class Meta:
        proxy = True
