"""K8: documents of a contract: what stands on them, which there are, keeping them, and the pages that show them."""

import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from relaas.accounts.models import User
from relaas.administrations.keeping import change_administration
from relaas.administrations.models import Administration
from relaas.catalog.models import PriceUnit, VatCode
from relaas.contracts.changing import change_contract, change_invoicing
from relaas.contracts.contacts import add_contact
from relaas.contracts.lines.verbs import add_heading, add_lines, add_subtotal
from relaas.contracts.models import Contract, Direction
from relaas.contracts.papers import kinds_of, language_of, paper_of, render
from relaas.contracts.papers.keeping import keep_paper
from relaas.contracts.registering import register_contract
from relaas.contracts.tests.conftest import BY, Make, MakeRequest, SignIn
from relaas.documents.kept import bytes_of
from relaas.documents.models import DocumentKind, KeptDocument, Language
from relaas.kernel.actors import Actor
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.addresses import add_address
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.parties.registration import register_person
from relaas.story.telling import story_of
from relaas.terms.document_schemes import add_document_scheme
from relaas.terms.payment_terms import add_payment_term

pytestmark = pytest.mark.django_db

OURS: dict[str, Any] = {
    "kvk": "12345678",
    "vat_number": "NL004495445B01",
    "iban": "NL91ABNA0417164300",
    "street": "Dijkweg",
}
POST = {"for_post": True, "street": "Postbus", "house_number": "455", "postcode": "8000 AL", "city": "Zwolle"}
QUOTE: dict[str, Any] = {"kind": DocumentKind.QUOTE, "language": Language.DUTCH}


@pytest.fixture
def contract(request_of: MakeRequest, bakery: Party, ours: Administration, user: User) -> Contract:
    """A quote of four lines in two groups, with all that may stand on it."""
    change_administration(ours, by=BY, **OURS)
    add_address(bakery, facts=POST, by=BY)
    facts = {"first_name": "Fatima", "last_name": "Idrissi", "prefix": "el", "salutation": "ms"}
    contact = register_person(facts=facts, organization=bakery, by=BY)
    made = request_of(bakery, description="Roggemeel 2027", external_reference="PO-88121", owner=user)
    add_contact(made, person=contact, by=BY)
    low, high = VatCode.objects.get(name="Laag"), VatCode.objects.get(name="Hoog")
    bag = PriceUnit.objects.get(name="zak")
    add_heading(made, description="Grondstoffen", by=BY)
    flour = {"description": "Roggemeel", "quantity": "160", "price": "19,50", "discount": "5", "vat_code": low}
    add_lines(made, lines=[{**flour, "price_unit": bag, "remark": "Geheim: marge 40%"}], by=BY)
    add_subtotal(made, by=BY)
    add_lines(made, lines=[{"description": "Inregelen", "quantity": "6", "price": "92,50", "vat_code": high}], by=BY)
    return Contract.objects.get(pk=made.pk)


def _text(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().replace("\u200b", "") for page in pages).split())


def test_a_quote_says_all_that_was_offered(contract: Contract) -> None:
    text = _text(render(contract))
    expected = [
        "Offerte Roggemeel 2027", contract.number, "Bakkerij Van den Berg B.V.", "Postbus 455", "8000 AL Zwolle",
        "T.a.v. Mevr. F. el Idrissi", "Geachte mevrouw El Idrissi,", "PO-88121", "Sanne", "Grondstoffen",
        "160 zak 19,50 5% 9% 2.964,00", "Subtotaal", "92,50", "Btw 9% over € 2.964,00 € 266,76",
        "Btw 21% over € 555,00 € 116,55", "Totaal inclusief btw € 3.902,31", "KvK 12345678",
        "Btw NL004495445B01", "IBAN NL91 ABNA 0417 1643 00", "Pagina 1 van",
    ]  # fmt: skip
    assert [each for each in expected if each not in text] == []
    assert "Geheim" not in text, "a line's remark is our own"


def test_an_english_quote_is_english(contract: Contract) -> None:
    text = _text(render(contract, DocumentKind.QUOTE, Language.ENGLISH))
    expected = ["Quote", "Dear Ms El Idrissi,", "bag 19.50", "Total including VAT € 3,902.31", "NETHERLANDS"]
    assert [each for each in expected if each not in text] == []


@pytest.mark.parametrize(
    ("regime", "label", "law"),
    [
        ("reverse_charge", "Btw verlegd over € 3.519,00 € 0,00", "verlegd"),
        ("intra_eu", "Btw 0%, intra-EU over € 3.519,00 € 0,00", "Intracommunautaire levering"),
        ("export", "Btw 0%, export over € 3.519,00 € 0,00", "uitvoer"),
        ("exempt", "Btw vrijgesteld over € 3.519,00 € 0,00", "rijgesteld"),
    ],
)
def test_without_vat_it_says_why(contract: Contract, regime: str, label: str, law: str) -> None:
    """C10: the text that the law asks for, and the VAT number of who pays it instead."""
    change_invoicing(contract, facts={"vat_regime": regime}, by=BY)
    text = _text(render(Contract.objects.get(pk=contract.pk)))
    assert label in text
    assert law.lower() in text.lower()
    assert ("Btw-nummer van de afnemer: NL004495445B01" in text) == (regime in ("reverse_charge", "intra_eu"))


def test_its_terms_are_those_of_the_contract_before_those_of_the_relation(contract: Contract) -> None:
    """T2a: document > contract > relation > administration."""
    month = add_payment_term(facts={"name": "30 dagen", "due_days": 30}, by=BY)
    scheme = add_document_scheme(
        facts={"name": "Vroeg", "payment_term": month, "early_days": 8, "early_discount": "2", "deposit": "30"}, by=BY
    )
    change_invoicing(contract, facts={"document_scheme": scheme}, by=BY)
    text = _text(render(Contract.objects.get(pk=contract.pk)))
    assert "binnen 30 dagen, 2% korting binnen 8 dagen" in text
    assert "30% vooraf" in text
    week = add_payment_term(facts={"name": "7 dagen", "due_days": 7}, by=BY)
    change_invoicing(Contract.objects.get(pk=contract.pk), facts={"payment_term": week}, by=BY)
    assert "binnen 7 dagen" in _text(render(Contract.objects.get(pk=contract.pk)))


def test_a_purchase_order_is_ours_to_the_supplier(ours: Administration, organization: Make) -> None:
    mill = organization("Molen De Hoop", is_supplier=True, language="en")
    made = register_contract(Direction.PURCHASE, mill, administration=ours, facts={"description": "Tarwe"}, by=BY)
    assert kinds_of(made)[0] == DocumentKind.PURCHASE_ORDER
    assert language_of(made) == Language.ENGLISH
    text = _text(render(made))
    assert "Purchase order" in text
    assert "Dear Sir or Madam," in text


def test_a_contract_is_signed_by_both(contract: Contract, ours: Administration) -> None:
    paper = paper_of(contract, DocumentKind.CONTRACT, Language.DUTCH)
    assert paper.signers == [ours.name, contract.relation.name]


def test_what_is_kept_is_what_was_made(contract: Contract) -> None:
    kept = keep_paper(contract, **QUOTE, by=BY)
    assert bytes_of(kept) == render(contract, *QUOTE.values())
    assert kept.title == f"Offerte {contract.number}"
    for subject in (subject_of(contract), subject_of(contract.relation)):
        assert story_of(subject, BY).entries[0].title == "Document bewaard"
    change_contract(contract, facts={"description": "Iets anders"}, by=BY)
    assert "Roggemeel 2027" in _text(bytes_of(kept))
    assert keep_paper(Contract.objects.get(pk=contract.pk), **QUOTE, by=BY) != kept


def test_keeping_is_refused_without_right_of_an_archived_relation_and_of_no_such_document(contract: Contract) -> None:
    with pytest.raises(Refused) as refusal:
        keep_paper(contract, **QUOTE, by=Actor("Iemand", user_id=1))
    assert refusal.value.code == "right"
    with pytest.raises(Refused) as refusal:
        keep_paper(contract, kind=DocumentKind.PURCHASE_ORDER, language=Language.DUTCH, by=BY)
    assert refusal.value.code == "no_such_document"
    archive(contract.relation, by=BY)
    with pytest.raises(AgainstTheLaw):
        keep_paper(contract, **QUOTE, by=BY)
    assert not KeptDocument.objects.exists()


def test_the_page_shows_a_document_and_keeps_it(contract: Contract, signed_in: SignIn) -> None:
    client, here = signed_in("manager"), f"/contracten/{contract.pk}/"
    page = client.get(here).content.decode()
    assert f'href="{here}documenten/quote/nl/voorbeeld/#documents"' in page
    shown = client.get(f"{here}documenten/quote/nl/voorbeeld/").content.decode()
    assert f'<iframe class="document-frame" src="{here}documenten/quote/nl/#' in shown
    pdf = client.get(f"{here}documenten/quote/nl/")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content == render(contract, *QUOTE.values())
    assert client.post(f"{here}documenten/quote/nl/bewaren/").status_code == 303
    kept = KeptDocument.objects.get()
    page = client.get(here).content.decode()
    assert f"/documenten/{kept.pk}/?opslaan" in page
    shown = client.get(f"{here}documenten/bewaard/{kept.pk}/").content.decode()
    assert f'src="/documenten/{kept.pk}/#' in shown
    assert client.get(f"/documenten/{kept.pk}/").content == pdf.content


@pytest.mark.parametrize(
    "path", ["documenten/quote/xx/", "documenten/nothing/nl/", "documenten/purchase_order/nl/", "documenten/bewaard/9/"]
)
def test_what_there_is_no_document_of_is_not_found(contract: Contract, signed_in: SignIn, path: str) -> None:
    assert signed_in("manager").get(f"/contracten/{contract.pk}/{path}").status_code == 404


def test_who_may_not_read_the_contract_reads_no_document_of_it(contract: Contract, signed_in: SignIn) -> None:
    """U2: neither made now nor kept; nor does the story of the relation name it."""
    kept = keep_paper(contract, **QUOTE, by=BY)
    client, here = signed_in("purchasing"), f"/contracten/{contract.pk}/"
    for path in (f"{here}documenten/quote/nl/", f"{here}documenten/bewaard/{kept.pk}/", f"/documenten/{kept.pk}/"):
        assert client.get(path).status_code == 404
    assert kept.title not in client.get(f"/relaties/{contract.relation_id}/").content.decode()
    reader = signed_in("reader")
    assert reader.get(f"/documenten/{kept.pk}/").status_code == 200
    assert reader.post(f"{here}documenten/quote/nl/bewaren/").status_code == 403


def test_a_document_of_another_contract_is_not_shown(
    contract: Contract, request_of: MakeRequest, signed_in: SignIn
) -> None:
    kept = keep_paper(contract, **QUOTE, by=BY)
    other = request_of(contract.relation, description="Ander")
    assert signed_in("manager").get(f"/contracten/{other.pk}/documenten/bewaard/{kept.pk}/").status_code == 404


def test_a_document_costs_as_many_queries_for_three_lines_as_for_thirty(contract: Contract) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            paper_of(Contract.objects.get(pk=contract.pk), DocumentKind.QUOTE, Language.DUTCH)
        return len(captured)

    few = queries()
    code = VatCode.objects.get(name="Hoog")
    lines = [{"description": f"Regel {number}", "price": "1", "vat_code": code} for number in range(30)]
    add_lines(contract, lines=lines, by=BY)
    assert queries() == few <= 20


HOSTILE = [
    "#panic()", '#read("/etc/passwd")', "🌷🚲", "w" * 500, "مرحبا", "<script>alert(1)</script>", "{number}",
    "\u202etxt",
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_was_typed_comes_on_paper(contract: Contract, typed: str) -> None:
    change_contract(contract, facts={"description": typed[:200], "external_reference": typed[:80]}, by=BY)
    add_lines(contract, lines=[{"description": typed, "price": "1"}], by=BY)
    text = _text(render(Contract.objects.get(pk=contract.pk)))
    if typed.isascii():
        assert "".join(text.split()).count(typed[:60]) >= 2
