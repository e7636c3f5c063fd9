"""What is said and noted in the demonstration, as it stands in `conversations.csv`, `notes.csv` and `asides.txt`. Pure.

`{voornaam}` is who it was said by; a row of job `*` is for all of them.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
ANY = "*"
MOST = 3  # times that the same is said
MOMENTS = frozenset({"asked", "quoted", "signed", "lost", "executed", "general"})
# What comes back at the office: whose it is, what, and after how many days.
OFFICE = (
    ("ruud", "Weekplanning monteurs nalopen", 7),
    ("fatima", "Openstaande posten doorlopen", 7),
    ("sanne", "Aanvragen zonder vervolg nabellen", 14),
    ("ilse", "Rechten van gebruikers nalopen", 28),
    ("wim", "Voorraad koperbuis en fittingen tellen", 28),
    ("daan", "Onderhoudsrondes voor volgende maand inplannen", 28),
)
# What stands in the agendas these days: whose it is, what, in how many days, and at what time.
AGENDA = (
    ("ilse", "Nieuwe monteurs toegang geven", 0, ""),
    ("ilse", "Briefpapier van Waterkant Advies laten nakijken", 1, ""),
    ("ilse", "Overleg met de leverancier van de telefonie", 2, "10:30"),
    ("ilse", "Oude gebruikers opruimen", -2, ""),
    ("ruud", "Verkoopoverleg", 0, "09:00"),
    ("ruud", "Begroting van volgend jaar met Fatima", 3, "13:30"),
    ("sanne", "Route voor de bezoeken van volgende week maken", 0, ""),
    ("sanne", "Prijslijst warmtepompen bijwerken", 4, ""),
    ("daan", "Beursstand reserveren", 0, ""),
    ("daan", "Presentatie voor de open avond", 6, "16:00"),
    ("noor", "Jaarplan voor eigen relaties", 1, ""),
    ("fatima", "Btw-aangifte voorbereiden", 0, ""),
    ("fatima", "Bankmutaties verwerken", 1, ""),
    ("wim", "Magazijn tellen", 5, "08:30"),
    ("wim", "Prijzen van drie groothandels vergelijken", 0, ""),
)
# T9: what was agreed about prices, and by whom it is read who makes a contract.
PRICE_NOTES = (
    ("bouw", "Uurloon 4 euro onder de lijst tot en met volgend jaar. Materiaal zonder korting."),
    ("bakker", "Storingen in het weekend zonder toeslag, als dank voor het driejarig contract."),
    ("kwekerij", "Vanaf 20 armaturen 7,5 procent korting. Voorrijden per week één keer rekenen."),
    ("wasserij", "Prijzen staan vast tot de volgende verhoging van januari, hoogstens 3 procent."),
    ("krommenhoek", "Koperbuis tegen dagprijs, fittingen 22 procent onder de lijst."),
)
# What colleagues write behind an action that is done.
RESULTS = (
    "Gedaan, akkoord per mail.", "Gebeld, komt in orde.", "Gestuurd.", "Teruggelegd bij de planning, staat in week 12.",
    "Besproken, geen bezwaar.", "", "", "", "Ligt klaar op de server.", "Twee keer gebeld, nu gesproken.",
    "Opgezocht en doorgegeven.", "Klopte al.", "Geregeld met de monteur.", "Staat in de agenda.",
    "Viel mee, was in tien minuten gedaan.", "Kost niets extra.", "Afgehandeld door de receptie.",
)  # fmt: skip
TIDY = (
    "Was al gedaan, vergeten af te vinken.", "Gebeld: er is nog geen besluit.", "Alsnog gedaan.", "Niet meer nodig.",
    "Opnieuw aangeboden.", "Besproken in het verkoopoverleg.",
)  # fmt: skip
AFTERWARDS = (
    "Nog één keer nabellen", "Bevestiging sturen", "Controleren of het gelukt is", "Terugkoppelen aan de planning",
    "In het dossier zetten", "Volgende stap bespreken",
)  # fmt: skip


@dataclass(frozen=True)
class Talk:
    """One thing that may be said about a job at a moment; `next` is what must be done because of it, or nothing."""

    job: str
    moment: str
    channel: str
    text: str
    next: str


@dataclass(frozen=True)
class Remembered:
    """One thing that may be noted of a relation; `closes` when it is no longer of use after a while."""

    category: str
    title: str
    text: str
    closes: bool


def talks() -> list[Talk]:
    """All that may be said."""
    with (HERE / "conversations.csv").open(encoding="utf-8", newline="") as file:
        return [Talk(**row) for row in csv.DictReader(file, delimiter=";")]


def notes() -> list[Remembered]:
    """All that may be noted."""
    with (HERE / "notes.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return [Remembered(row["category"], row["title"], row["text"], bool(row["closes"])) for row in rows]


def asides() -> list[str]:
    """What is added to some of what is said."""
    return (HERE / "asides.txt").read_text(encoding="utf-8").splitlines()


class Repertoire:
    """Gives what may be said, so that nothing is heard more than three times in all, nor twice by anybody."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._known = rng.sample(all := talks(), len(all))
        self._times: Counter[Talk] = Counter()
        self._heard: set[tuple[str, Talk]] = set()
        self._asides = cycle(rng.sample(all_asides := asides(), len(all_asides)))

    def talk(self, job: str, moment: str, company: str) -> Talk | None:
        """What is said at this moment, of this job rather than of any; None where all was said."""
        fitting = [
            each
            for each in self._known
            if each.moment == moment
            and each.job in {job, ANY}
            and self._times[each] < MOST
            and (company, each) not in self._heard
        ]
        chosen = min(fitting, key=lambda each: (self._times[each], each.job == ANY), default=None)
        if chosen:
            self._times[chosen] += 1
            self._heard.add((company, chosen))
        return chosen

    def text(self, talk: Talk, first_name: str) -> str:
        """What is written down of it, now and then with something beside."""
        said = talk.text.replace("{voornaam}", first_name)
        return f"{said} {next(self._asides)}" if self._rng.random() < 0.4 else said
