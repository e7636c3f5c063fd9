"""The lists of relations show and find what is stopped."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import Role
from relaas.kernel.actors import SYSTEM
from relaas.parties.rights import CHANGE, READ
from relaas.story.writing import writing
from relaas.terms.measures import agree_payment_arrangement, set_order_stop
from relaas.terms.tests.conftest import BY, Make, SignIn, main_of

pytestmark = pytest.mark.django_db
COLUMN = "/relaties/?kolommen=measures"


def test_a_column_and_a_filter(organization: Make, signed_in: SignIn) -> None:
    """What is over is not shown; any list of relations has both, also its files."""
    stopped, agreed = organization("Stopt"), organization("Spreekt af")
    organization("Loopt gewoon")
    set_order_stop(stopped, reason="x", by=BY)
    agree_payment_arrangement(stopped, text="x", by=BY)
    agree_payment_arrangement(agreed, text="x", by=BY)
    client = signed_in()
    page = main_of(client, f"{COLUMN}&measure=order_stop")
    assert "Bestelstop, Betalingsregeling" in page
    assert "Spreekt af" not in page
    assert "Loopt gewoon" not in page
    assert "Loopt gewoon" in main_of(client, COLUMN)
    csv = b"".join(client.get("/relaties/export.csv?measure=arrangement&kolommen=measures")).decode()
    assert "Spreekt af" in csv
    assert "Loopt gewoon" not in csv


def test_it_costs_one_query_for_a_page(organization: Make, signed_in: SignIn) -> None:
    client = signed_in()
    costs = []
    for number in (3, 30):
        for place in range(number):
            set_order_stop(organization(f"Nr {number} {place}"), reason="x", by=BY)
        client.get(COLUMN)
        with CaptureQueriesContext(connection) as asked:
            client.get(COLUMN)
        costs.append(len(asked))
        assert sum("terms_measure" in each["sql"] for each in asked) == 1
    assert costs[0] == costs[1]


def test_who_may_not_read_terms_has_neither(organization: Make, signed_in: SignIn) -> None:
    """U2: not on the page, and a mangled address asks nothing."""
    set_order_stop(organization("Stopt"), reason="x", by=BY)
    organization("Loopt gewoon")
    client = signed_in("reader")
    with writing(by=SYSTEM, what="test"):
        Role.objects.filter(builtin="reader").update(rights=[READ, CHANGE])
    page = main_of(client, f"{COLUMN}&measure=order_stop")
    assert "Loopt gewoon" in page
    assert "Bestelstop" not in page
    assert "Betalingsregeling" not in page
