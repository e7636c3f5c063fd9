"""What this room needs before the first page: the statuses that Relaas starts with (P3), and keys of who is there."""

from relaas.kernel.actors import SYSTEM
from relaas.kernel.preparation import prepares
from relaas.parties.duplicates import filling
from relaas.parties.models import MatchKey, PartyStatus, Tone
from relaas.parties.statuses import add_status

DEFAULTS = (
    ("Actief", Tone.GOOD, True, True),
    ("Slapend", Tone.WAIT, True, True),
    ("Surseance", Tone.SIGNAL, True, False),
    ("Faillissement", Tone.BAD, True, False),
    ("Opgeheven", Tone.PLAIN, True, False),
    ("Overleden", Tone.PLAIN, False, True),
)


@prepares("parties.statuses")
def prepare_statuses() -> None:
    """Add the first statuses to an empty list."""
    if PartyStatus.objects.exists():
        return
    for position, (name, tone, for_organizations, for_persons) in enumerate(DEFAULTS, start=1):
        facts = {
            "name": name, "tone": tone, "position": position * 10,
            "for_organizations": for_organizations, "for_persons": for_persons,
        }  # fmt: skip
        add_status(facts=facts, by=SYSTEM)


@prepares("parties.match_keys")
def prepare_match_keys() -> None:
    """Parties of before there were keys get theirs (P11); a million take some minutes."""
    if not MatchKey.objects.exists():
        filling.fill()
