"""What is said, planned, done and noted in two years with the relations of the demonstration."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cached_property, partial
from random import Random
from typing import Any

from relaas.activities.finishing import finish
from relaas.activities.models import Activity, Category, Priority, RepeatInterval
from relaas.activities.writing import plan_action, write_contact_moment, write_note
from relaas.contracts.models import Contract, Direction
from relaas.demo.agreeing import Agreeing
from relaas.demo.agreements import Course
from relaas.demo.almanac import FIRST_DAY, WORKING_MINUTES, Almanac
from relaas.demo.cast import Cast
from relaas.demo.companies import responsible
from relaas.demo.conversations import (
    AFTERWARDS,
    AGENDA,
    OFFICE,
    PRICE_NOTES,
    RESULTS,
    TIDY,
    Remembered,
    Repertoire,
    Talk,
    notes,
)
from relaas.demo.filing import brought_along
from relaas.demo.invented import Company
from relaas.kernel import clock
from relaas.kernel.subjects import subject_of
from relaas.parties.editing import change_organization
from relaas.parties.models import Employment, Party

FRESH = 12  # days
TIDIED = 13  # days between the times that what was left lying is done after all
REACHED = {"quoted": "quoted_on", "signed": "signed_on", "executed": "executed_on", "lost": "lost_on"}
SHARES = {"asked": 0.5, "quoted": 0.42, "signed": 0.32, "lost": 0.5, "executed": 0.4}
STEPS = {"quote": "quoted", "sign": "signed", "lose": "lost", "execute": "executed"}
CATEGORIES = (
    ("klacht", "Klacht"), ("klaagt", "Klacht"), ("factuur", "Betaling"), ("betaal", "Betaling"), ("offerte", "Offerte"),
    ("lever", "Levering"), ("bestel", "Levering"), ("contract", "Administratie"),
)  # fmt: skip
# Whose work it is, by a word of the title; else it is for who was spoken to.
COLLEAGUES = (
    ("factuur", "fatima"), ("betaald", "fatima"), ("termijn ", "fatima"), ("inkoopnummer", "fatima"),
    ("herinnering", "fatima"), ("creditnota", "fatima"), ("planning", "ruud"), ("voorwaarden", "ruud"),
)  # fmt: skip


class Conversing:
    """Talks with relations; keeps what is open, to be done later."""

    def __init__(self, cast: Cast, agreeing: Agreeing, almanac: Almanac) -> None:
        self.cast, self.agreeing, self.almanac = cast, agreeing, almanac
        self.rng = Random("conversations")  # noqa: S311 - the same each time is what is wanted
        self.repertoire = Repertoire(self.rng)
        self.planned: dict[int, Activity] = {}
        self._places = 0

    def plan(self, company: Company, job: str, moment: str, day: int, place: int | None = None) -> None:
        """Let something be said then, and what must be done because of it be done some days later."""
        talk = self.repertoire.talk(job, moment, company.key)
        if talk is None or day < 0:
            return
        minute, key = 120 + self.rng.random() * (WORKING_MINUTES - 120), self._next_place()
        wait = self.rng.randrange(1, 12)
        step = partial(self.speak, company, talk, key, wait, place, self.rng.random())
        self.almanac.add(day, minute, step)
        if talk.next and not (day < 30 and self.rng.random() < 0.12):
            done = day - max(1, wait + self.rng.randrange(-4, 3))
            if done >= 0:
                later = partial(self.do, key, self.rng.random())
                self.almanac.add(done, 30 + self.rng.random() * (WORKING_MINUTES - 30), later)

    def speak(self, company: Company, talk: Talk, key: int, wait: int, place: int | None, seed: float) -> None:
        """A contact moment about the contract at this place, if it came so far; and the action that follows on it."""
        rng, contract = Random(seed), self.agreeing.made.get(place) if place is not None else None  # noqa: S311 - as above
        reached = REACHED.get(talk.moment)
        if place is not None and (contract is None or not self._came_so_far(contract, reached)):
            return
        relation, by = self.cast.parties[company.key], self.cast.actors[responsible(company)]
        whom = self.contacts(relation, rng)
        text = self.repertoire.text(talk, whom[0].nickname or whom[0].first_name if whom else "De receptie")
        facts: dict[str, Any] = {"text": text, "channel": talk.channel, "category": self.category(talk.text, talk)}
        facts |= {"about": subject_of(contract)} if contract else {"relation": relation}
        files = brought_along(company.name, seed)
        said = write_contact_moment(facts=facts, participants=whom, attached=files, by=by)
        if talk.next:
            self.planned[key] = self._follow_up(company, talk, said, wait, contract, rng)

    def _follow_up(
        self, company: Company, talk: Talk, said: Activity, wait: int, contract: Contract | None, rng: Random
    ) -> Activity:
        who = next((user for word, user in COLLEAGUES if word in talk.next.lower()), responsible(company))
        if contract and not self.cast.actors[who].may(Direction(contract.direction).read_right):
            who = responsible(company)
        due = clock.today() + timedelta(days=wait)
        due += timedelta(days=max(0, 7 - due.weekday()) % 7 if due.weekday() > 4 else 0)
        facts: dict[str, Any] = {
            "title": talk.next, "performer": self.cast.users[who], "due": due,
            "category": self.category(talk.next, talk),
        }  # fmt: skip
        if rng.random() < 0.12:
            facts |= {"priority": Priority.HIGH, "remind_on": max(clock.today(), due - timedelta(days=2))}
        return plan_action(facts=facts, follows=said, by=self.cast.actors[responsible(company)])

    def do(self, key: int, seed: float) -> None:
        """What was planned is done by who would; now and then something else follows."""
        rng, activity = Random(seed), self.planned.pop(key, None)  # noqa: S311 - as above
        if activity is None or activity.performer is None or not _is_open(activity):
            return
        then = None
        if rng.random() < 0.12:
            days = rng.randrange(3, 15)
            then = {"title": rng.choice(AFTERWARDS), "due": clock.today() + timedelta(days=days)}
        finish(activity, result=rng.choice(RESULTS), then=then, by=activity.performer.actor)
        followed = Activity.objects.filter(follows=activity).first() if then else None
        if followed and followed.due and self.almanac.days_ago(followed.due) > 3:
            finish(followed, by=activity.performer.actor)

    def note(self, company: Company, remembered: Remembered, key: int) -> None:
        """Something that colleagues should know."""
        facts = {"title": remembered.title, "text": remembered.text, "relation": self.cast.parties[company.key]}
        facts["category"] = self._categories.get(remembered.category)
        self.planned[key] = write_note(facts=facts, by=self.cast.actors[responsible(company)])

    def close(self, company: Company, key: int) -> None:
        """It is no longer of use."""
        note = self.planned.pop(key, None)
        if note:
            finish(note, by=self.cast.actors[responsible(company)])

    def contacts(self, relation: Party, rng: Random) -> list[Party]:
        """One of who works there, now and then two; not those that are kept for their account manager."""
        works = Employment.objects.filter(organization=relation, until_day=None, person__only_for_account_manager=False)
        persons = [each.person for each in works.select_related("person").order_by("position", "id")]
        return rng.sample(persons, min(len(persons), 2 if rng.random() < 0.1 else 1))

    def category(self, text: str, talk: Talk) -> Category | None:
        """By what it is about, else by how it was said."""
        name = next((category for word, category in CATEGORIES if word in text.lower()), "")
        return self._categories.get(name or {"visit": "Bezoek", "phone": "Bellen"}.get(talk.channel, ""))

    @cached_property
    def _categories(self) -> dict[str, Category]:
        return {each.name: each for each in Category.objects.all()}

    def _next_place(self) -> int:
        self._places += 1
        return self._places

    def plan_notes(self, company: Company, day: int, count: int, remembered: Iterable[Remembered]) -> None:
        """Some things are noted; of some it shows later that they are past."""
        for _note, what in zip(range(count), remembered, strict=False):
            key, noted = self._next_place(), int(day * self.rng.uniform(0.05, 0.9))
            self.almanac.add(noted, self.rng.random() * WORKING_MINUTES, partial(self.note, company, what, key))
            if what.closes and noted > 60:
                self.almanac.add(noted // 2, self.rng.random() * WORKING_MINUTES, partial(self.close, company, key))

    def plan_agenda(self, user: str, title: str, days: int, at: str) -> None:
        """Something that stands in somebody's agenda these days, so many days from now."""
        due, by = self.almanac.today + timedelta(days=days), self.cast.actors[user]
        facts = {"title": title, "due": due, "due_time": at, "remind_on": due if at else None}
        self.almanac.add(4, 30 + self.rng.random() * 60, lambda: plan_action(facts=facts, by=by))

    def tidy(self) -> None:
        """What was left lying for a week, also what the system asked for, is done after all."""
        since = clock.today() - timedelta(days=7)
        for each in Activity.objects.actions().open().filter(due__lt=since).select_related("performer__role"):
            if each.performer:
                finish(each, result=TIDY[each.pk % len(TIDY)], by=each.performer.actor)

    def agree_on_prices(self, key: str, text: str) -> None:
        """T9: whoever makes a contract for this relation reads it from then on."""
        party = Party.objects.get(pk=self.cast.parties[key].pk)
        change_organization(party, facts={"price_note": text}, by=self.cast.actors["ruud"])

    def plan_office(self, user: str, title: str, every: int) -> None:
        """What comes back every so many days, done on its day until now."""
        key, by = self._next_place(), self.cast.actors[user]
        begun = every * 6 + self.rng.randrange(every)

        def begin() -> None:
            facts = {"title": title, "due": clock.today(), "repeat_every": every, "repeat_interval": RepeatInterval.DAY}
            self.planned[key] = plan_action(facts=facts, by=by)

        def again() -> None:
            done = self.planned[key]
            finish(done, by=by)
            self.planned[key] = Activity.objects.open().filter(repeats=done).first() or done

        self.almanac.add(begun, 20, begin)
        for day in range(begun, 0, -every):
            self.almanac.add(day, 60 + self.rng.random() * 60, again)

    def _came_so_far(self, contract: Contract, reached: str | None) -> bool:
        if reached is None:
            return True
        now = Contract.objects.filter(pk=contract.pk).values_list(reached, flat=True).first()
        return now is not None


def plan(
    companies: list[Company],
    days: Mapping[str, int],
    courses: list[Course],
    agreeing: Agreeing,
    almanac: Almanac,
    cast: Cast,
) -> None:
    """Talk about what is asked, offered, agreed, lost and done; and with relations in between."""
    conversing = Conversing(cast, agreeing, almanac)
    rng = conversing.rng
    fresh = [course for course in courses if course.day < FRESH]
    others = [course for course in courses if course.day >= FRESH]
    for course in (*fresh, *rng.sample(others, len(others))):  # what is fresh is not left without words
        _talk_about(course, conversing)
    for key, text in PRICE_NOTES:
        almanac.add(int(days[key] * 0.4), 10, partial(conversing.agree_on_prices, key, text))
    known, living = notes(), [each for each in companies if each.roles and not each.has("archived")]
    for company in (each for each in living if each.has("image")):
        conversing.plan(company, "", "general", rng.randrange(1, 6))
    for company in living:
        for _talk in range(int(5 * rng.betavariate(1.2, 2))):
            conversing.plan(company, "", "general", int(days[company.key] * rng.uniform(0.005, 0.97)))
        conversing.plan_notes(company, days[company.key], int(2.2 * rng.random()), rng.sample(known, 3))
    for user, title, every in OFFICE:
        conversing.plan_office(user, title, every)
    for user, title, ahead, at in AGENDA:
        conversing.plan_agenda(user, title, ahead, at)
    for day in range(FIRST_DAY - TIDIED, 5, -TIDIED):
        almanac.add(day, WORKING_MINUTES - 20, conversing.tidy)


def _is_open(activity: Activity) -> bool:
    return Activity.objects.open().filter(pk=activity.pk).exists()


def _talk_about(course: Course, conversing: Conversing) -> None:
    """At each step that the contract takes, if somebody has a word to say of it."""
    rng, day = conversing.rng, course.day
    share = 0.5 if day < FRESH else 1
    if rng.random() < SHARES["asked"] * share:
        conversing.plan(course.company, course.job.key, "asked", day, course.place)
    for wait, what in course.steps:
        day -= wait
        moment = STEPS.get(what, "")
        if moment and rng.random() < SHARES[moment] * share:
            conversing.plan(course.company, course.job.key, moment, day - rng.randrange(4), course.place)
