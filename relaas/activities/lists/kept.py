"""How many activities there are of each sort, kept by the database, and which questions of the lists that answers."""

from dataclasses import replace
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from relaas.activities.about import readable_rights
from relaas.activities.models import Activity
from relaas.activities.models.activity_sum import ActivitySum
from relaas.activities.models.sort_keys import ChannelPlace, Urgency
from relaas.overviews.kept_sums import KeptSums
from relaas.overviews.question import Question
from relaas.parties.sums.joining import keep_sums
from relaas.parties.sums.reading import Answers
from relaas.parties.sums.summing import Summing

ACTIVITY_SUMS = keep_sums(
    "activities.sums_of_lists",
    Summing(
        "activity_sums",
        Activity,
        ActivitySum,
        {
            "kind": "c.kind",
            "channel": "c.channel",
            "done": "(c.done_at IS NOT NULL)",
            "performer_id": "coalesce(c.performer_id, 0)",
            "category_id": "coalesce(c.category_id, 0)",
            "priority": "c.priority",
            "about_right": "c.about_right",
        },
        reads=("kind", "channel", "done_at", "performer_id", "category_id", "priority", "about_right"),
        values=(),
        differs=_("Activities of kind %(kind)s (%(channel)s): another number is kept than there are"),
        parties=("relation_id", "person_id"),
    ),
)


def _which(question: Question) -> Q:
    """Those of the list: of its kind, open or past, and about what the viewer may read (U2)."""
    walks: dict[str, Any] = dict(question.overview.walks.children)  # type: ignore[arg-type]  # columns with values
    found, readable = Q(kind=walks["kind"], done=not walks["done_at__isnull"]), readable_rights(question.actor)
    return found if readable is None else found & Q(about_right__in=readable)


_ANSWERS = Answers(
    ACTIVITY_SUMS,
    {"performer": "performer_id", "category": "category_id", "priority": "priority", "channel": "channel"},
    {
        "performer_key": F("performer_id"),
        "category_key": F("category_id"),
        "urgency_key": Urgency(),
        "channel_key": ChannelPlace(),
    },
    which=_which,
)


def kept_sums(question: Question) -> KeptSums | None:
    """The kept numbers of just the rows that match, where there are such; what one must do oneself is one of them."""
    whose = question.filters.get("whose", ())
    if whose == ("mine",) and "performer" not in question.filters:
        others = {name: values for name, values in question.filters.items() if name != "whose"}
        question = replace(question, filters={**others, "performer": (str(question.actor.user_id or 0),)})
    return _ANSWERS(question)
