"""Who the persons of rows work for: by code, else by name, among the organizations that the importer sees."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from relaas.imports.importer import CellProblem
from relaas.kernel import policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling
from relaas.kernel.subjects import Subject
from relaas.parties import names
from relaas.parties.importing import lookups
from relaas.parties.importing.likeness import name_of, spellings
from relaas.parties.importing.reading import Read
from relaas.parties.models import ChannelType, Party

_AT_WORK = {"work_phone": ChannelType.PHONE, "mobile": ChannelType.MOBILE, "work_email": ChannelType.EMAIL}


def find_employers(reads: Sequence[Read], by: Actor) -> tuple[dict[int, int], dict[int, CellProblem]]:
    """Organization by row number; and what is said of rows whose employer is not there, or not alone in its name.

    To work somewhere changes the organization too, so the law is asked about it (C11).
    """
    for read in reads:
        if read.employment and not any(read.employer):
            reach_without_employer(read)
    asked = [read for read in reads if any(read.employer) and not read.refused]
    if not asked:
        return {}, {}
    by_code = dict(lookups.by_code(read.employer[0] for read in asked if read.employer[0]))
    spelled = {key for read in asked if read.employer[1] for key in _keys(read.employer[1])}
    by_name = lookups.by_name(spelled)
    ids = {*by_code.values(), *(id for _key, id in by_name)}
    seen = dict(
        Party.objects.visible_to(by).organizations().not_archived().filter(pk__in=ids).values_list("pk", "name")
    )
    against = policy.sift(Act.CHANGE, {Subject("party", id) for id in seen}, by) if seen else {}
    found, problems = {}, {}
    for read in asked:
        code, name = read.employer
        there = [by_code[code]] if by_code.get(code) in seen else _named(name, seen) if name else []
        ruling = against.get(Subject("party", there[0])) if len(there) == 1 else None
        if len(there) == 1 and ruling is None:
            found[read.number] = there[0]
        else:
            problems[read.number] = _problem(read, there, ruling)
            reach_without_employer(read)
    return found, problems


def reach_without_employer(read: Read) -> None:
    """Who works nowhere that is known is reached itself by what was given as its telephone and mail at work."""
    for name, type in _AT_WORK.items():
        value = read.employment.get(name)
        if value and not any(each["type"] == type and each["value"] == value for each in read.channels):
            read.channels.append({"type": type.value, "value": value})


def _named(name: str, seen: dict[int, str]) -> list[int]:
    wanted = name_of(name)
    same = [id for id, other in seen.items() if wanted.is_same(name_of(other))]
    return [id for id in same if seen[id] == name] or same


def _keys(name: str) -> set[str]:
    return {spelling[: names.SORT_LENGTH].rstrip() for spelling in spellings(name)}


def _problem(read: Read, there: Sequence[int], ruling: Ruling | None) -> CellProblem:
    target = "employment.organization" if read.employer[1] else "employment.organization_code"
    value = read.employer[1] or read.employer[0]
    if ruling:
        return CellProblem(target, value, str(ruling.message), "policy", None)
    if there:
        reason = _("There are several organizations of this name; give the code of one.")
        return CellProblem(target, value, reason, "employer_several", None)
    return CellProblem(target, value, _("There is no such organization; import the relations first."), "employer", None)
