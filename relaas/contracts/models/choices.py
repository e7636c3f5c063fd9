"""The closed lists of this room."""

from django.db import models
from django.utils.translation import pgettext, pgettext_lazy

from relaas.contracts.rights import CHANGE_PURCHASE, CHANGE_SALES, READ_PURCHASE, READ_SALES
from relaas.parties.models import Role


class Direction(models.TextChoices):
    """K1: what we sell, or what we buy. The label is what one contract of it is called."""

    SALES = "sales", pgettext_lazy("contract", "Request")
    PURCHASE = "purchase", pgettext_lazy("contract", "Order")

    @property
    def plural(self) -> str:
        """What the list of them is called."""
        return pgettext("contracts", "Requests") if self is Direction.SALES else pgettext("contracts", "Orders")

    @property
    def word(self) -> str:
        """What stands in an address."""
        return "aanvragen" if self is Direction.SALES else "bestellingen"

    @property
    def read_right(self) -> str:
        return READ_SALES if self is Direction.SALES else READ_PURCHASE

    @property
    def change_right(self) -> str:
        return CHANGE_SALES if self is Direction.SALES else CHANGE_PURCHASE

    @property
    def roles(self) -> tuple[Role, ...]:
        """K1: what a relation must be, any of them; the first is the one that is offered."""
        return (Role.CUSTOMER, Role.PROSPECT) if self is Direction.SALES else (Role.SUPPLIER,)

    @property
    def category(self) -> str:
        """The column of its category: a product group, or a cost type."""
        return "product_group" if self is Direction.SALES else "cost_type"


class Status(models.TextChoices):
    """K2; the order is that in which a contract goes through them."""

    REQUEST = "request", pgettext_lazy("contract status", "Request")
    QUOTE = "quote", pgettext_lazy("contract status", "Quote")
    OPTION = "option", pgettext_lazy("contract status", "Option")
    CONTRACT = "contract", pgettext_lazy("contract status", "Contract")
    EXECUTED = "executed", pgettext_lazy("contract status", "Executed")
    LOST = "lost", pgettext_lazy("contract status", "Lost")

    @property
    def is_open(self) -> bool:
        """Whether something is still to come of it."""
        return self not in CLOSED

    @property
    def is_signed(self) -> bool:
        return self in SIGNED

    @property
    def tone(self) -> str:
        return _TONES[self.value]


CLOSED = frozenset({Status.EXECUTED, Status.LOST})
SIGNED = frozenset({Status.CONTRACT, Status.EXECUTED})
_TONES = {"request": "wait", "quote": "info", "option": "signal", "contract": "good", "executed": "", "lost": "bad"}


class InvoiceMoment(models.TextChoices):
    """When a period is invoiced."""

    BEFORE = "before", pgettext_lazy("invoice moment", "Before the period")
    AFTER = "after", pgettext_lazy("invoice moment", "After the period")


class Interval(models.TextChoices):
    """How often is invoiced."""

    MONTH = "month", pgettext_lazy("interval", "Per month")
    QUARTER = "quarter", pgettext_lazy("interval", "Per quarter")
    HALF_YEAR = "half_year", pgettext_lazy("interval", "Per half year")
    YEAR = "year", pgettext_lazy("interval", "Per year")
    ONCE = "once", pgettext_lazy("interval", "Once")


class PricePer(models.TextChoices):
    """S1: what the price of a periodic line is for; the label is what stands behind *per*."""

    DAY = "day", pgettext_lazy("price per", "day")
    WEEK = "week", pgettext_lazy("price per", "week")
    MONTH = "month", pgettext_lazy("price per", "month")
    QUARTER = "quarter", pgettext_lazy("price per", "quarter")
    YEAR = "year", pgettext_lazy("price per", "year")


class Every(models.TextChoices):
    """S1: the unit of the interval in which a periodic line is invoiced; the label is what stands behind *each*.

    Apart from `Interval`, which says of a contract how often something is invoiced: a contract may be invoiced once,
    and has no weeks.
    """

    WEEK = "week", pgettext_lazy("invoiced every", "week")
    MONTH = "month", pgettext_lazy("invoiced every", "month")
    QUARTER = "quarter", pgettext_lazy("invoiced every", "quarter")
    HALF_YEAR = "half_year", pgettext_lazy("invoiced every", "half year")
    YEAR = "year", pgettext_lazy("invoiced every", "year")


class RecurrenceState(models.TextChoices):
    """How a subscription stands on a day, as its list keeps it; notice and a pause do not change it."""

    RUNNING = "running", pgettext_lazy("subscription", "Runs")
    COMING = "coming", pgettext_lazy("subscription", "Coming")
    PROPOSED = "proposed", pgettext_lazy("subscription", "Proposed")
    ENDED = "ended", pgettext_lazy("subscription", "Ended")
    LOST = "lost", pgettext_lazy("subscription", "Lost")


class Splits(models.TextChoices):
    """S1: what an invoice of more than one price period multiplies."""

    QUANTITY = "quantity", pgettext_lazy("splits on", "Quantity")
    PRICE = "price", pgettext_lazy("splits on", "Price")


class Alignment(models.TextChoices):
    """Where the invoiced periods of a periodic line begin."""

    START = "start", pgettext_lazy("alignment", "On the day on which it begins")
    CALENDAR = "calendar", pgettext_lazy("alignment", "With the calendar")


class LineKind(models.TextChoices):
    """What a line of a contract is: something that is agreed, or what puts the others in order."""

    ITEM = "item", pgettext_lazy("contract line", "Line")
    HEADING = "heading", pgettext_lazy("contract line", "Heading")
    SUBTOTAL = "subtotal", pgettext_lazy("contract line", "Subtotal")
