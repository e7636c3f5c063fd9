"""T9: what was agreed about prices is read by whoever makes a contract, a quote or an order for a relation.

It is asked on every page that makes one, once for a text and a contract. An import, a program or the command line has
nobody to ask: the contract is made, its story says that they were not read yet, and its page goes on asking.
"""

from hashlib import sha256

from django.utils.translation import gettext as _

from relaas.contracts.models import Contract, PriceNoteRead
from relaas.contracts.rights import CHANGE
from relaas.contracts.sentences import PRICE_NOTE_READ, PRICE_NOTE_UNREAD
from relaas.contracts.telling import tell
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.models import Party

FIELD = "price_note"
_BEGINNING = 80  # letters of the text in the story


def digest_of(relation: Party) -> str:
    """What stands for the text about prices of this relation as it is now; empty where nothing was agreed."""
    note = relation.price_note
    return sha256(note.encode()).hexdigest() if note else ""


def reading_of(contract: Contract) -> PriceNoteRead | None:
    """Who read the text that stands there now, for this contract, and when; None where nobody did."""
    return contract.price_notes_read.select_related("reader").filter(digest=digest_of(contract.relation)).first()


def is_unread(contract: Contract) -> bool:
    """Whether there is a text about prices that nobody read for this contract."""
    return bool(contract.relation.price_note) and reading_of(contract) is None


def check_read(relation: Party, digest: str | None, checking: Checking) -> None:
    """Note that the text must be read (`price_note`, at `price_note`), for whoever read none or another one.

    `digest` stands for the text that was read (`digest_of`), None where there was nobody to ask.
    """
    if digest is not None and digest != digest_of(relation):
        checking.add("price_note", _("Read what was agreed about prices, and tick that you did."), FIELD)


def check_read_for(contract: Contract, digest: str | None, checking: Checking) -> None:
    """The same for a contract that is there: not asked again for a text that was read for it."""
    if digest is not None and is_unread(contract):
        check_read(contract.relation, digest, checking)


def keep_read(contract: Contract, digest: str | None, by: Actor) -> None:
    """Keep that this text was read for a contract; or tell that it still must be, where there was nobody to ask."""
    note = contract.relation.price_note
    if not note or reading_of(contract):
        return
    if digest is None:
        tell(PRICE_NOTE_UNREAD, contract, by)
        return
    PriceNoteRead.objects.create(contract=contract, digest=digest, reader_id=by.user_id, read_at=clock.now())
    line = " ".join(note.split())
    tell(PRICE_NOTE_READ, contract, by, note=line if len(line) <= _BEGINNING else f"{line[: _BEGINNING - 1]}…")


@verb("contracts.read_price_note", act=Act.CHANGE, right=CHANGE, on=("contract",))
def read_price_note(contract: Contract, *, digest: str, by: Actor) -> None:
    """Keep that somebody read what was agreed about prices, for this contract; once for each text.

    `digest` stands for the text that was on the screen. Refuses (`price_note`) when another text stands there by now.
    """
    check_unchanged(contract, None)
    checking = Checking()
    check_read_for(contract, digest, checking)
    checking.refuse_problems()
    keep_read(contract, digest, by)
