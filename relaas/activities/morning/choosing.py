"""Whether somebody wants the morning mail. Off until the user asks for it."""

from relaas.activities.models import MorningMail


def wants(user_id: int | None) -> bool:
    """Whether this user gets it."""
    return MorningMail.objects.filter(user=user_id, is_wanted=True).exists()


def choose(user_id: int, *, wanted: bool, origin: str) -> None:
    """Send it from the next working day on, or no longer. `origin` is the address of this Relaas, for its links."""
    given = {"is_wanted": wanted, "origin": origin.rstrip("/")}
    MorningMail.objects.update_or_create(user_id=user_id, defaults=given)
