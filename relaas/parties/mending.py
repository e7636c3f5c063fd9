"""After rows were put back: what is made of them is made anew, and what must hold of a party holds again (U3)."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from relaas.kernel.moments import subscribe
from relaas.kernel.refusals import Refused
from relaas.parties import addresses, channels
from relaas.parties.account_managers import fill_primary
from relaas.parties.employing import pass_on
from relaas.parties.former import lead_on
from relaas.parties.identity import name_of
from relaas.parties.keeping import keep
from relaas.parties.locking import lock
from relaas.parties.models import Employment, Party
from relaas.parties.responsibility import require_account_manager
from relaas.story.putting_back import PutBack


@subscribe(PutBack)
def mend_parties(put_back: PutBack) -> None:
    """Of each party that is there: its name, defaults, first ones and kept columns; and those of who works there."""
    ids = {subject.id for subject in put_back.subjects if subject.kind == "party"}
    _refuse_who_was_merged(ids)
    persons = set(Employment.objects.filter(organization__in=ids).values_list("person_id", flat=True))
    parties = list(Party.objects.filter(pk__in=ids | persons).order_by("pk"))
    lock(*parties)
    for party in parties:
        if party.pk in ids:
            _mend(party)
    pass_on(
        organizations=[party for party in parties if not party.staff.filter(is_primary=True).exists()],
        persons=[party for party in parties if not party.employments.filter(is_default=True).exists()],
    )
    for party in parties:
        _keep(party)


def _refuse_who_was_merged(ids: Collection[int]) -> None:
    """P11: who went into another one comes back by undoing that (`merged`), with all that went over."""
    led_on = lead_on(ids)
    if Party.objects.filter(pk__in=led_on).exists():
        raise Refused("merged", _("This was merged into another one. Undo the merge to bring it back."))


def _mend(party: Party) -> None:
    """Where nothing is first something is; who is first stays so."""
    addresses.fill_defaults(party)
    channels.fill_defaults(party)
    fill_primary(party)
    if party.only_for_account_manager:
        require_account_manager(party)


def _keep(party: Party) -> None:
    if party.is_person and party.name != name_of(party, {}):
        party.name = name_of(party, {})
        keep(party, "name")
    else:
        keep(party)
