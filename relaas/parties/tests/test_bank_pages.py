"""P9 on the screen: the card *Bankrekeningen*, confirming, the list of what waits."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.parties.banking.accounts import add_bank_account, change_bank_account
from relaas.parties.models import BankAccount, Mandate, Party
from relaas.parties.paths import page_of
from relaas.parties.tests.conftest import ABN, ING, RABO, Make
from relaas.parties.tests.filling_in import fields_of, fill_in

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
BUDGET = 16  # queries of the tab, with those of session and user


def tab_of(party: Party) -> str:
    return f"{page_of(party)}stamgegevens/"


def here(account: BankAccount) -> str:
    return f"{page_of(account.party)}bankrekeningen/{account.pk}/"


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def as_user(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def test_both_states_stand_side_by_side(account: BankAccount, sanne: User) -> None:
    """P9: what counts now and what waits, with who entered it."""
    client = as_user(sanne)
    answer = fill_in(client, f"{here(account)}bewerken/", waiting_iban="nl44 rabo 0123 4567 89")
    assert (answer.status_code, answer["Location"]) == (303, tab_of(account.party))
    page = text_of(client, tab_of(account.party))
    for shown in ("NL91 ABNA 0417 1643 00", "geldt nu", "NL44 RABO 0123 4567 89", "wacht op bevestiging",
                  "ingevoerd door Sanne, vandaag"):  # fmt: skip
        assert shown in page, shown


def test_the_second_user_looks_and_confirms(account: BankAccount, sanne: User, ilse: User, organization: Make) -> None:
    """P9: it stands on the list, with where else the IBAN is; one form confirms exactly what was seen."""
    add_bank_account(organization("Drukkerij Dubbel"), facts={"iban": RABO}, by=sanne.actor)
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    client = as_user(ilse)
    assert f"{here(account)}bevestigen/" in text_of(client, "/beheer/ibans/")
    page = text_of(client, f"{here(account)}bevestigen/")
    for shown in ("Geldt nu", "NL91 ABNA 0417 1643 00", "NL44 RABO 0123 4567 89", "Sanne", "Drukkerij Dubbel"):
        assert shown in page, shown
    assert fill_in(client, f"{here(account)}bevestigen/").status_code == 303
    account.refresh_from_db()
    assert (account.iban, account.confirmed_by_name) == (RABO, "Ilse")
    assert f"{here(account)}bevestigen/" not in text_of(client, "/beheer/ibans/")


def test_changed_while_the_second_user_looked(account: BankAccount, sanne: User, ilse: User) -> None:
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    client = as_user(ilse)
    seen = fields_of(client.get(f"{here(account)}bevestigen/"))
    change_bank_account(account, facts={"iban": ING}, by=sanne.actor)
    answer = client.post(f"{here(account)}bevestigen/", seen)
    assert answer.status_code == 422
    account.refresh_from_db()
    assert account.iban == ABN


def test_who_entered_it_reads_who_may_confirm(account: BankAccount, sanne: User) -> None:
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    answer = fill_in(as_user(sanne), f"{here(account)}bevestigen/")
    assert answer.status_code == 422
    assert "Het kan worden bevestigd door: Ilse" in answer.content.decode()


def test_the_only_one_signs_in_again(organization: Make, sanne: User) -> None:
    """P9: from the form to the password and back, then it is confirmed."""
    sanne.set_password("een lang wachtwoord")
    sanne.save(update_fields=["password"])
    account = add_bank_account(organization(), facts={"iban": ABN}, by=sanne.actor)
    client = as_user(sanne)
    address = f"{here(account)}bevestigen/"
    answer = fill_in(client, address)
    assert answer.status_code == 302
    assert answer["Location"] == f"/account/reauthenticate/?next={address.replace('/', '%2F')}"
    with clock.travel(clock.now() + timedelta(seconds=1)):
        back = client.post(answer["Location"], {"password": "een lang wachtwoord", "next": address})
    assert (back.status_code, back["Location"]) == (302, address)
    assert fill_in(client, address).status_code == 303
    account.refresh_from_db()
    assert account.iban == ABN


def test_putting_back_and_its_undoing(account: BankAccount, sanne: User, ilse: User) -> None:
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    client = as_user(ilse)
    client.post(f"{here(account)}terugzetten/")
    account.refresh_from_db()
    assert not account.is_waiting
    undoing = re.search(r'action="(/relaas/\d+/ongedaan/)"', text_of(client, tab_of(account.party)))
    assert undoing
    client.post(undoing[1])
    account.refresh_from_db()
    assert account.waiting_iban == RABO


def test_a_form_that_is_wrong_comes_back_with_what_was_typed(account: BankAccount, sanne: User) -> None:
    client = as_user(sanne)
    answer = fill_in(client, f"{page_of(account.party)}bankrekeningen/nieuw/", waiting_iban="NL91ABNA0417164301 🏦")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "NL91ABNA0417164301 🏦" in page
    assert 'id="id_waiting_iban_error"' in page
    again = fill_in(client, f"{page_of(account.party)}bankrekeningen/nieuw/", waiting_iban=ABN)
    assert "Dit IBAN staat hier al." in again.content.decode()


def test_sent_in_twice_makes_one_and_says_where_else_it_stands(
    account: BankAccount, organization: Make, sanne: User
) -> None:
    other, client = organization("Een ander"), as_user(sanne)
    address = f"{page_of(other)}bankrekeningen/nieuw/"
    given = {**fields_of(client.get(address)), "waiting_iban": ABN}
    assert [client.post(address, given).status_code for _time in range(2)] == [303, 303]
    assert other.bank_accounts.count() == 1
    assert "Dit IBAN staat ook bij: Bakkerij Van den Berg B.V." in text_of(client, tab_of(other))


def test_two_people_on_one_account(account: BankAccount, sanne: User, ilse: User) -> None:
    """Who saves last sees what the other entered, and chooses."""
    first, second = as_user(sanne), as_user(ilse)
    address = f"{here(account)}bewerken/"
    opened = fields_of(second.get(address))
    fill_in(first, address, waiting_iban=RABO)
    answer = second.post(address, {**opened, "waiting_iban": ING})
    assert answer.status_code == 422
    assert RABO in answer.content.decode()
    account.refresh_from_db()
    assert account.waiting_iban == RABO


def test_mandates_with_their_scan(account: BankAccount, sanne: User) -> None:
    """P9: added with a scan, which is given back as a download and never opened here."""
    client = as_user(sanne)
    png = BytesIO()
    Image.new("L", (10, 10)).save(png, "PNG")
    scan = SimpleUploadedFile("machtiging.html", png.getvalue(), "text/html")
    address = f"{here(account)}machtigingen/nieuw/"
    assert (
        fill_in(client, address, reference="M-1", type="CORE", signed_on="1-2-2024", document=scan).status_code == 303
    )
    mandate = Mandate.objects.get()
    base = f"{page_of(account.party)}machtigingen/{mandate.pk}/"
    answer = client.get(f"{base}scan/")
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert fill_in(client, f"{base}bewerken/", reference="M-2", type="B2B").status_code == 303
    assert fill_in(client, f"{base}beeindigen/", ended_on="1-1-2025").status_code == 303
    mandate.refresh_from_db()
    assert (mandate.reference, mandate.type, str(mandate.ended_on)) == ("M-2", "B2B", "2025-01-01")
    assert "M-2" in text_of(client, tab_of(account.party))


@pytest.mark.parametrize("signed_on", ["", "1-1-0001", "31-2-2024", "1-1-2001"])
def test_a_mandate_without_a_day_that_can_be_is_refused_at_the_field(
    signed_on: str, account: BankAccount, sanne: User
) -> None:
    """The bad input of P9."""
    answer = fill_in(as_user(sanne), f"{here(account)}machtigingen/nieuw/", reference="M-1", signed_on=signed_on)
    assert answer.status_code == 422
    assert 'id="id_signed_on_error"' in answer.content.decode()
    assert not Mandate.objects.exists()


def test_the_account_by_itself_sends_on(account: BankAccount, sanne: User, ilse: User) -> None:
    """Where the law's ruling points."""
    client = as_user(ilse)
    assert client.get(f"/bankrekeningen/{account.pk}/")["Location"] == tab_of(account.party)
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    assert client.get(f"/bankrekeningen/{account.pk}/")["Location"] == f"{here(account)}bevestigen/"
    assert client.get("/bankrekeningen/999/").status_code == 404


def test_who_may_what(account: BankAccount, sanne: User, signed_in: SignIn, user: Callable[..., User]) -> None:
    """U2: a reader sees no account; sales sees them and changes none; finance does all of it; a stranger signs in."""
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    reader, sales, finance = signed_in("reader"), signed_in("sales"), signed_in("finance")
    assert "NL91" not in text_of(reader, tab_of(account.party))
    assert "NL91 ABNA" in text_of(sales, tab_of(account.party))
    assert "bewerken" not in text_of(sales, tab_of(account.party)).split('id="bank-accounts"')[1].split("</section>")[0]
    for address in (f"{here(account)}bewerken/", f"{here(account)}bevestigen/", "/beheer/ibans/"):
        assert [client.get(address).status_code for client in (reader, sales, finance)] == [403, 403, 200]
        assert Client().get(address).status_code == 302
    for deed in ("terugzetten/", "standaard/", "verwijderen/"):
        assert [client.post(here(account) + deed).status_code for client in (reader, sales)] == [403, 403]
    far = as_user(
        user("Ver weg", "parties.read", "parties.read_bank_accounts", "parties.confirm_iban", only_managed=True)
    )
    assert far.get(f"{here(account)}bevestigen/").status_code == 404
    assert "NL44" not in text_of(far, "/beheer/ibans/")


def test_the_tab_costs_as_much_with_thirty_accounts(account: BankAccount, sanne: User, signed_in: SignIn) -> None:
    client = signed_in("administrator")
    client.get(tab_of(account.party))
    before = _queries(client, tab_of(account.party))
    for number in range(30):
        add_bank_account(account.party, facts={"iban": _iban(number)}, by=sanne.actor)
    assert _queries(client, tab_of(account.party)) == before <= BUDGET


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        text_of(client, address)
    return len(queries)


def _iban(number: int) -> str:
    account = f"{number:010}"
    rest = int("".join(str(int(each, 36)) for each in f"RABO{account}NL00")) % 97
    return f"NL{98 - rest:02}RABO{account}"
