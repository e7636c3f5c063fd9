"""The closed lists of a party: what it can be, and the words for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """P1: a party is one of the two."""

    ORGANIZATION = "organization", _("Organization")
    PERSON = "person", _("Person")


class Role(models.TextChoices):
    """What a relation is to us; any number of them. The value is the column's name without `is_`."""

    CUSTOMER = "customer", _("Customer")
    PROSPECT = "prospect", _("Prospect")
    SUPPLIER = "supplier", _("Supplier")
    MANUFACTURER = "manufacturer", _("Manufacturer")
    OTHER = "other", pgettext_lazy("role", "Other")

    @property
    def column(self) -> str:
        return f"is_{self.value}"


class Salutation(models.TextChoices):
    """How a person is addressed; empty is neutral ("Beste Robin Jansen")."""

    NEUTRAL = "", pgettext_lazy("salutation", "None")
    MR = "mr", pgettext_lazy("salutation", "Mr")
    MS = "ms", pgettext_lazy("salutation", "Ms")


class Size(models.TextChoices):
    """People who work there, in the classes of the chamber of commerce."""

    UNKNOWN = "", pgettext_lazy("size", "Unknown")
    NONE = "0", "0"
    ONE = "1", "1"
    UP_TO_4 = "2-4", "2–4"
    UP_TO_9 = "5-9", "5–9"
    UP_TO_19 = "10-19", "10–19"
    UP_TO_49 = "20-49", "20–49"
    UP_TO_99 = "50-99", "50–99"
    UP_TO_199 = "100-199", "100–199"
    UP_TO_499 = "200-499", "200–499"
    UP_TO_749 = "500-749", "500–749"
    UP_TO_999 = "750-999", "750–999"
    MORE = "1000+", "1.000+"


class Tone(models.TextChoices):
    """The colour in which a status is shown."""

    PLAIN = "", pgettext_lazy("tone", "Plain")
    GOOD = "good", pgettext_lazy("tone", "Good")
    INFO = "info", pgettext_lazy("tone", "Information")
    WAIT = "wait", pgettext_lazy("tone", "Waiting")
    SIGNAL = "signal", pgettext_lazy("tone", "To do")
    BAD = "bad", pgettext_lazy("tone", "Wrong")


class AddressType(models.TextChoices):
    """P7: what an address is used for; one address can serve several. The order is that in which the city is taken."""

    VISIT = "visit", pgettext_lazy("address", "Visit")
    POST = "post", pgettext_lazy("address", "Post")
    INVOICE = "invoice", pgettext_lazy("address", "Invoice")
    DELIVERY = "delivery", pgettext_lazy("address", "Delivery")
    HOME = "home", pgettext_lazy("address", "Home")

    @property
    def column(self) -> str:
        return f"for_{self.value}"

    @property
    def default_column(self) -> str:
        return f"default_{self.value}"


class ChannelType(models.TextChoices):
    """P8: the ways to reach a party."""

    PHONE = "phone", _("Phone")
    MOBILE = "mobile", _("Mobile")
    EMAIL = "email", _("E-mail")
    WEBSITE = "website", _("Website")
    INVOICE_ADDRESS = "invoice_address", _("Digital invoice address")
    FAX = "fax", _("Fax")
    SOCIAL = "social", _("Social media")
    MESSENGER = "messenger", _("Messenger")

    @property
    def is_telephone(self) -> bool:
        return self in {ChannelType.PHONE, ChannelType.MOBILE, ChannelType.FAX}

    @property
    def carries_documents(self) -> bool:
        """Whether documents can be sent through it (`Output`)."""
        return self in {ChannelType.EMAIL, ChannelType.INVOICE_ADDRESS, ChannelType.FAX}


class Output(models.TextChoices):
    """P8: the documents that go through a channel. The value is the column's name without `sends_`."""

    QUOTES = "quotes", _("Quotes")
    ORDERS = "orders", _("Orders")
    INVOICES = "invoices", _("Invoices")
    REMINDERS = "reminders", _("Reminders")
    NEWSLETTERS = "newsletters", _("Newsletters")

    @property
    def column(self) -> str:
        return f"sends_{self.value}"


class Stage(models.TextChoices):
    """Where an employment stands on a day."""

    COMING = "coming", _("Not yet in service")
    RUNNING = "running", _("In service")
    ENDED = "ended", _("Out of service")


class Gender(models.TextChoices):
    """P14."""

    UNKNOWN = "", pgettext_lazy("gender", "Unknown")
    FEMALE = "f", pgettext_lazy("gender", "Woman")
    MALE = "m", pgettext_lazy("gender", "Man")
    OTHER = "x", pgettext_lazy("gender", "Other")


class DocumentType(models.TextChoices):
    """P5: what somebody shows who they are with."""

    NONE = "", pgettext_lazy("document", "None")
    PASSPORT = "passport", _("Passport")
    IDENTITY_CARD = "identity_card", _("Identity card")
    DRIVING_LICENCE = "driving_licence", _("Driving licence")
    RESIDENCE_PERMIT = "residence_permit", _("Residence permit")


class Kin(models.TextChoices):
    """P5: what a family member is to the person."""

    PARTNER = "partner", pgettext_lazy("family", "Partner")
    CHILD = "child", pgettext_lazy("family", "Child")
    PARENT = "parent", pgettext_lazy("family", "Parent")
    SIBLING = "sibling", pgettext_lazy("family", "Brother or sister")
    OTHER = "other", pgettext_lazy("family", "Other")


class MandateType(models.TextChoices):
    """The two SEPA schemes: for everybody, and between businesses, where nothing can be taken back."""

    CORE = "CORE", pgettext_lazy("mandate", "Core")
    B2B = "B2B", pgettext_lazy("mandate", "Business to business")


class ValueKind(models.TextChoices):
    """What the values of a type of master data are."""

    TEXT = "text", pgettext_lazy("value", "Text")
    NUMBER = "number", pgettext_lazy("value", "Number")
    DATE = "date", pgettext_lazy("value", "Date")
    CHOICE = "choice", pgettext_lazy("value", "Choice")
