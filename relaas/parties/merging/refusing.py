"""Why two parties cannot be merged (P11): all of it at once."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from relaas.kernel import policy
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Problem
from relaas.kernel.subjects import subject_of
from relaas.parties.merging.owning import OWNED, Pair
from relaas.parties.models import Party


def in_the_way(pair: Pair) -> list[Problem]:
    """Everything in the two that makes this merge impossible, whatever is chosen; empty when nothing does."""
    if pair.kept.pk == pair.merged.pk:
        return [Problem("itself", _("These two are one and the same."))]
    if pair.kept.kind != pair.merged.kind:
        return [Problem("kind", _("An organization and a person cannot be merged."))]
    return [*_lineage(pair), *_users(pair), *_owned(pair)]


def _lineage(pair: Pair) -> Iterable[Problem]:
    """T4: a head office and what belongs to it, however far down, are two."""
    for lower, upper in ((pair.kept, pair.merged), (pair.merged, pair.kept)):
        chain = _up_to(lower, upper)
        if chain:
            reason = _("%(lower)s belongs to %(upper)s (%(chain)s). First make it a branch of nobody.")
            shown = {"lower": lower.name, "upper": upper.name, "chain": " → ".join(chain)}
            yield Problem("branch_of_the_other", reason % shown)


def _up_to(lower: Party, upper: Party) -> list[str]:
    """The names from the one up to the other, or nothing when the other is not above it."""
    chain, seen, above = [lower.name], {lower.pk}, lower.branch_of
    while above and above.pk not in seen:
        chain.append(above.name)
        if above.pk == upper.pk:
            return chain
        seen.add(above.pk)
        above = above.branch_of
    return []


def _users(pair: Pair) -> Iterable[Problem]:
    """P6: one person is one user."""
    if pair.kept.user_id and pair.merged.user_id:
        yield Problem("both_users", _("Both are users of Relaas. First unlink one of them from its user."))


def against_the_law(pair: Pair) -> list[Problem]:
    """C11: what the policy says against changing either of them, unless this actor may do it with a reason."""
    found = policy.answer(Act.CHANGE, {subject_of(pair.kept), subject_of(pair.merged)}, pair.by)
    return [] if found.may_override else [Problem("policy", ruling.message) for ruling in found.rulings]


def _owned(pair: Pair) -> Iterable[Problem]:
    for owned in OWNED:
        yield from owned.problems(owned, pair)
