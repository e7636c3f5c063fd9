"""Verb: two parties become one (P11)."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from relaas.kernel import clock, moments
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, subject_of
from relaas.kernel.verbs import verb
from relaas.parties import former, sentences
from relaas.parties.checked import take_off
from relaas.parties.holding import check_holds, held_by
from relaas.parties.identity import facts_of, name_of, settle
from relaas.parties.keeping import keep, keep_many
from relaas.parties.locking import lock
from relaas.parties.merging.asking import Side
from relaas.parties.merging.fields import fields_of
from relaas.parties.merging.moments import PartiesMerged
from relaas.parties.merging.owning import OWNED, Merging, Pair
from relaas.parties.merging.plan import all_questions, require_version, settled
from relaas.parties.merging.refusing import in_the_way
from relaas.parties.models import MergedParty, Party
from relaas.parties.responsibility import require_account_manager
from relaas.parties.rights import MERGE
from relaas.story import rows
from relaas.story.telling import record


@verb("parties.merge", act=Act.CHANGE, right=MERGE, on=("kept", "merged"))
def merge(
    kept: Party, merged: Party, *, choices: Mapping[str, str] | None = None, seen: str | None = None, by: Actor
) -> Party:
    """Let `merged` go into `kept`: all that hangs on it goes over, and its address, codes and story lead there.

    `choices` has a side (`Side`) by the name of a question of the plan; without one the proposal is taken, except for
    what must be chosen (`choice_needed`). `seen` is the version of the plan that was looked at: refuses
    `changed_meanwhile` when one of the two changed since. Refuses with all of `refusing.in_the_way` at once.
    """
    _lock(kept, merged)
    pair = Pair(kept, merged, by)
    problems = in_the_way(pair)
    if problems:
        raise Refused.for_all(problems)
    require_version(pair, seen)
    sides, problems = settled(all_questions(pair), choices or {})
    if problems:
        raise Refused.for_all(problems)
    told = {"merged": merged.name, "kept": kept.name}
    merging = Merging(kept, merged, by, sides)
    for owned in OWNED:
        owned.move(owned, merging)
    _let_go(merging)
    keep_many(merging.others)
    record(sentences.MERGED, subject_of(kept), Subject("party", merged.pk), by=by, parameters=told)
    moments.announce(PartiesMerged(kept.pk, merged.pk))
    return kept


def _lock(kept: Party, merged: Party) -> None:
    """In the order of their ids, so that two who merge the same ones do not wait for each other for ever."""
    try:
        lock(kept, merged)
    except Party.DoesNotExist as gone:
        raise Refused("gone", _("One of the two is no longer there.")) from gone


def _let_go(merging: Merging) -> None:
    """The row of the merged party goes, so that no list can show it; what it was called leads to the one that stays."""
    kept, merged = merging.kept, merging.merged
    names = former.names_of(kept, merged)
    columns = _put_chosen(merging)
    rows.delete(Party._meta.db_table, "id", [merged.pk])
    kept.save(update_fields=columns)
    MergedParty.objects.create(id=merged.pk, into=kept, name=merged.name, merged_at=clock.now())
    former.remember(kept, names)
    keep(kept)
    if kept.only_for_account_manager:
        require_account_manager(kept)


def _put_chosen(merging: Merging) -> set[str]:
    """Put what was chosen of the merged party on the one that stays; gives the columns to save."""
    kept, merged = merging.kept, merging.merged
    values = {column: value for column, value in _chosen(merging).items() if getattr(kept, column) != value}
    if merged.user_id:
        values["user_id"] = merged.user_id
    checking = Checking()
    settle(kept, values, checking)
    check_holds(kept, values, held_by([kept.pk], merging.by).get(kept.pk, ()), checking)
    checking.refuse_problems()
    unchecks = any(fact.unchecks for name, fact in facts_of(kept.kind).items() if name in values)
    for column, value in values.items():
        setattr(kept, column, value)
    if kept.is_person:
        kept.name = name_of(kept, {})
    return {*values, "name", *(take_off(kept) if unchecks else ())}


def _chosen(merging: Merging) -> dict[str, object]:
    values: dict[str, object] = {}
    for field in fields_of(merging.kept):
        side = merging.choices.get(field.name, Side.KEPT)
        for column in field.columns if side != Side.KEPT else ():
            mine, theirs = getattr(merging.kept, column), getattr(merging.merged, column)
            values[column] = f"{mine}\n\n{theirs}" if side == Side.BOTH else theirs
    return values
