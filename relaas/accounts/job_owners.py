"""Who the owners of long jobs are, and what they may do now."""

from relaas.accounts.models import User
from relaas.kernel import jobs


@jobs.find_owners_with
def owner(user_id: int) -> jobs.Owner | None:
    """This user with the rights held now; None for one who has been deactivated."""
    user = User.objects.active().select_related("role").filter(pk=user_id).first()
    return jobs.Owner(user.actor, user.language) if user else None
