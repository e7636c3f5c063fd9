"""What rows of relations and of persons have in common: roles, status, account manager."""

from django.utils.translation import gettext as _

from relaas.kernel.bulk import maker
from relaas.kernel.checking import Checking
from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused
from relaas.parties.identity import facts_of, settle
from relaas.parties.importing.cells import choices
from relaas.parties.importing.cells.mended import Mended, same
from relaas.parties.importing.reading.around import Around
from relaas.parties.importing.reading.read import Cells, Mend
from relaas.parties.models import Kind, Party, PartyStatus, Role

make_party = maker(Party)


_MENDS: dict[str, Mend] = {
    "code": same,
    "search_code": same,
    "language": lambda cell: Mended(choices.language(cell)),
    "currency": lambda cell: Mended(choices.currency(cell)),
    "internal_note": same,
    "general_note": same,
    "price_note": same,
}
_BLANK = {kind.value: make_party(kind=kind.value) for kind in Kind}
_ROLES = {f"role.{role.value}": role.column for role in Role}


def read_shared(cells: Cells, around: Around, place: str) -> None:
    """The facts that both kinds of party have; `place` is what their targets begin with."""
    facts, into = facts_of(cells.read.kind), cells.read.facts
    for name, mend in _MENDS.items():
        cells.fact(f"{place}.{name}", name, facts, into, mend)
    _read_roles(cells)
    status = cells.choice(f"{place}.status", lambda cell: _status(cell, around))
    if status:
        into["status"] = status
    cells.read.account_manager = cells.choice("account_manager", lambda cell: _account_manager(cell, around))


def settle_facts(cells: Cells, place: str) -> None:
    """What follows from the facts together; what does not go together is left out."""
    checking = Checking()
    settle(_BLANK[cells.read.kind], cells.read.facts, checking)
    if checking.problems:
        cells.problems_of(checking, place, cells.read.facts)


def _read_roles(cells: Cells) -> None:
    """A cell that names roles gives them and takes none away; a column for one role gives or takes it."""
    for role in cells.choice("role", choices.roles) or ():
        cells.read.facts[role.column] = True
    for target, column in _ROLES.items():
        answer = cells.choice(target, choices.yes_or_no)
        if answer is not None:
            cells.read.facts.setdefault(column, answer)


def _status(cell: str, around: Around) -> PartyStatus:
    found = around.statuses.get(fold(cell))
    if found is None:
        raise Refused("status_unknown", _("There is no status of this name."))
    return found


def _account_manager(cell: str, around: Around) -> int:
    found = around.users.get(fold(cell)) or around.users.get(cell.lower())
    if found is None:
        raise Refused("user_unknown", _("Nobody of this name works here."))
    if not around.may_assign and found.pk != around.by.user_id:
        raise Refused("right", _("You do not have the right to assign account managers."))
    return found.pk
