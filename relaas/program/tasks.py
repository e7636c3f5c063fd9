"""Jobs that a page handed over (Django's tasks): done by the worker, one after another."""

import logging
import os
import socket

from django.conf import settings
from django.tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)


def worker_id() -> str:
    """The same each time for this machine and home, because a lock lets only one worker run there."""
    return f"{socket.gethostname()[:40]}-{os.stat(settings.HOME).st_ino}"  # noqa: PTH116 - a number that says which folder


def give_up_interrupted() -> int:
    """Mark the jobs that this worker was doing when it was killed as failed, and give their number.

    Nobody knows how far they came (a mail may have left), so none is done again by itself.
    """
    ours = [task for task in DBTaskResult.objects.running() if worker_id() in task.worker_ids]
    for task in ours:
        logger.error("job %s was interrupted and is not done again", task.task_path)
        DBTaskResult.objects.filter(pk=task.pk).update(status=TaskResultStatus.FAILED)
    return len(ours)


def do_waiting() -> None:
    """Do all that waits now."""
    if DBTaskResult.objects.ready().exists():
        Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id(),
        ).run()
