"""Verb: whether an administration may keep the BSN of persons, and by which law (P5)."""

from collections.abc import Mapping
from typing import Any

from relaas.administrations.models import Administration
from relaas.administrations.rights import ALLOW_BSN
from relaas.administrations.sentences import BSN_ALLOWED, BSN_FORBIDDEN
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.story.telling import record


@verb("administrations.set_bsn_ground", act=Act.CHANGE, right=ALLOW_BSN, on=("administration",))
def set_bsn_ground(
    administration: Administration, *, ground: str, seen: Mapping[str, Any] | None = None, by: Actor
) -> None:
    """Write down the legal ground on which this administration keeps the BSN; an empty one switches it off.

    It is off until then. While every administration has it off no BSN is taken or shown; those that are kept stay
    encrypted until they are removed. Refuses a ground of over 500 letters (`too_long`), and `changed_meanwhile`.
    """
    check_unchanged(administration, seen)
    checking = Checking()
    checked = checking.value("bsn_ground", text(500), ground)
    checking.refuse_problems()
    if checked == administration.bsn_ground:
        return
    administration.bsn_ground = checked or ""
    administration.save(update_fields=["bsn_ground"])
    parameters = {"name": administration.name, "ground": administration.bsn_ground}
    record(BSN_ALLOWED if checked else BSN_FORBIDDEN, subject_of(administration), by=by, parameters=parameters)
