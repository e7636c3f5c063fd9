"""What the journeys of contracts share: a house with a customer and a supplier, and a browser without scripts."""

from io import BytesIO
from typing import Any

from django.test import Client
from pypdf import PdfReader

from relaas.accounts.models import Role, User
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.keeping import create_administration
from relaas.catalog.cost_types import add_cost_type
from relaas.catalog.preparing import prepare_price_units, prepare_vat_codes
from relaas.catalog.product_groups import add_product_group
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.addresses import add_address
from relaas.parties.channels import add_channel
from relaas.parties.models import Party
from relaas.parties.registration import register_organization
from relaas.terms.control import change_process_control
from tests.house.forms import Form, forms_of
from tests.mail_server import MailServer

# As a spreadsheet copies them: description, quantity, unit, price, discount, VAT.
PASTED = (
    "Speltbloem 25 kg\t40\tzak\t31,00\t\t9%\r\n"
    "Maalwisseling en inregelen\t6\tuur\t€ 92,50\t\t21%\r\n"
    "Silosensor\t2\tstuk\t1.045,00\t10%\t21%\r\n"
)
QUOTES = "offertes@bakkerij.example"


class House:
    """Ours, a bakery that buys, a mill that sells, and somebody who does both and may go on with a reason."""

    def __init__(self) -> None:
        prepare_roles()
        prepare_vat_codes()
        prepare_price_units()
        create_administration(name="Handelshuis", by=COMMAND_LINE)
        add_product_group(facts={"name": "Ovens"}, by=COMMAND_LINE)
        add_cost_type(facts={"name": "Inkoop ovens"}, by=COMMAND_LINE)
        role = Role.objects.get(builtin="manager")
        self.user: User = create_user(email="sanne@ons.example", name="Sanne de Boer", role=role, by=COMMAND_LINE)
        self.bakery = register_organization(
            facts={"name": "Bakkerij Van den Berg", "code": "10023", "is_customer": True}, by=COMMAND_LINE
        )
        self.mill = register_organization(
            facts={"name": "Molen De Hoop", "code": "20001", "is_supplier": True}, by=COMMAND_LINE
        )
        for party in (self.bakery, self.mill):
            address = {"for_invoice": True, "street": "Kerkstraat", "house_number": "1", "city": "Delft"}
            add_address(party, facts=address, by=COMMAND_LINE)
        mail = {"type": "email", "value": QUOTES, "sends_quotes": True}
        add_channel(self.bakery, facts=mail, by=COMMAND_LINE)

    def pays_first(self, party: Party) -> None:
        """C2: it does not pay on account."""
        change_process_control(party, facts={"on_account": False}, by=COMMAND_LINE)

    def client(self) -> Client:
        client = Client()
        client.force_login(self.user)
        return client


class Browser:
    """A browser without scripts: it opens pages, and sends in the forms that stand on them."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.here = ""
        self.html = ""

    def open(self, address: str) -> str:
        """The page there."""
        self._read(self.client.get(address, follow=True))
        return self.html

    def form(self, to: str, field: str = "") -> Form:
        """The form of this page that posts to an address with this in it, and has this field."""
        forms = [each for each in forms_of(self.here, self.html) if each.method == "post" and to in each.address]
        having = [each for each in forms if field in {"", *(control.name for control in each.controls)}]
        return max(having, key=lambda each: len(each.controls))

    def send(self, to: str, *, by: str = "", without: str = "", **given: Any) -> str:
        """Fill in that form and send it in, by a button that posts elsewhere if `by` says so; the page that follows.

        `without`: the name of a button beside the one that is pressed.
        """
        form = self.form(to, next(iter(given), ""))
        sent: dict[str, Any] = {**form.as_it_stands, **given}
        sent.pop(without, None)
        self._read(self.client.post(by or form.address, sent, follow=True))
        return self.html

    def _read(self, answer: Any) -> None:
        assert answer.status_code in (200, 422), answer.status_code
        query = answer.request["QUERY_STRING"]
        self.here = answer.request["PATH_INFO"] + (f"?{query}" if query else "")
        self.html = answer.content.decode()


def opened_quote(mail_server: MailServer) -> str:
    """The text of the PDF in the one mail that was received, which went to the address for quotes."""
    [message] = mail_server.received
    assert message["To"] == QUOTES
    [attached] = list(message.iter_attachments())
    content = attached.get_content()
    assert content.startswith(b"%PDF")
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
