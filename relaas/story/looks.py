"""Who looked at which private record when (P5, U4): the only thing that is written when a page is opened.

A look is written before anything is shown, by itself and at once, so that nothing is seen unlogged and SQLite's lock
is held for a moment. No verb changes or removes one.
"""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.folding import fold
from relaas.kernel.registries import Registry
from relaas.kernel.rights import declare_right
from relaas.kernel.subjects import Subject, with_former
from relaas.story.models import PrivateLook

READ_LOOKS = declare_right(
    "story.read_looks", _("See who looked at private data, and whose it was"), group=_("Private data")
)
WHATS: Registry[str | Promise] = Registry("kind of look")
_LAST_MICROSECOND = 10**16


def declare_look(what: str, label: str | Promise) -> str:
    """Make a kind of look known (what was shown, and how) and give its key back."""
    WHATS.add(what, label)
    return what


def label_of(what: str) -> str:
    """What was looked at, in the reader's language."""
    return str(WHATS[what]) if what in WHATS else what


def log_look(subject: Subject, name: str, what: str, *, by: Actor) -> None:
    """Write down that somebody looks at this now. `name` is what the subject is called, for it may go."""
    if what not in WHATS:
        raise RuntimeError(f"{what} is no declared kind of look")
    now = clock.now()
    PrivateLook.objects.create(
        at=now,
        newest=f"{_LAST_MICROSECOND - int(now.timestamp() * 1_000_000):016d}",
        actor_id=by.user_id,
        actor_name=by.name,
        subject_kind=subject.kind,
        subject_id=subject.id,
        subject_name=name,
        sort_name=fold(name)[:200].rstrip(),
        what=what,
    )


def looks_at(subject: Subject, viewer: Actor, *, most: int = 10) -> Sequence[PrivateLook]:
    """The last looks at this or at what was merged into it, newest first; nothing for who may not read the log."""
    if not viewer.may(READ_LOOKS):
        return []
    ids = [each.id for each in with_former(subject)]
    seen = PrivateLook.objects.visible_to(viewer).filter(subject_kind=subject.kind, subject_id__in=ids)
    return list(seen.order_by("newest", "id")[:most])
