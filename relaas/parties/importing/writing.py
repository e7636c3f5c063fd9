"""Writing what rows change, in sets: a statement for all rows of a table that change in the same columns."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from relaas.accounts.models import User
from relaas.kernel import bulk
from relaas.kernel.actors import Actor
from relaas.kernel.moments import announce
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject
from relaas.parties import sentences
from relaas.parties.account_managers import assign_account_manager, make_primary_account_manager
from relaas.parties.duplicates import index, known
from relaas.parties.employments import change_employment, employ
from relaas.parties.importing import personal
from relaas.parties.importing.data_rows import give
from relaas.parties.importing.reading.joining import write_joined
from relaas.parties.importing.updating import Change
from relaas.parties.keeping import NAMES, NamesChanged
from relaas.parties.models import AccountManager, Address, Channel, Party
from relaas.story.telling import record


def write(changes: Sequence[Change], by: Actor) -> None:
    """Write all of them and tell their story."""
    _update_rows((change.party, change.columns) for change in changes if change.columns)
    if renamed := [change.party.pk for change in changes if change.columns & NAMES]:
        announce(NamesChanged(renamed))
    _write_rows([row for change in changes for row in change.addresses])
    _write_rows([row for change in changes for row in change.channels])
    for change in changes:
        _tell(change, by)
    personal.write({change.party.pk: change.personal for change in changes if change.personal}, by)
    write_joined(((change.party.pk, change.joined) for change in changes), by)
    index.remember(known.load({change.party.pk for change in changes}))
    for change in changes:
        if change.account_manager:
            _assign(change.party, change.account_manager, by)
        if change.employer or change.employment_facts:
            _employ(change, by)
        if change.data:
            give(Party.objects.get(pk=change.party.pk), change.data, by)


def _write_rows(rows: Sequence[tuple[Address | Channel, set[str]]]) -> None:
    new = list({id(row): row for row, _columns in rows if row.pk is None}.values())
    if new:
        for row, pk in zip(new, bulk.take_ids(type(new[0]), len(new)), strict=True):
            row.pk = pk
    fresh = {id(row) for row in new}
    _update_rows((row, columns) for row, columns in rows if id(row) not in fresh)
    bulk.insert(new)


def _update_rows(rows: Iterable[tuple[Party | Address | Channel, set[str]]]) -> None:
    columns_of: dict[int, set[str]] = defaultdict(set)
    row_of = {}
    for row, columns in rows:
        columns_of[row.pk] |= columns
        row_of[row.pk] = row
    alike = defaultdict(list)
    for pk, columns in columns_of.items():
        alike[frozenset(columns)].append(row_of[pk])
    for names, some in alike.items():
        bulk.update(some, names)


def _tell(change: Change, by: Actor) -> None:
    subject = Subject("party", change.party.pk)
    if change.told:
        parameters = {"changes": change.told, "unchecked": change.unchecked}
        record(sentences.CHANGED, subject, by=by, parameters=parameters)
    for sentence, parameters in change.more_told:
        record(sentence, subject, by=by, parameters=parameters)


def _assign(party: Party, user_id: int, by: Actor) -> None:
    manager = AccountManager.objects.filter(party=party, user_id=user_id).first()
    if manager:
        make_primary_account_manager(manager, by=by)
    else:
        assign_account_manager(party, user=User.objects.get(pk=user_id), is_primary=True, by=by)


def _employ(change: Change, by: Actor) -> None:
    try:
        if change.employer:
            organization = Party.objects.get(pk=change.employer)
            employ(change.party, organization, facts=change.employment_facts, by=by)
        elif change.employment:
            employment = type(change.employment).objects.get(pk=change.employment.pk)
            change_employment(employment, facts=change.employment_facts, by=by)
    except Refused:  # somebody else said where this person works meanwhile
        return
