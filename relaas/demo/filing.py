"""What lies in the files of the demonstration's relations, contracts and contact moments (T14, A3, K8)."""

from collections.abc import Mapping
from functools import partial
from random import Random

from django.core.files.base import ContentFile

from relaas.contracts.files.digital_copy import FOLDER as DIGITAL_COPY
from relaas.contracts.models import SIGNED, Contract
from relaas.contracts.papers import kinds_of, language_of
from relaas.contracts.papers.keeping import keep_paper
from relaas.demo.agreeing import Agreeing
from relaas.demo.agreements import Course
from relaas.demo.almanac import WORKING_MINUTES, Almanac
from relaas.demo.cast import Cast
from relaas.demo.companies import responsible
from relaas.demo.invented import Company
from relaas.demo.papers import Paper, content, papers
from relaas.files.adding import ReceivedFile, add_files
from relaas.files.folders import show_in_portal
from relaas.files.models import Item
from relaas.files.versions import sniffed
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.receiving import receive
from relaas.kernel.subjects import Subject, subject_of

FILED = 24
TRIED, KEPT = 16, 5  # contracts that may be signed by now, and those of which the paper is kept as well
ATTACHED = 0.06  # of all that is said
SIGNED_COPY = Paper(DIGITAL_COPY, "Getekende opdracht.pdf", "scan", "Opdracht", "", frozenset())
BROUGHT = (
    Paper("", "Foto van de storing.jpg", "photo", "Storing", "", frozenset()),
    Paper("", "Aanvraag.pdf", "letter", "Aanvraag", "Graag een offerte.|Oplevering in het voorjaar.", frozenset()),
    Paper("", "Schermafdruk 14.12.35.png", "plan", "Bestelscherm", "", frozenset()),
    Paper("", "Verslag.txt", "text", "Verslag", "Akkoord op hoofdlijnen.|Prijs volgt deze week.", frozenset()),
    Paper("", "Opname.csv", "table", "Opname", "Ruimte,Aantal|Begane grond,6|Verdieping,4", frozenset()),
)  # fmt: skip


def brought_along(whose: str, seed: float) -> list[ReceivedFile]:
    """What somebody brings to a conversation, now and then; received before it is written down."""
    rng = Random(f"files {seed}")  # noqa: S311 - the same each time is what is wanted
    if rng.random() >= ATTACHED:
        return []
    return [_received(paper, whose, 1) for paper in rng.sample(BROUGHT, 2 if rng.random() < 0.2 else 1)]


def plan(
    companies: list[Company],
    days: Mapping[str, int],
    courses: list[Course],
    agreeing: Agreeing,
    almanac: Almanac,
    cast: Cast,
) -> None:
    """Fill the folders of some relations, with a next version here and there; sign and keep a few contracts."""
    rng = Random("files")  # noqa: S311 - the same each time is what is wanted
    living = [each for each in companies if each.roles and not each.has("archived") and days[each.key] > 60]
    famous = [each for each in living if each.has("image")]
    others = [each for each in living if each not in famous]
    for company in [*famous, *rng.sample(others, max(0, FILED - len(famous)))]:
        _fill(company, days[company.key], rng, almanac, cast)
    for place, course in enumerate(rng.sample(courses, min(len(courses), TRIED))):
        step = partial(_put_signed_copy, course, agreeing, place < KEPT)
        almanac.add(2, 60 + rng.random() * (WORKING_MINUTES - 60), step)


def _fill(company: Company, day: int, rng: Random, almanac: Almanac, cast: Cast) -> None:
    fitting = [paper for paper in papers() if paper.roles & set(company.roles.split())]
    for paper in rng.sample(fitting, min(len(fitting), rng.randint(2, 5))):
        put = max(2, int(day * rng.uniform(0.05, 0.95)))
        versions = 2 if paper.made_as in ("prices", "letter") and rng.random() < 0.4 else 1
        for version in range(1, versions + 1):
            ago = put // version
            almanac.add(ago, 30 + rng.random() * (WORKING_MINUTES - 30), partial(_put, company, paper, version, cast))


def _put(company: Company, paper: Paper, version: int, cast: Cast) -> None:
    party = cast.parties[company.key]
    added = _add(subject_of(party), paper, company.name, version, cast.actors[responsible(company)])
    if paper.folder == "Certificaten" and added:
        show_in_portal(added, shown=True, by=cast.actors["ruud"])


def _put_signed_copy(course: Course, agreeing: Agreeing, keeps: bool) -> None:
    """Of what is signed by now: the copy that came back, and for some what was sent as well."""
    made = agreeing.made.get(course.place)
    signed = Contract.objects.filter(pk=made.pk if made else 0, status__in=SIGNED)
    contract = signed.select_related("relation").first()
    if contract is None:
        return
    by = agreeing.cast.actors["ruud"]
    _add(subject_of(contract), SIGNED_COPY, contract.relation.name, 1, by)
    if keeps:
        keep_paper(contract, kind=kinds_of(contract)[0], language=language_of(contract), by=by)


def _add(holder: Subject, paper: Paper, whose: str, version: int, by: Actor) -> list[Item]:
    return add_files([_received(paper, whose, version)], holder=holder, by=by).made


def _received(paper: Paper, whose: str, version: int) -> ReceivedFile:
    made = content(paper, whose, clock.today(), version=version)
    return ReceivedFile(paper.name, sniffed(receive(ContentFile(made)), paper.name), paper.path)
