"""What the law of this room says (C11)."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import asked_often
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.subjects import Subject, subject_of
from relaas.kernel.texts import some_of
from relaas.parties.banking.waiting import changed_numbers, ruling_against
from relaas.parties.models import BankAccount, Party
from relaas.web import formats


@asked_often
def _archived_ones(ids: Collection[int]) -> QuerySet[Party]:
    return Party.objects.archived().filter(pk__in=ids)


@rule(
    "archived",
    *(Act.CHANGE, Act.ORDER, Act.DELIVER, Act.SEND),
    looks=lambda touched, _by: [_archived_ones.asking(_ids("party", touched))],
)
def _archived(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """P10: what is archived stays as it is until it is taken back."""
    ids = _archived_ones(_ids("party", touched))
    for party in Party.objects.filter(pk__in=ids).only("name", "archived_by_name", "archived_at") if ids else ():
        message = _("%(name)s was archived by %(who)s on %(day)s. Take it back from the archive to go on.")
        values = {"name": party.name, "who": party.archived_by_name, "day": formats.day(party.archived_at)}
        yield Ruling(
            "archived",
            message % values,
            set_by=party.archived_by_name,
            since=party.archived_at,
            lifted_at=subjects.url(subject_of(party)),
            subject=subject_of(party),
        )


@rule("has_branches", Act.DELETE)
def _has_branches(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """P10: what others belong to is not deleted. A higher room adds what leans on a party in its rows."""
    names = defaultdict(list)
    ids = _ids("party", touched)
    branches = Party.objects.filter(branch_of__in=ids).order_by("sort_name", "id") if ids else Party.objects.none()
    for party, name in branches.values_list("branch_of_id", "name"):
        names[party].append(name)
    for party, branch_names in names.items():
        message = _("It has branches: %(names)s.") % {"names": some_of(branch_names)}
        yield Ruling("has_branches", message, subject=Subject("party", party))


@rule("is_user", Act.DELETE)
def _is_user(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """P6: our own employees stay."""
    ids = _ids("party", touched)
    for party in Party.objects.filter(pk__in=ids, user__isnull=False) if ids else ():
        yield Ruling("is_user", _("This person is one of our own employees."), subject=subject_of(party))


@rule("iban_unconfirmed", Act.PAY)
def _iban_unconfirmed(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """P9: nothing is paid to an account before a second user has confirmed an IBAN of it.

    Where one counts and another waits, what counts may be paid to.
    """
    ids = _ids("bank_account", touched)
    for account in BankAccount.objects.filter(pk__in=ids, iban="") if ids else ():
        yield ruling_against(account)


@rule("iban_undone", Act.READ)
def _iban_undone(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    """P9: READ is what an undo asks of the state that it brings back. It may take a confirmation away, not give one."""
    ids = _ids("party", touched)
    for account, was in changed_numbers() if ids else ():
        entered_by = was.get("waiting_by_id", account.waiting_by_id)
        waits_again = account.waiting_iban == was["iban"] or not account.iban
        by_a_second = was.get("waiting_iban") == account.iban and entered_by not in {None, by.user_id}
        if account.party_id in ids and not waits_again and not by_a_second:
            message = _("An IBAN counts when a second user confirms it; undoing does not do that.")
            yield Ruling("iban_undone", message, subject=subject_of(account))


def _ids(kind: str, touched: Collection[Subject]) -> list[int]:
    return [subject.id for subject in touched if subject.kind == kind]
