"""A bulk action as a job: for more rows than one waits for."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import batched
from typing import Any, Self

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.kernel import jobs
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import require_right
from relaas.overviews.acting import chosen_ids, told
from relaas.overviews.actions import MOST_AT_ONCE, ActionForm, BulkAction, Last, Outcome
from relaas.overviews.export_csv import table
from relaas.overviews.overview import OVERVIEWS
from relaas.overviews.question import SELECTED, Question

KIND = "overviews.act"
MOST_REPORTED = 1000  # refused rows that a job tells of one by one


def start(action: BulkAction, question: Question, form: ActionForm) -> jobs.Job:
    """Have a job do it; two clicks are one job."""
    require_right(action.right, question.actor)
    given = {name: form.data.getlist(name) for name in form.fields} if isinstance(form.data, QueryDict) else {}
    asked = {**question.address(), SELECTED: [str(id) for id in question.selected]}
    names = {"overview": question.overview.name, "action": action.name}
    return jobs.start(
        KIND,
        {**names, "asked": asked, "given": given},
        by=question.actor,
        title=f"{question.overview.title} · {action.label}",
        once=form.cleaned_data["once"],
    )


def _result(given: Mapping[str, Any]) -> str:
    overview, action = str(given["overview"]), str(given["action"])
    known = overview in OVERVIEWS and action in OVERVIEWS[overview].actions
    done = OVERVIEWS[overview].actions[action].done if known else _("Changed")
    return told(done, given["changed"], given["unchanged"], given["refused"])


ACTED = jobs.result("overviews.acted", _result)


@dataclass
class Progress:
    """How far a job has come. As JSON it is the job's position, so it commits with the rows it tells of."""

    after: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    reported: list[list[Any]] = field(default_factory=list)
    transactions: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, work: jobs.Work) -> Self:
        """Where this job is."""
        return cls(**(work.position or {}))

    @property
    def done(self) -> int:
        return self.changed + self.unchanged + self.refused

    def add(self, ids: Sequence[int], transaction: int, outcome: Outcome) -> None:
        """One chunk more."""
        self.after = ids[-1]
        self.changed += outcome.changed
        self.unchanged += outcome.unchanged
        self.refused += len(outcome.refused)
        room = MOST_REPORTED - len(self.reported)
        self.reported += [[each.id, each.label, each.reason] for each in outcome.refused[:room]]
        if outcome.changed:
            self.transactions.append(transaction)


@jobs.long_job(KIND, label=gettext_lazy("Change of many"))
def carry_out(work: jobs.Work) -> None:
    """Chunk by chunk, in the order of the ids; killed, it goes on where it was."""
    action, question, form = _asked(work.parameters, work.by)
    try:
        _do_all(work, action, question, form)
    except (jobs.Cancelled, Refused):
        _tell(work, action, question)
        raise
    _tell(work, action, question)


def _do_all(work: jobs.Work, action: BulkAction, question: Question, form: ActionForm) -> None:
    in_chunks(work, chosen_ids(question), lambda ids, last: action.verb(ids, by=work.by, last=last, **form.arguments))


def in_chunks(work: jobs.Work, rows: Sequence[int], verb: Callable[[Sequence[int], Last], Outcome]) -> None:
    """Have the verb done to these rows, in the order of their ids; `work` keeps its `Progress` with each chunk.

    Killed, it goes on after the last chunk that was kept.
    """
    progress = Progress.of(work)
    ids = [id for id in rows if id > progress.after]
    total = progress.done + len(ids)
    for chunk in batched(ids, MOST_AT_ONCE):
        come_to = deepcopy(progress)

        def keep(transaction: int, outcome: Outcome, chunk: Sequence[int] = chunk, to: Progress = come_to) -> None:
            to.add(chunk, transaction, outcome)
            work.advance(vars(to), done=to.done, total=total)

        verb(chunk, keep)
        progress = come_to


def _asked(parameters: Mapping[str, Any], by: Actor) -> tuple[BulkAction, Question, ActionForm]:
    """What the job was started with, read again with the rights held now."""
    overview = OVERVIEWS[parameters["overview"]]
    action = overview.actions[parameters["action"]]
    given = QueryDict(mutable=True)
    for name, values in parameters["given"].items():
        given.setlist(name, values)
    form = action.form(given, actor=by)
    if not form.is_valid():
        raise Refused("no_longer_possible", _("What was chosen is no longer possible: %(why)s") % {"why": _why(form)})
    return action, Question.read(overview, by, parameters["asked"]), form


def _why(form: ActionForm) -> str:
    return " ".join(str(message) for messages in form.errors.values() for message in messages)


def _tell(work: jobs.Work, action: BulkAction, question: Question) -> None:
    """What came of it, and a file with who was refused and why."""
    progress = Progress.of(work)
    if progress.reported:
        with work.write(_("not-done.csv"), media_type="text/csv") as file:
            file.write(table([[_("Name"), _("Why not")], *([label, why] for _id, label, why in progress.reported)]))
    counts = {"changed": progress.changed, "unchanged": progress.unchanged, "refused": progress.refused}
    work.finish(ACTED, {"overview": question.overview.name, "action": action.name, **counts})
