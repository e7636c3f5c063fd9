"""The columns that a party's row keeps of other rows: always what those say, and rebuilt by `relaas check`."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from relaas.kernel.invariants import INVARIANTS
from relaas.kernel.refusals import Refused
from relaas.kernel.search import words_of
from relaas.parties.addresses import add_address, change_address, remove_address, set_default_address
from relaas.parties.channels import add_channel, change_channel, remove_channel, set_default_channel
from relaas.parties.employments import employ
from relaas.parties.invariants import differing_kept_columns, rebuild_kept_columns
from relaas.parties.models import AddressType, Party
from relaas.parties.registration import register_organization, register_person
from relaas.parties.tests.conftest import BY, Make
from relaas.story.writing import writing


@pytest.mark.django_db
def test_everything_that_somebody_may_look_for_is_found(organization: Make, person: Make) -> None:
    """Folded: without accents, dots and apostrophes; telephones as digits, so that any tail is found."""
    bakery = organization(
        "Bäckerij 't Óventje B.V.", legal_name="Van den Berg Holding", kvk="05012345", vat_number="NL002455799B11",
        channels=[{"type": "phone", "value": "038 421 55 60"}, {"type": "email", "value": "info@oven.example"}],
        addresses=[{"for_post": True, "city": "'s-Hertogenbosch", "postcode": "5211 aa"}],
    )  # fmt: skip
    for typed in (
        "BACKERIJ",
        "'t óvent",
        "bv",
        "holding",
        "05012345",
        "nl0024",
        "5560",
        "INFO@oven",
        "s-hert",
        "10001",
        "5211",
    ):
        assert finds(typed, bakery), typed
    assert "0384215560" in bakery.search_text
    jan = person("Jan", "van den Berg", initials="J.P.")
    employ(jan, bakery, facts={"work_email": "jp@oven.example", "mobile": "06 12345678"}, by=BY)
    jan.refresh_from_db()
    for typed in ("jan van den berg", "J.P. van den Berg", "jp@oven.example", "12345678"):
        assert finds(typed, jan), typed


def finds(typed: str, party: Party) -> bool:
    return all(word in party.search_text for word in words_of(typed))


@pytest.mark.django_db
def test_what_differs_is_found_and_rebuilt(organization: Make, person: Make) -> None:
    bakery = organization("Bakkerij", addresses=[{"for_visit": True, "city": "Zwolle"}])
    organization("Molen")
    employ(person(), bakery, facts={"work_phone": "010 1234567"}, by=BY)
    assert differing_kept_columns() == []
    with writing(by=BY, what="test"):
        Party.objects.filter(pk=bakery.pk).update(city="Elders", sort_name="zzz", search_text="")
    [problem] = differing_kept_columns()
    assert "Bakkerij" in problem
    assert "city, search_text, sort_name" in problem
    rebuild_kept_columns()
    assert differing_kept_columns() == []
    assert Party.objects.get(pk=bakery.pk).city == "Zwolle"
    assert INVARIANTS["parties.kept_columns"].repair is rebuild_kept_columns


CITIES = st.sampled_from(["Zwolle", "Ábel", "'s-Graveland", "IJsselstein"])
TYPES = st.sets(st.sampled_from(list(AddressType)), min_size=1).map(lambda types: {type.column: True for type in types})
NUMBERS = st.integers(100_0000, 999_9999).map(lambda number: f"010 {number}")
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "change", "remove", "default"]), st.integers(0, 9), CITIES, TYPES, NUMBERS),
    max_size=6,
)


class KeptColumnsTest(TestCase):
    """Whatever is done to addresses and channels, the party's row keeps what they say, and defaults are whole."""

    @settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
    @given(steps=STEPS, kind=st.sampled_from(["organization", "person"]))
    def test_after_any_steps(self, steps: list[Any], kind: str) -> None:
        register = register_organization if kind == "organization" else register_person
        party = register(facts={"name": "A"} if kind == "organization" else {"last_name": "A"}, by=BY)
        for step in steps:
            _walk(party, *step)
        assert differing_kept_columns() == []
        addresses = list(party.addresses.all())
        for type in AddressType:
            serving = [address for address in addresses if type in address.types]
            assert sum(type in address.default_types for address in addresses) == bool(serving)
        assert party.channels.filter(is_default=True).count() == bool(party.channels.count())


def _walk(party: Party, step: str, which: int, city: str, types: dict[str, bool], number: str) -> None:
    addresses, channels = list(party.addresses.all()), list(party.channels.all())
    if party.is_person:
        # Where somebody lives stands among the personal details (P14).
        types = {"for_post" if column == "for_home" else column: True for column in types}
    if step == "add":
        add_address(party, facts={"city": city, **types}, by=BY)
        with suppress(Refused):  # the same number twice
            add_channel(party, facts={"type": "phone", "value": number}, by=BY)
        return
    if not addresses or not channels:
        return
    address, channel = addresses[which % len(addresses)], channels[which % len(channels)]
    if step == "remove":
        remove_address(address, by=BY)
        remove_channel(channel, by=BY)
    elif step == "default":
        set_default_address(address, type=address.types[0], by=BY)
        set_default_channel(channel, by=BY)
    else:
        change_address(address, facts={**{type.column: False for type in AddressType}, "city": city, **types}, by=BY)
        change_channel(channel, facts={"remark": city}, by=BY)
