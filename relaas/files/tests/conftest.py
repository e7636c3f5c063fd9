"""What the tests of this room share: those of parties, whose records files are tried on."""

from relaas.parties.tests.conftest import bakery, by, organization, person, signed_in, user

__all__ = ["bakery", "by", "organization", "person", "signed_in", "user"]
