"""Long jobs: work that `relaas worker` does after the answer, with progress, a way to stop it, and a result.

A room declares a kind where its `apps.py` imports it, and a view (or a verb) starts one:

    @long_job("imports.run", label=_("Import"))
    def run(work: Work) -> None:
        for chunk in chunks_after(work.position):              # None at the first start
            import_rows(chunk, work=work, by=work.by)          # a verb; calls work.advance(...) last
        with work.write("report.csv", media_type="text/csv") as file:
            file.write(...)
        work.finish(IMPORTED, {"created": 12})

    IMPORTED = result("imports.imported", _("%(created)s relations were added."))

    job = jobs.start("imports.run", {"file": 12}, by=request.actor, title="Import van klanten.csv", once=token)
    return SeeOther(reverse("desk:job", args=[job.pk]))

**Exactly once.** A worker may be killed at any moment; the job is then taken up again with the `position` that was
kept last. So `work.advance(position, done=, total=)` is called inside the transaction of a chunk's verb, as the last
thing in it: position and rows commit together or not at all. It raises `Cancelled` when somebody asked to stop, and
`Interrupted` when the worker stops or was given up: let both pass, and the chunk is rolled back whole. `position` is
any small JSON; what lies before it must not be done again, what comes after must. The end may be killed too: a run
that finds all done just writes its report again (a file of the same name takes the place of the former) and finishes.

**Without changes** (an export): `work.report(done=, total=)` as often as you like, outside a transaction or in one.
It writes nothing itself: a thread beside the job writes at most twice a second, and it raises what `advance` raises.
Such a job has no position and is done again from the start.

**Stopped halfway.** To leave a result of what was done until then: `except Cancelled: work.finish(...); raise`.

**How it ends.** `run` returns: done. `Refused`: refused, its sentences shown, in the owner's language. `Cancelled`:
stopped. Anything else: failed, plainly told, with the traceback in the log alone. All texts made while it runs are in
the owner's language. `work.by` is the owner with the rights held now, looked up again after each chunk; when the owner
may no longer sign in the job is refused. Jobs are kept 30 days with their files.

Jobs of one owner are done one after another, of several owners side by side. Two with the same kind, owner and `once`
are one job: put a form's token there against a double click. `start` may be called inside a transaction, then the job
commits with it. In tests and commands `jobs.do_here(job)` does it at once. A job's row is no `Record`: it has no verbs
and no story.
"""

from relaas.kernel.jobs.carrying_out import do_here
from relaas.kernel.jobs.kinds import KINDS, RESULTS, LongJob, long_job, result
from relaas.kernel.jobs.owners import Owner, find_owners_with
from relaas.kernel.jobs.starting import cancel, start
from relaas.kernel.jobs.work import Cancelled, Interrupted, Work
from relaas.kernel.models import Job

__all__ = [
    "KINDS",
    "RESULTS",
    "Cancelled",
    "Interrupted",
    "Job",
    "LongJob",
    "Owner",
    "Work",
    "cancel",
    "do_here",
    "find_owners_with",
    "long_job",
    "result",
    "start",
]
