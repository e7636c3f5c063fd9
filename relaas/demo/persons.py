"""The invented persons: where they work, worked or will work, and what they are to us."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from relaas.demo import pictures
from relaas.demo.almanac import WORKING_MINUTES, Almanac
from relaas.demo.cast import Cast
from relaas.demo.companies import responsible
from relaas.demo.invented import Company, Somebody
from relaas.parties.editing import link_user
from relaas.parties.employments import employ, end_employment, make_primary_person
from relaas.parties.images import set_image
from relaas.parties.models import Employment
from relaas.parties.personal_details import change_personal_details
from relaas.parties.private_data import add_family_member, change_private_data
from relaas.parties.registration import register_person

IDENTITY = ("salutation", "title", "initials", "first_name", "nickname", "prefix", "last_name")
WITH_A_PORTRAIT = 0.08
# What is kept behind rights of their own (P5, P14): of two private persons, and of one of our own employees.
PERSONAL: dict[str, dict[str, Any]] = {
    "Wassenaar-'t Hooft": {"birth_date": "1951-09-03", "gender": "f"},
    "Oei": {"birth_date": "1988-02-29"},
}
PRIVATE: dict[str, dict[str, str]] = {
    "sanne": {
        "document_type": "identity_card", "document_number": "SPECI2014", "document_valid_until": "2027-03-09",
        "private_phone": "+31680002711",
    },
}  # fmt: skip
FAMILY: dict[str, list[dict[str, str]]] = {"sanne": [{"name": "Thijs IJsselmuiden", "relation": "partner"}]}


def plan(
    persons: list[Somebody], companies: list[Company], days: Mapping[str, int], almanac: Almanac, cast: Cast
) -> None:
    """Enter every person, soon after the company, and tell what happened to some. `days`: as `companies.plan` gives."""
    rng = Random("persons")  # noqa: S311 - the same each time is what is wanted
    known = {company.key: company for company in companies}
    for number, somebody in enumerate(persons):
        Part(f"person {number}", somebody, known.get(somebody.company), almanac, cast).plan(days, rng)


class Part:
    """What one person plays."""

    def __init__(self, key: str, somebody: Somebody, company: Company | None, almanac: Almanac, cast: Cast) -> None:
        self.key, self.somebody, self.company, self.almanac, self.cast = key, somebody, company, almanac, cast
        self.by = cast.actors[responsible(company) if company else "sanne"]

    def plan(self, days: Mapping[str, int], rng: Random) -> None:
        """Add this person's steps to the almanac."""
        somebody = self.somebody
        entered = days.get(somebody.company, rng.randrange(100, 600))
        day = (
            4
            if somebody.starts_in_days
            else entered
            if somebody.is_primary
            else max(2, int(entered * rng.uniform(0.3, 1)))
        )
        ended = min(int(somebody.ended_days_ago or 0), day - 2)
        day = max(day, ended + 2)
        years = rng.randrange(0, 18)
        self.almanac.add(day, 90 + rng.random() * 60, partial(self._enter, day, years))
        for key, function in somebody.further_employers:
            self.almanac.add(int(day * 0.4), rng.random() * WORKING_MINUTES, partial(self._work_at, key, function))
        if somebody.user:
            self.almanac.add(day, WORKING_MINUTES, self._link)
        if rng.random() < WITH_A_PORTRAIT:
            self.almanac.add(int(day * 0.8), rng.random() * WORKING_MINUTES, self._show)
        if ended:
            self.almanac.add(ended, WORKING_MINUTES, partial(self._leave, ended))

    def _enter(self, day: int, years: int) -> None:
        somebody, company = self.somebody, self.company
        facts: dict[str, Any] = {
            **{column: getattr(somebody, column) for column in IDENTITY},
            "status": self.cast.status("Actief"),
            "only_for_account_manager": bool(somebody.only_for_account_manager),
            **somebody.role_columns,
        }
        if company is None:
            self._enter_by_itself(facts)
            return
        self.cast.parties[self.key] = person = register_person(
            facts=facts,
            organization=self.cast.parties[company.key],
            employment=self._employment(company, day, years),
            by=self.by,
        )
        if somebody.is_primary:
            employment = Employment.objects.get(person=person)
            if not employment.is_primary:
                make_primary_person(employment, by=self.by)

    def _employment(self, company: Company, day: int, years: int) -> dict[str, Any]:
        somebody = self.somebody
        begun = self.almanac.day(day) - timedelta(days=365 * years) if years else None
        coming = self.almanac.day(0) + timedelta(days=int(somebody.starts_in_days)) if somebody.starts_in_days else None
        extension = f"{company.telephone[:-2]}{len(somebody.mailbox) + 10}"
        return {
            "function": somebody.function,
            "department": somebody.department,
            "work_phone": extension if somebody.department else "",
            "mobile": somebody.mobile,
            "work_email": f"{somebody.mailbox}@{company.domain}",
            "from_day": coming or begun,
        }

    def _enter_by_itself(self, facts: dict[str, Any]) -> None:
        """A private person with whom we do business."""
        somebody = self.somebody
        types = {"for_post": True, "for_invoice": True, "for_visit": True}
        place = {column: getattr(somebody, column) for column in ("street", "house_number", "postcode", "city")}
        mail = f"{somebody.mailbox}@huispost.example"
        self.cast.parties[self.key] = register_person(
            facts={**facts, "is_relation": True},
            addresses=[{**types, **place}],
            channels=[{"type": "mobile", "value": somebody.mobile}, {"type": "email", "value": mail}],
            account_manager=self.cast.users["sanne"],
            by=self.by,
        )
        details = PERSONAL.get(somebody.last_name)
        if details:
            change_personal_details(self._person, facts={**details, **place}, by=self.cast.actors["ilse"])

    def _work_at(self, key: str, function: str) -> None:
        employ(self._person, self.cast.parties[key], facts={"function": function}, by=self.cast.actors["ruud"])

    def _link(self) -> None:
        user, by = self.somebody.user, self.cast.actors["ilse"]
        link_user(self._person, user=self.cast.users[user], by=by)
        if user in PRIVATE:
            change_private_data(self._person, facts=PRIVATE[user], by=by)
        for member in FAMILY.get(user, ()):
            add_family_member(self._person, facts=member, by=by)

    def _show(self) -> None:
        set_image(self._person, uploaded=pictures.portrait(self._person.name), by=self.by)

    def _leave(self, days_ago: int) -> None:
        employment = Employment.objects.get(person=self._person, organization=self.cast.parties[self.somebody.company])
        end_employment(employment, last_day=self.almanac.day(days_ago), by=self.by)

    @property
    def _person(self) -> Any:
        return self.cast.parties[self.key]
