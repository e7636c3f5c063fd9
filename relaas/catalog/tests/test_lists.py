"""K6: product groups, cost types and price units, as verbs and as pages under Beheer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from relaas.catalog.cost_types import add_cost_type, change_cost_type, delete_cost_type
from relaas.catalog.models import CostType, PriceUnit, ProductGroup, VatCode
from relaas.catalog.price_units import add_price_unit, change_price_unit, delete_price_unit
from relaas.catalog.product_groups import add_product_group, change_product_group, delete_product_group
from relaas.catalog.tests.conftest import BY, SignIn
from relaas.catalog.tree import in_order
from relaas.catalog.vat_codes import add_vat_code, delete_vat_code
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.maintained.models import Maintained
from relaas.parties.tests.filling_in import fill_in
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db

NOBODY = Actor("Kees", user_id=7)
WIDE = "\N{GRINNING FACE}" * 5000
PLACES = ("productgroepen", "kostensoorten", "prijseenheden", "btw-codes")


def problems(refusal: Refused) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in refusal.problems]


def group(name: str, **facts: Any) -> ProductGroup:
    return add_product_group(facts={"name": name, **facts}, by=BY)


def test_each_verb_tells_its_story() -> None:
    unit = add_price_unit(facts={"name": "uur", "unece_code": "hur"}, by=BY)
    assert unit.unece_code == "HUR"
    change_price_unit(unit, facts={"name_en": "hour"}, by=BY)
    told = [(entry.title, entry.detail) for entry in story_of(subject_of(unit), BY).entries]
    assert told == [
        ("Prijseenheid gewijzigd", "uur · Naam in het Engels: – → hour"),
        ("Prijseenheid toegevoegd", "uur"),
    ]
    delete_price_unit(unit, by=BY)
    assert not PriceUnit.objects.exists()
    undo(Transaction.objects.latest("pk"), by=BY)
    assert PriceUnit.objects.get().name_en == "hour"


def test_the_lists_are_for_who_maintains_them() -> None:
    for add in (add_product_group, add_cost_type, add_price_unit, add_vat_code):
        with pytest.raises(Refused) as refused:
            add(facts={"name": "A"}, by=NOBODY)
        assert refused.value.code == "right"


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"name": ""}, ("required", "name")),
        ({"name": "x" * 61}, ("too_long", "name")),
        ({"name": WIDE}, ("too_long", "name")),
        ({"name": "STUK"}, ("name_twice", "name")),
        ({"unece_code": ""}, ("unece_code", "unece_code")),
        ({"unece_code": "UREN"}, ("unece_code", "unece_code")),
        ({"unece_code": "é1"}, ("unece_code", "unece_code")),
        ({"name_en": "x" * 61}, ("too_long", "name_en")),
        ({"closed_from": "0001-01-01"}, ("day", "closed_from")),
    ],
)
def test_a_price_unit_that_is_refused(facts: dict[str, str], problem: tuple[str, str]) -> None:
    add_price_unit(facts={"name": "stuk", "unece_code": "H87"}, by=BY)
    with pytest.raises(Refused) as refused:
        add_price_unit(facts={"name": "x", "unece_code": "HUR", **facts}, by=BY)
    assert problems(refused.value) == [problem]
    assert PriceUnit.objects.count() == 1


def test_groups_stand_in_a_tree_without_circles() -> None:
    """K6: shown under what they are part of; two levels deep is a circle too."""
    floors = group("Vloeren")
    tiles = group("Tegels", parent=floors)
    marble = group("Marmer", parent=tiles)
    group("Advies")
    assert [(each.name, each.depth) for each in in_order(ProductGroup.objects.all())] == [
        ("Advies", 0), ("Vloeren", 0), ("Tegels", 1), ("Marmer", 2),
    ]  # fmt: skip
    for inside in (floors, tiles, marble):
        with pytest.raises(Refused) as refused:
            change_product_group(floors, facts={"parent": inside}, by=BY)
        assert problems(refused.value) == [("group_circle", "parent")]
    assert str(refused.value.problems[0].message) == "Dat maakt een kring: Vloeren → Marmer → Tegels → Vloeren."
    change_product_group(marble, facts={"parent": None}, by=BY)
    change_product_group(floors, facts={"parent": marble}, by=BY)
    assert [each.name for each in in_order(ProductGroup.objects.all())] == ["Advies", "Marmer", "Vloeren", "Tegels"]


def test_one_in_use_stays_and_says_how_often() -> None:
    """K6: by its parts, by what it proposes; it can be closed, and opened again."""
    code = add_vat_code(facts={"name": "Hoog"}, rates=[{"from_day": "2012-10-01", "rate": "21"}], by=BY)
    floors = group("Vloeren", vat_code=code)
    for name in ("Tegels", "Hout"):
        group(name, parent=floors, vat_code=code)
    used: list[tuple[Callable[..., None], Maintained, int]] = [
        (delete_product_group, floors, 2),
        (delete_vat_code, code, 3),
    ]
    for delete, row, count in used:
        with pytest.raises(AgainstTheLaw) as refused:
            delete(row, by=BY)
        told = [(ruling.rule, str(ruling.message)) for ruling in refused.value.rulings]
        assert told == [("in_use", f"{row} is {count} keer in gebruik; sluit het in plaats daarvan vanaf een dag.")]
    today = clock.today()
    change_product_group(floors, facts={"closed_from": today}, by=BY)
    assert floors not in ProductGroup.objects.choosable(today)
    assert floors in ProductGroup.objects.choosable(today - timedelta(days=1))
    with pytest.raises(Refused) as closed:
        group("Laminaat", parent=floors)
    assert problems(closed.value) == [("closed", "parent")]
    change_product_group(floors, facts={"closed_from": None}, by=BY)
    group("Laminaat", parent=floors)


def test_two_people_on_one_row() -> None:
    kind = add_cost_type(facts={"name": "Inkoop"}, by=BY)
    change_cost_type(kind, facts={"name": "Goederen"}, by=BY)
    with pytest.raises(ChangedMeanwhile):
        change_cost_type(kind, facts={"name": "Spullen"}, seen={"name": "Inkoop"}, by=BY)
    delete_cost_type(kind, by=BY)
    assert not CostType.objects.exists()


def test_pages_of_the_lists(signed_in: SignIn) -> None:
    """Added, changed, refused at its field, closed, deleted; sent in twice it is there once."""
    client = signed_in()
    assert fill_in(client, "/beheer/productgroepen/nieuw/", name="Vloeren").status_code == 303
    floors = ProductGroup.objects.get()
    assert fill_in(client, "/beheer/productgroepen/nieuw/", name="Tegels", parent=floors.pk).status_code == 303
    page = client.get("/beheer/productgroepen/").content.decode()
    assert 'data-depth="1"><a href="/beheer/productgroepen/' in page
    at = f"/beheer/productgroepen/{floors.pk}/"
    assert ">Tegels</option>" not in client.get(at).content.decode(), "a group is no part of its own part"
    assert fill_in(client, at, closed_from="1-1-2020").status_code == 303
    assert 'class="gone"' in client.get("/beheer/productgroepen/").content.decode()
    refused = client.post(f"{at}verwijderen/")
    assert refused.status_code == 422
    assert "Vloeren is 1 keer in gebruik" in refused.content.decode()
    assert fill_in(client, "/beheer/prijseenheden/nieuw/", name="uur", unece_code="UUR!").status_code == 422
    assert (
        fill_in(client, "/beheer/prijseenheden/nieuw/", name="uur", unece_code="HUR", once="x" * 22).status_code == 303
    )
    assert (
        fill_in(client, "/beheer/prijseenheden/nieuw/", name="uur", unece_code="HUR", once="x" * 22).status_code == 303
    )
    assert PriceUnit.objects.count() == 1
    assert fill_in(client, "/beheer/kostensoorten/nieuw/", name="Inkoop").status_code == 303
    assert client.post(f"/beheer/kostensoorten/{CostType.objects.get().pk}/verwijderen/").status_code == 303
    assert not CostType.objects.exists()


def test_pages_by_role(signed_in: SignIn) -> None:
    """catalog.maintain: who keeps the books and who leads; others find nothing of it in Beheer."""
    for role in ("administrator", "manager", "finance"):
        client = signed_in(role)
        assert [client.get(f"/beheer/{place}/").status_code for place in PLACES] == [200] * 4, role
    for role in ("sales", "purchasing", "reader"):
        client = signed_in(role)
        for place in PLACES:
            assert client.get(f"/beheer/{place}/").status_code == 403, (role, place)
            assert client.post(f"/beheer/{place}/nieuw/", {"name": "x"}).status_code == 403, (role, place)


def test_as_many_queries_however_many_rows(signed_in: SignIn, django_assert_max_num_queries: Any) -> None:
    client = signed_in()
    code = add_vat_code(facts={"name": "Hoog"}, rates=[{"from_day": "2012-10-01", "rate": "21"}], by=BY)
    for number in range(3):
        group(f"Groep {number}", vat_code=code)
        add_vat_code(facts={"name": f"Code {number}"}, rates=[{"from_day": "2012-10-01", "rate": "21"}], by=BY)
    for place in ("productgroepen", "btw-codes"):
        client.get(f"/beheer/{place}/")
        with django_assert_max_num_queries(6) as few:
            client.get(f"/beheer/{place}/")
        for number in range(30):
            if place == "productgroepen":
                group(f"Rij {number}", vat_code=code)
            else:
                add_vat_code(facts={"name": f"Rij {number}", "category": "Z"}, by=BY)
        with django_assert_max_num_queries(len(few)):
            client.get(f"/beheer/{place}/")
    assert VatCode.objects.count() == 34
