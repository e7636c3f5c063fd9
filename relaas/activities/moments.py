"""What happens to activities that higher rooms may want to know."""

from dataclasses import dataclass

from relaas.activities.models import Activity


@dataclass(frozen=True)
class ActivityMade:
    """An activity was made, by whomever."""

    activity: Activity


@dataclass(frozen=True)
class ActivityDone:
    """An action was finished, or a note closed."""

    activity: Activity
