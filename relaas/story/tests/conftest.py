"""History is tried on the records of parties."""

from relaas.parties.tests.conftest import by, organization, person, user

__all__ = ["by", "organization", "person", "user"]
