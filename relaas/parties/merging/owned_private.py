"""What is kept of a person behind rights of its own goes over with those rights (P5, P14); the plan shows no secret."""

from django.utils.translation import gettext_lazy as _

from relaas.parties.facts import PERSONAL_FACTS, PRIVATE_FACTS
from relaas.parties.merging.once_only import Part, own_once
from relaas.parties.merging.owning import Owned, own, stay
from relaas.parties.models import FamilyMember, Gender, PersonalDetails, PrivateData
from relaas.parties.rights import CHANGE_PERSONAL, CHANGE_PRIVATE, READ_PRIVATE
from relaas.story.models import PrivateLook
from relaas.web.formats import day

_HOME = ("street", "house_number", "addition", "postcode", "city", "country")


def _secret(column: str) -> Part:
    return Part((column,), PRIVATE_FACTS[column].label, lambda row: str(getattr(row, column)))


def _parts_of_details() -> tuple[Part, ...]:
    return (
        Part(("birth_date",), PERSONAL_FACTS["birth_date"].label, lambda row: day(row.birth_date)),
        Part(("gender",), PERSONAL_FACTS["gender"].label, lambda row: str(Gender(row.gender).label)),
        Part(_HOME, _("Home address"), lambda row: ", ".join(row.home_lines)),
    )


own_once(
    PrivateData,
    "party_id",
    _("Private data"),
    parts=lambda: [_secret(column) for column in PRIVATE_FACTS],
    right=CHANGE_PRIVATE,
    order=60,
)
own_once(PersonalDetails, "party_id", _("Personal details"), parts=_parts_of_details, right=CHANGE_PERSONAL, order=61)
own(Owned(PrivateLook, "subject_id", move=stay))
own(Owned(FamilyMember, "party_id", _("Family members"), right=READ_PRIVATE, order=62))
