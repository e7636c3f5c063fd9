"""BankAccount (P9)."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from relaas.kernel.actors import Actor
from relaas.kernel.identifiers.bank import masked_iban, show_iban
from relaas.kernel.models import Record
from relaas.parties.models.party import Party
from relaas.parties.models.party_queries import seen_through
from relaas.parties.rights import READ_BANK_ACCOUNTS


class BankAccountQuerySet(models.QuerySet["BankAccount"]):
    """Questions about bank accounts."""

    def visible_to(self, viewer: Actor) -> Self:
        """Those of parties that the viewer may see, for who may see bank accounts (U2)."""
        if not viewer.may(READ_BANK_ACCOUNTS):
            return self.none()
        condition = seen_through("party", viewer)
        return self if condition is None else self.filter(condition)

    def waiting(self) -> Self:
        """Those with an IBAN that a second user must confirm, the longest waiting first."""
        return self.exclude(waiting_iban="").order_by("waiting_at", "id")

    def with_iban(self, iban: str) -> Self:
        """Those that have this IBAN, whether it counts or waits."""
        return self.filter(Q(iban=iban) | Q(waiting_iban=iban))


class BankAccount(Record):
    """Where money for a party goes, and from where it is collected.

    `iban` and `bic` are what counts. A new or changed number stands in `waiting_iban` and `waiting_bic` until a second
    user confirms it (`parties.banking.confirming`), with who entered it and when; a new account has nothing that
    counts until then.
    """

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")
    read_right: ClassVar[str] = READ_BANK_ACCOUNTS

    party = models.ForeignKey(Party, models.CASCADE, related_name="bank_accounts")
    holder = models.CharField(max_length=70)
    iban = models.CharField(max_length=34, blank=True, default="")
    bic = models.CharField(max_length=11, blank=True, default="")
    waiting_iban = models.CharField(max_length=34, blank=True, default="")
    waiting_bic = models.CharField(max_length=11, blank=True, default="")
    waiting_at = models.DateTimeField(null=True, blank=True)
    waiting_by_name = models.CharField(max_length=120, blank=True, default="")
    waiting_by_id = models.BigIntegerField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by_name = models.CharField(max_length=120, blank=True, default="")
    confirmed_by_id = models.BigIntegerField(null=True, blank=True)
    description = models.CharField(max_length=100, blank=True, default="")
    is_g_account = models.BooleanField(default=False)
    is_default = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(BankAccountQuerySet)()

    class Meta:
        ordering = ("-is_default", "id")
        constraints = (
            CheckConstraint(name="account_has_a_holder", condition=~Q(holder="")),
            CheckConstraint(name="account_has_an_iban", condition=~Q(iban="", waiting_iban="")),
            CheckConstraint(
                name="account_says_who_waits",
                condition=Q(waiting_iban="", waiting_bic="", waiting_at=None, waiting_by_name="", waiting_by_id=None)
                | (~Q(waiting_iban="") & Q(waiting_at__isnull=False) & ~Q(waiting_by_name="")),
            ),
            CheckConstraint(
                name="account_says_who_confirmed",
                condition=Q(iban="", bic="", confirmed_at=None, confirmed_by_name="", confirmed_by_id=None)
                | (~Q(iban="") & Q(confirmed_at__isnull=False) & ~Q(confirmed_by_name="")),
            ),
            CheckConstraint(name="default_account_is_confirmed", condition=~Q(is_default=True, iban="")),
            UniqueConstraint(name="one_default_account", fields=("party",), condition=Q(is_default=True)),
            UniqueConstraint(name="account_once", fields=("party", "iban"), condition=Q(iban__gt="")),
            UniqueConstraint(
                name="waiting_account_once", fields=("party", "waiting_iban"), condition=Q(waiting_iban__gt="")
            ),
        )
        indexes = (
            models.Index(name="accounts_by_iban", fields=("iban",), condition=Q(iban__gt="")),
            models.Index(name="accounts_by_waiting", fields=("waiting_iban",), condition=Q(waiting_iban__gt="")),
        )

    def __str__(self) -> str:
        return self.masked

    @property
    def is_waiting(self) -> bool:
        """Whether an IBAN waits for confirmation."""
        return bool(self.waiting_iban)

    @property
    def counts(self) -> bool:
        """Whether there is an IBAN that money may go to."""
        return bool(self.iban)

    @property
    def entered_iban(self) -> str:
        """The newest one that was entered, to edit; never to pay to."""
        return self.waiting_iban or self.iban

    @property
    def entered_bic(self) -> str:
        """The BIC of `entered_iban`."""
        return self.waiting_bic if self.waiting_iban else self.bic

    @property
    def shown_iban(self) -> str:
        return show_iban(self.iban)

    @property
    def shown_waiting_iban(self) -> str:
        return show_iban(self.waiting_iban)

    @property
    def masked(self) -> str:
        """As the story names it."""
        return masked_iban(self.entered_iban)
