"""What is forgotten: what was never started, and what rows said, when the files of an import are gone too."""

from datetime import time

from relaas.imports.models import Import, ImportedSet
from relaas.kernel import clock, passing
from relaas.kernel.schedule import daily


@daily("imports.sweep", at=time(3, 14))
def sweep() -> None:
    """After thirty days. That an import was, its counts and its transactions stay: it can still be undone."""
    old = clock.now() - passing.KEPT
    Import.objects.filter(started=False, created_at__lt=old).delete()
    ImportedSet.objects.filter(of__created_at__lt=old).exclude(report={}).update(report={})
