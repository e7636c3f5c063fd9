"""A2: what an activity is called."""

from relaas.activities.models import Activity, Channel
from relaas.activities.naming import called, contact_called
from relaas.parties.models import Party

BAKERY, JAN = Party(pk=1, name="Bakkerij"), Party(pk=2, name="Jan van den Berg")


def test_a_contact_moment_without_a_title_is_called_by_how_and_with_whom() -> None:
    made = {"kind": "contact", "channel": Channel.PHONE}
    assert called(Activity(**made, relation=BAKERY, person=JAN)) == "Telefoon met Jan van den Berg"
    assert called(Activity(**made, relation=BAKERY)) == "Telefoon met Bakkerij"
    assert called(Activity(**made)) == contact_called("phone", None) == "Telefoon"
    assert called(Activity(**made, person=JAN, title="100% akkoord")) == "100% akkoord"


def test_whatever_else_is_called_by_its_title() -> None:
    assert called(Activity(kind="action", title="Offerte nabellen", relation=BAKERY)) == "Offerte nabellen"
    assert called(Activity(kind="note", relation=BAKERY)) == "Notitie"
