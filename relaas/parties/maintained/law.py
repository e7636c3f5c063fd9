"""What the law says of maintained lists (K6)."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.subjects import Subject
from relaas.parties.maintained.subjects import LISTS, uses_of


@rule("in_use", Act.DELETE)
def _in_use(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """K6: what is in use is closed from a day on, not deleted."""
    for kind in sorted({subject.kind for subject in touched} & set(LISTS.names())):
        uses = uses_of(LISTS[kind], [subject.id for subject in touched if subject.kind == kind])
        names = subjects.labels(Subject(kind, id) for id in uses)
        for subject, name in names.items():
            message = _("%(name)s is used %(count)d times; close it from a day on instead.")
            yield Ruling(
                "in_use",
                message % {"name": name, "count": uses[subject.id]},
                lifted_at=subjects.url(subject),
                subject=subject,
            )
