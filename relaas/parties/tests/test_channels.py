"""P8: the ways to reach a party, each of its own form, per type one the default."""

import pytest

from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.parties.channels import add_channel, change_channel, remove_channel, set_default_channel
from relaas.parties.models import Channel, Output, Party
from relaas.parties.tests.conftest import BY, Make, told

pytestmark = pytest.mark.django_db

RECEPTION = {"type": "phone", "value": "038 421 55 60", "remark": "receptie"}
INFO = {"type": "email", "value": "info@vandenberg.example"}


def kept(party: Party) -> tuple[str, str]:
    fresh = Party.objects.get(pk=party.pk)
    return fresh.phone, fresh.email


@pytest.fixture
def bakery(organization: Make) -> Party:
    return organization("Bakkerij")


def test_the_first_of_a_type_is_the_default_and_stands_on_the_party(bakery: Party) -> None:
    first = add_channel(bakery, facts=RECEPTION, by=BY)
    second = add_channel(bakery, facts={"type": "phone", "value": "010 1234567"}, by=BY)
    add_channel(bakery, facts={**INFO, "sends_invoices": True}, by=BY)
    assert (first.is_default, second.is_default) == (True, False)
    assert kept(bakery) == ("+31384215560", "info@vandenberg.example")
    assert told(bakery)[0] == ("Bereikbaarheid toegevoegd", "E-mail: info@vandenberg.example")
    assert Channel.objects.get(type="email").outputs == [Output.INVOICES]


def test_a_mobile_number_stands_in_where_there_is_no_other(bakery: Party) -> None:
    add_channel(bakery, facts={"type": "mobile", "value": "0612345678"}, by=BY)
    assert kept(bakery)[0] == "+31612345678"
    add_channel(bakery, facts=RECEPTION, by=BY)
    assert kept(bakery)[0] == "+31384215560"


def test_set_default_takes_it_from_the_other(bakery: Party) -> None:
    add_channel(bakery, facts=RECEPTION, by=BY)
    second = add_channel(bakery, facts={"type": "phone", "value": "010 1234567"}, by=BY)
    set_default_channel(second, by=BY)
    assert [each.is_default for each in bakery.channels.all()] == [False, True]
    assert kept(bakery)[0] == "+31101234567"
    assert told(bakery)[0] == ("Standaard bereikbaarheid gekozen", "Telefoon: 010 123 4567")


def test_a_chosen_default_stays_whatever_comes_and_goes(bakery: Party) -> None:
    add_channel(bakery, facts=RECEPTION, by=BY)
    chosen = add_channel(bakery, facts={"type": "phone", "value": "010 1234567"}, by=BY)
    set_default_channel(chosen, by=BY)
    third = add_channel(bakery, facts={"type": "phone", "value": "020 1234567"}, by=BY)
    remove_channel(third, by=BY)
    assert bakery.channels.get(is_default=True) == chosen


def test_when_the_default_goes_the_oldest_other_takes_over(bakery: Party) -> None:
    first = add_channel(bakery, facts=RECEPTION, by=BY)
    add_channel(bakery, facts={"type": "phone", "value": "010 1234567"}, by=BY)
    remove_channel(first, by=BY)
    assert bakery.channels.get().is_default
    assert kept(bakery)[0] == "+31101234567"
    assert told(bakery)[0] == ("Bereikbaarheid verwijderd", "Telefoon: 038 421 5560")


def test_a_change_is_told_as_people_write_it(bakery: Party) -> None:
    phone = add_channel(bakery, facts=RECEPTION, by=BY)
    change_channel(phone, facts={"value": "06-12345678", "type": "mobile", "remark": ""}, by=BY)
    phone.refresh_from_db()
    assert (phone.type, phone.value, phone.is_default) == ("mobile", "+31612345678", True)
    assert told(bakery)[0] == (
        "Bereikbaarheid gewijzigd",
        "038 421 5560 · Waarde: 038 421 5560 → 06 12345678; Soort: Telefoon → Mobiel; Opmerking: receptie → –",
    )


def test_of_another_type_it_is_the_default_only_when_it_is_the_first(bakery: Party) -> None:
    add_channel(bakery, facts={"type": "mobile", "value": "0612345678"}, by=BY)
    phone = add_channel(bakery, facts=RECEPTION, by=BY)
    change_channel(phone, facts={"type": "mobile"}, by=BY)
    assert [each.is_default for each in bakery.channels.all()] == [True, False]


@pytest.mark.parametrize(
    ("facts", "field", "code"),
    [
        ({"type": "phone", "value": "06 123"}, "value", "telephone"),
        ({"type": "email", "value": "woo@minfin.nl t.a.v. iemand"}, "value", "email"),
        ({"type": "website", "value": "javascript:alert(1)"}, "value", "website"),
        ({"type": "invoice_address", "value": "0106:1234567"}, "value", "kvk"),
        ({"type": "invoice_address", "value": "iets"}, "value", "invoice_address"),
        ({"type": "duif", "value": "roekoe"}, "type", "choice"),
        ({"type": "email", "value": ""}, "value", "required"),
        ({"type": "phone", "value": "010 1234567", "sends_invoices": True}, "outputs", "output"),
    ],
)
def test_a_wrong_channel_is_refused_at_its_field(
    bakery: Party, facts: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_channel(bakery, facts=facts, by=BY)
    assert [(each.field, each.code) for each in refused.value.problems] == [(field, code)]
    assert not Channel.objects.exists()


@pytest.mark.parametrize(
    ("type", "typed", "value", "shown", "link"),
    [
        ("phone", "14 0344", "140344", "14 0344", "tel:140344"),
        ("website", "www.bakkerij.example/", "https://www.bakkerij.example/", "www.bakkerij.example", "https://www.bakkerij.example/"),
        ("invoice_address", "0106:01234567", "0106:01234567", "0106:01234567", ""),
        ("social", "https://mastodon.nl/@bakker", "https://mastodon.nl/@bakker", "https://mastodon.nl/@bakker", "https://mastodon.nl/@bakker"),
        ("messenger", "@bakker", "@bakker", "@bakker", ""),
        ("email", "A@B.NL", "A@b.nl", "A@b.nl", "mailto:A@b.nl"),
    ],
)  # fmt: skip
def test_each_type_has_its_form_and_its_link(
    bakery: Party, type: str, typed: str, value: str, shown: str, link: str
) -> None:
    channel = add_channel(bakery, facts={"type": type, "value": typed}, by=BY)
    assert (channel.value, channel.shown, channel.link) == (value, shown, link)


def test_the_same_value_stands_once_per_type(bakery: Party) -> None:
    add_channel(bakery, facts=INFO, by=BY)
    other = add_channel(bakery, facts={"type": "email", "value": "b@c.nl"}, by=BY)
    for refused_verb in (
        lambda: add_channel(bakery, facts={"type": "email", "value": "info@VANDENBERG.example"}, by=BY),
        lambda: change_channel(other, facts=INFO, by=BY),
    ):
        with pytest.raises(Refused) as refused:
            refused_verb()
        assert refused.value.code == "channel_twice"


def test_somebody_else_was_first(bakery: Party) -> None:
    phone = add_channel(bakery, facts=RECEPTION, by=BY)
    change_channel(Channel.objects.get(pk=phone.pk), facts={"remark": "Jan"}, seen={"remark": "receptie"}, by=BY)
    with pytest.raises(ChangedMeanwhile) as refused:
        change_channel(phone, facts={"remark": "Piet"}, seen={"remark": "receptie"}, by=BY)
    assert refused.value.differences[0].now == "Jan"
