"""Forgetting jobs that ended long ago."""

from django.db import transaction

from relaas.kernel import clock, passing
from relaas.kernel.models import Job, PassingFile


def sweep() -> int:
    """Remove jobs that ended thirty days ago, with their files, and give their number."""
    old = Job.objects.filter(finished_at__lt=clock.now() - passing.KEPT)
    with transaction.atomic():
        passing.drop(PassingFile.objects.filter(job__in=old))
        return old.delete()[1].get("kernel.Job", 0)
