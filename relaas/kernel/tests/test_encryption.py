"""P5: what stands in the database is of no use without its key, and nothing is lost with a key."""

import copy
import logging
from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import FieldError
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from relaas.kernel import encryption
from relaas.kernel.encryption import CannotBeRead
from relaas.kernel.encryption_keys import WrongKey, name_of, new_key
from relaas.kernel.secret import Secret
from relaas.parties.models import PrivateData

pytestmark = pytest.mark.once


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_is_sealed_is_opened_again(text: str) -> None:
    sealed = encryption.seal(text)
    assert encryption.is_sealed(sealed)
    assert encryption.open_sealed(sealed) == text
    assert encryption.seal(text) != sealed, "two of the same text are not alike"


def test_a_key_that_is_not_there_is_named(settings: Settings) -> None:
    settings.ENCRYPTION_KEYS = [old := new_key()]
    sealed = encryption.seal("111222333")
    settings.ENCRYPTION_KEYS = [new_key()]
    with pytest.raises(CannotBeRead, match=name_of(old)) as caught:
        encryption.open_sealed(sealed)
    assert caught.value.missing


@pytest.mark.parametrize("place", [-2, -20, 20])
def test_what_was_tampered_with_is_not_read(place: int) -> None:
    sealed = encryption.seal("111222333")
    other = "A" if sealed[place] != "A" else "B"
    broken = sealed[:place] + other + sealed[place:][1:]
    with pytest.raises(CannotBeRead) as caught:
        encryption.open_sealed(broken)
    assert not caught.value.missing


def test_the_first_key_writes_and_all_of_them_read(settings: Settings) -> None:
    settings.ENCRYPTION_KEYS = [old := new_key()]
    sealed = encryption.seal("111222333")
    settings.ENCRYPTION_KEYS = [new := new_key(), old]
    assert encryption.open_sealed(sealed) == "111222333"
    assert encryption.key_of(encryption.seal("x")) == name_of(new)
    again = encryption.reseal(sealed)
    assert encryption.key_of(again) == name_of(new)
    assert encryption.reseal(sealed) == again, "the same value gives the same: undo compares a row with its history"
    assert encryption.reseal(again) == again
    settings.ENCRYPTION_KEYS = [new]
    assert encryption.open_sealed(again) == "111222333"


KEY = "x" * 43


@pytest.mark.parametrize("key", ["", "short", "é" * 43, KEY + "A", KEY[:-1]])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(WrongKey):
        name_of(key)


def test_a_secret_shows_itself_to_nobody_who_does_not_ask(caplog: pytest.LogCaptureFixture) -> None:
    secret = Secret("111222333")
    logging.getLogger("relaas").error("%s %r %s", secret, secret, {"bsn": secret})
    assert "111222333" not in caplog.text
    assert f"{secret}" == "•••"
    assert str(Secret()) == ""
    assert secret.reveal() == "111222333"


def test_two_secrets_are_equal_when_they_hold_the_same(settings: Settings) -> None:
    first = Secret(sealed=encryption.seal("x"))
    assert first == Secret(sealed=encryption.seal("x"))
    assert first == "x"
    assert first != "y"
    assert Secret() == ""
    assert not Secret()
    settings.ENCRYPTION_KEYS = [new_key()]
    unreadable = Secret(sealed=first.sealed)
    assert unreadable == copy.deepcopy(unreadable), "what cannot be read is at least itself"
    assert unreadable != "x"
    assert unreadable
    assert unreadable.problem


def test_an_encrypted_column_is_not_looked_for_ordered_or_reckoned_by() -> None:
    rows = PrivateData.objects
    attempts: list[Callable[[], object]] = [
        *(partial(rows.filter, Q((lookup, "1"))) for lookup in ("bsn", "bsn__startswith", "bsn__in", "bsn__isnull")),
        lambda: str(rows.order_by("bsn").query),
        lambda: str(rows.order_by("-bsn").query),
    ]
    for refused in attempts:
        with pytest.raises(FieldError, match="encrypted"):
            refused()
