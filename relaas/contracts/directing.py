"""The law: who may change a contract of which direction (U2). Verbs ask for either right; this asks for the one."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from relaas.contracts.models import Contract, Direction
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import asked_often
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.rights import label_of
from relaas.kernel.subjects import Subject, subject_of


@asked_often
def _of_directions(ids: Collection[int], directions: tuple[Direction, ...]) -> QuerySet[Contract]:
    return Contract.objects.filter(pk__in=ids, direction__in=directions)


@rule("contract_direction", Act.CHANGE, Act.ORDER, Act.DELIVER, Act.SEND, Act.DELETE)
def _of_its_direction(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    lacking = tuple(direction for direction in Direction if not by.may(direction.change_right))
    ids = [subject.id for subject in touched if subject.kind == "contract"] if lacking else []
    others = _of_directions(ids, lacking)
    for contract in Contract.objects.filter(pk__in=others) if others else ():
        right = label_of(Direction(contract.direction).change_right)
        message = _("This needs the right “%(right)s”.") % {"right": right}
        yield Ruling("contract_direction", message, subject=subject_of(contract))
