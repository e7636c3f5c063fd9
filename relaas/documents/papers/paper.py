"""Paper: all that a commercial document says, before it is drawn. Rooms above make one of what they keep."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from relaas.administrations.models import Administration
from relaas.documents.models import DocumentKind, Language
from relaas.money.vat import Totals


@dataclass(frozen=True)
class Item:
    """A line with an amount. `vat` is what stands in the column of that name; a discount is in per cent."""

    description: str
    quantity: Decimal
    unit: str
    price: Decimal
    discount: Decimal
    vat: str
    amount: Decimal
    remark: str = ""


@dataclass(frozen=True)
class Heading:
    """A line that says what the next ones are."""

    text: str


@dataclass(frozen=True)
class Subtotal:
    """What the lines since the last subtotal come to."""

    text: str
    amount: Decimal


type Row = Item | Heading | Subtotal


@dataclass(frozen=True)
class Paper:
    """A document of `kind`, in `language`, of one of our own bodies, for whom is named in the lines of `addressee`.

    `totals` are of what is invoiced once, `periodic` of what comes back, under what it is called (*per month*).
    `references` and `terms` are pairs of a label and a value, in the document's language; an empty value is left out.
    `notes` are sentences that the law asks for. `facts` are what the letterhead's texts may name in braces besides
    what is known of the administration. `signers` sign at the bottom.
    """

    kind: DocumentKind
    language: Language
    administration: Administration
    number: str
    subject: str
    on: date
    addressee: Sequence[str]
    rows: Sequence[Row]
    totals: Totals
    periodic: Sequence[tuple[str, Totals]] = ()
    references: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()
    terms: Sequence[tuple[str, str]] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    signers: Sequence[str] = ()

    @property
    def title(self) -> str:
        """*Offerte V-2026-0412*, in the language that is active."""
        return f"{self.kind.label} {self.number}"
