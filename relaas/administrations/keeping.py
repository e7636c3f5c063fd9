"""Verbs: add an administration, change one, and have one to begin with."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.administrations.checks import COLUMNS, checked
from relaas.administrations.models import Administration
from relaas.administrations.rights import MANAGE_ADMINISTRATIONS
from relaas.administrations.sentences import CHANGED, CREATED
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.folding import fold
from relaas.kernel.policy import Act
from relaas.kernel.preparation import prepares
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.story.telling import record

FIRST = "Mijn organisatie"


@verb("administrations.create", act=Act.CHANGE, right=MANAGE_ADMINISTRATIONS, on=())
def create_administration(*, name: str, by: Actor, **columns: str) -> Administration:
    """Add one of our own bodies and give it back. `columns` are those of `checks.COLUMNS`, as they are typed.

    Refuses, all at once and each at its column, what is wrong: no name (`required`), a name in use (`taken`), and
    numbers and addresses by the codes of `kernel.identifiers`, `bic`, `postcode`, `telephone` and `country`.
    """
    administration = Administration()
    _fill(administration, {"name": name, **columns})
    administration.save()
    record(CREATED, subject_of(administration), by=by, parameters={"name": administration.name})
    return administration


@verb("administrations.change", act=Act.CHANGE, right=MANAGE_ADMINISTRATIONS, on=("administration",))
def change_administration(
    administration: Administration, *, by: Actor, seen: Mapping[str, Any] | None = None, **columns: str
) -> None:
    """Change the columns that are given. Refuses what `create_administration` refuses, and `changed_meanwhile`."""
    check_unchanged(administration, seen)
    before = {column: getattr(administration, column) for column in COLUMNS}
    _fill(administration, columns)
    administration.save()
    changes = [
        {"column": column, "old": before[column], "new": getattr(administration, column)}
        for column in COLUMNS
        if before[column] != getattr(administration, column)
    ]
    if changes:
        parameters = {"name": administration.name, "changes": changes}
        record(CHANGED, subject_of(administration), by=by, parameters=parameters)


@prepares("administrations.first", order=20)
def prepare_first() -> None:
    """There is always one to work in; it is named so that whoever starts sees what to change."""
    if not Administration.objects.exists():
        create_administration(name=FIRST, by=SYSTEM)


def _fill(administration: Administration, columns: Mapping[str, str]) -> None:
    unknown = set(columns) - set(COLUMNS)
    if unknown:
        raise TypeError(f"an administration has no {', '.join(sorted(unknown))}")
    for column, value in checked({"country": administration.country, **columns}).items():
        setattr(administration, column, value)
    administration.sort_name = fold(administration.name)[:200]
    others = Administration.objects.exclude(pk=administration.pk)
    if others.filter(sort_name=administration.sort_name).exists():
        raise Refused("taken", _("Another administration has this name."), field="name")
