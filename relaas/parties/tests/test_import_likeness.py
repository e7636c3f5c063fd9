"""Who is who in an import: by which keys a row is somebody who is there, and by which it is not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.kernel.folding import fold
from relaas.parties.importing.likeness import Known, Surely, likeness, name_of, spellings
from relaas.parties.names import organization_sort_key

pytestmark = pytest.mark.once


def known(name: str = "Bakkerij Jansen", *, city: str = "", mail: str = "", **given: Any) -> Known:
    return Known(
        names=(name_of(name),),
        code=given.pop("code", ""),
        branch_number=given.pop("branch_number", ""),
        numbers={kind: str(number) for kind, number in given.items()},
        cities=frozenset([city] if city else []),
        mails=frozenset([mail] if mail else []),
    )


@pytest.mark.parametrize(
    ("row", "other", "by"),
    [
        # code: the same is the same whatever its name, another is another whatever agrees
        (known("A", code="K1"), known("B", code="K1"), Surely.CODE),
        (known(code="K1", kvk=1, city="zwolle"), known(code="K2", kvk=1, city="zwolle"), Surely.NOT),
        (known(code="K1", kvk=1), known(kvk=1), Surely.KVK),
        # a number of one body, with a name that agrees
        (known(oin=1), known(oin=1), Surely.OIN),
        (known(rsin=1), known(rsin=1), Surely.RSIN),
        (known(vat_number=1), known(vat_number=1), Surely.VAT),
        (known("Jansen Holding B.V.", vat_number=1), known("Jansen", vat_number=1), Surely.VAT),
        # a number shared by differently named ones is not enough, nor by name and city together with another
        (known("Gemeente Delft", oin=1), known("Werkse!", oin=1), Surely.NOT),
        (known("Ministerie van Defensie", rsin=1), known("Ministerie van Justitie", rsin=1), Surely.NOT),
        (known("Gemeente", rsin=1), known("Gemeente Zwolle", rsin=1), Surely.NOT),
        # KvK only with the same name
        (known(kvk=1), known(kvk=1), Surely.KVK),
        (known("Jansen B.V.", kvk=1), known("Jansen", kvk=1), Surely.KVK),
        (known("Jansen Holding", kvk=1), known("Jansen", kvk=1), Surely.NOT),
        (known(kvk=1, branch_number="1"), known(kvk=1, branch_number="2"), Surely.NOT),
        # mail only when the name agrees
        (known(mail="a@b.nl"), known(mail="a@b.nl", city="zwolle"), Surely.MAIL),
        (known("Slagerij De Boer", mail="a@b.nl"), known(mail="a@b.nl"), Surely.NOT),
        # name and city
        (known(city="zwolle"), known(city="zwolle"), Surely.CITY),
        (known(city="zwolle"), known(city="hattem"), Surely.NOT),
        (known(city="zwolle"), known(), Surely.NOT),
        (known(), known(), Surely.CITY),
        (known(mail="a@b.nl"), known(mail="c@d.nl"), Surely.NOT),
        # numbers that contradict
        (known(city="zwolle", kvk=1), known(city="zwolle", kvk=2), Surely.NOT),
        (known("Jansen Holding", vat_number=1, kvk=1), known("Jansen", vat_number=1, kvk=2), Surely.NOT),
        (known(rsin=1, kvk=1), known(rsin=1, kvk=2), Surely.RSIN),
    ],
)  # fmt: skip
def test_likeness(row: Known, other: Known, by: Surely) -> None:
    assert likeness(row, other) == by
    assert likeness(other, row) == by, "it does not matter which of the two is the row"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bakkerij Jansen B.V.", "bakkerij jansen"),
        ("Jansen & Zn. V.O.F.", "Jansen en Zn"),
        ("Café De Óórd BV", "Cafe de Oord B.V."),
        ("'t Hoekje", "’t hoekje"),
        ("Jansen+De Vries", "Jansen & De Vries"),
        ("Jansen B V", "Jansen BV"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    assert name_of(one).is_same(name_of(other))


@pytest.mark.parametrize(("one", "other"), [("Jansen B.V.", "Jansen V.O.F."), ("Jansen", "Janssen"), ("B.V.", "N.V.")])
def test_another_name(one: str, other: str) -> None:
    assert not name_of(one).is_same(name_of(other))


@given(st.sampled_from(["Bakkerij Jansen", "Jansen & Zn.", "Groen en Wit"]), st.sampled_from(["", "B.V.", "NV", "VOF"]))
def test_a_name_is_looked_up_as_it_is_sorted(name: str, form: str) -> None:
    there = organization_sort_key(f"{name} {form}".strip())
    assert there in spellings(name), "a row without a legal form finds who has one"
    assert fold(name) in spellings(f"{name} {form}".strip()), "and the other way round"
