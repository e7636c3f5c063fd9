"""Carrying out a bulk action at once, and telling what came of it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.overviews.actions import ActionForm, BulkAction, Outcome, Refusal, Step, nothing_more
from relaas.overviews.question import Question
from relaas.web.formats import number

AT_ONCE = 100  # rows that one waits for
NAMED = 3  # refused rows that a message names


def actions_of(question: Question) -> list[BulkAction]:
    """What this actor may do with rows of this list."""
    return [each for each in question.overview.actions if question.actor.may(each.right)]


def steps_of(question: Question) -> list[Step]:
    """Where some rows of this list lead this actor."""
    return [each for each in question.overview.steps if question.actor.may(each.right)]


def chosen_ids(question: Question, most: int | None = None) -> list[int]:
    """The rows that are meant, in the order of their ids.

    Selected ones are meant whatever the filters say by now, so that what somebody else did to them is told.
    """
    if question.selected:
        rows = question.overview.rows(question.actor).filter(question.overview.walks, pk__in=question.selected)
    else:
        rows = question.found()
    return list(rows.order_by("pk").values_list("pk", flat=True)[:most])


def act(action: BulkAction, ids: Sequence[int], form: ActionForm) -> Outcome:
    """Do it now, in one transaction. Refuses who lacks the right, and what the form asks of no row whatever."""
    return action.verb(ids, by=form.actor, last=nothing_more, **form.arguments)


def told(done: object, changed: int, unchanged: int, refused: int) -> str:
    """*Gearchiveerd: 97. Dat was al zo: 2. Niet gedaan: 1.*"""
    parts = [_("%(done)s: %(count)s.") % {"done": done, "count": number(changed)}]
    if unchanged:
        parts.append(_("It was so already: %(count)s.") % {"count": number(unchanged)})
    if refused:
        parts.append(_("Not done: %(count)s.") % {"count": number(refused)})
    return " ".join(parts)


def told_refusals(refused: Sequence[Refusal]) -> str:
    """The first few that were refused, each with its reason."""
    some = [": ".join(filter(None, [each.label, each.reason])) for each in refused[:NAMED]]
    rest = len(refused) - NAMED
    more = [ngettext("And %(num)s more.", "And %(num)s more.", rest) % {"num": number(rest)}] if rest > 0 else []
    return " ".join([*some, *more])
