"""What a form knows of who may be there already (P11)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relaas.parties.duplicates import typed
from relaas.parties.duplicates.finding import Match
from relaas.parties.models import Kind

# At which field a piece of evidence is shown; what is not here stands at the name.
FIELDS: Mapping[str, str] = {
    "kvk": "kvk", "vat_number": "vat_number", "fiscal": "vat_number", "oin": "oin", "email": "email", "domain": "email",
    "phone": "phone", "place": "addresses.0.postcode",
}  # fmt: skip
NAMES = {Kind.ORGANIZATION: "name", Kind.PERSON: "last_name"}


@dataclass(frozen=True)
class Likely:
    """Who may be the same as what is typed. `asks`: saving waits until somebody says that it is another one."""

    kind: Kind
    matches: Sequence[Match] = ()
    without: int | None = None
    employer: int | None = None
    asks: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields at which somebody may be shown."""
        asked = typed.ASKED[self.kind]
        return (NAMES[self.kind], *dict.fromkeys(field for field in FIELDS.values() if field in asked))

    @property
    def asked(self) -> str:
        """The names of what is sent while somebody types."""
        return ",".join(("csrfmiddlewaretoken", *typed.ASKED[self.kind]))

    @property
    def answer(self) -> str:
        return ",".join(str(match.party.pk) for match in self.matches)

    def at(self, field: str) -> list[Match]:
        """Who is shown at this field: by the weightiest evidence that has a field of its own in this form."""
        return [match for match in self.matches if self._field_of(match) == field]

    def _field_of(self, match: Match) -> str:
        evidence = (FIELDS.get(reason.name, "") for reason in match.likeness.reasons if reason.points > 0)
        asked = typed.ASKED[self.kind]
        return next((field for field in evidence if field in asked), NAMES[self.kind])
