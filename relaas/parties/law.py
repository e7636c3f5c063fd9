"""What the law of this room says (C11)."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.subjects import Subject
from relaas.parties.models import Party
from relaas.web import formats


@rule("archived", Act.CHANGE, Act.ORDER, Act.SEND)
def _archived(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """P10: what is archived stays as it is until it is taken back."""
    ids = [subject.id for subject in touched if subject.kind == "party"]
    for party in Party.objects.archived().filter(pk__in=ids) if ids else ():
        message = _("%(name)s was archived by %(who)s on %(day)s. Take it back from the archive to go on.")
        values = {"name": party.name, "who": party.archived_by_name, "day": formats.day(party.archived_at)}
        yield Ruling(
            "archived",
            message % values,
            set_by=party.archived_by_name,
            since=party.archived_at,
            lifted_at=subjects.url(subjects.subject_of(party)),
            subject=subjects.subject_of(party),
        )
