"""Building the demonstration, through the verbs and in the order of time."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.contracts.reminding.nightly import remind
from relaas.contracts.subscriptions.running.nightly import keep_those_of_the_day
from relaas.demo import (
    administrations,
    agreements,
    banking,
    bodies,
    changes,
    companies,
    conversing,
    doubles,
    filing,
    invented,
    master_data,
    merging,
    persons,
    reading,
    subscriptions,
    terms,
)
from relaas.demo.almanac import FIRST_DAY, Almanac
from relaas.demo.cast import hire
from relaas.demo.people import SIGN_INS, SignIn
from relaas.demo.reading import LeftOut, PublicBody
from relaas.kernel.refusals import Refused
from relaas.kernel.writing_much import writing_much
from relaas.parties.models import Party


@dataclass(frozen=True)
class Built:
    """What was built: how many organizations and persons, who can sign in, and the cells that were left out."""

    organizations: int
    persons: int
    sign_ins: tuple[SignIn, ...]
    left_out: list[LeftOut]


def is_possible() -> bool:
    """Whether the database is as it was made: without users and without parties."""
    return not User.objects.exists() and not Party.objects.exists()


def build() -> Built:
    """Build the demonstration; on the same day it is the same to the last row.

    Refuses a database that somebody works in, that is: with any user or party (`not_empty`). When it is stopped
    halfway, what is there stays; begin again with an empty database.
    """
    if not is_possible():
        raise Refused("not_empty", _("The demonstration is only built in an empty database."))
    register, left_out = reading.read()
    with _in_haste():
        play(register)
    organizations = Party.objects.organizations().count()
    return Built(organizations, Party.objects.persons().count(), SIGN_INS, left_out)


def play(register: Sequence[PublicBody]) -> None:
    """Let two years pass with these public bodies."""
    invented_companies = invented.companies()
    almanac = Almanac()
    with almanac.travel(FIRST_DAY + 1):
        cast = hire()
        administrations.found(cast.actors["ilse"])
        types = master_data.make_types(cast)
        terms.make_lists(cast)
        agreements.make_groups(cast)
    days = companies.plan(invented_companies, almanac, cast)
    persons.plan(invented.persons(), invented_companies, days, almanac, cast)
    bodies.plan(register, almanac, cast)
    changes.plan(invented_companies, days, almanac, cast)
    banking.plan(invented_companies, days, almanac, cast)
    master_data.plan(invented_companies, days, types, almanac, cast)
    merging.plan(invented_companies, almanac, cast)
    terms.plan(invented_companies, days, almanac, cast)
    agreeing, courses = agreements.plan(invented_companies, days, almanac, cast)
    conversing.plan(invented_companies, days, courses, agreeing, almanac, cast)
    subscriptions.plan(invented_companies, days, almanac, cast)
    filing.plan(invented_companies, days, courses, agreeing, almanac, cast)
    almanac.play()
    keep_those_of_the_day()  # as each night does: no night came between these days
    remind()
    doubles.look(almanac, cast)


@contextmanager
def _in_haste() -> Iterator[None]:
    """Thousands of small transactions: nothing that is lost in a power cut is worth waiting for a disk now.

    The collector of garbage is stopped too, which would look through all that was read again and again.
    """
    if connection.vendor == "postgresql":
        _execute("SET synchronous_commit = off")
    gc.disable()
    try:
        with translation.override("nl"), writing_much():
            yield
    finally:
        gc.enable()
        if connection.vendor == "postgresql":
            _execute("RESET synchronous_commit")


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
