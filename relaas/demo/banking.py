"""Bank accounts of the invented companies: entered by one, confirmed by another; some changed, some still waiting."""

from functools import partial
from random import Random

from relaas.demo.almanac import WORKING_MINUTES, Almanac
from relaas.demo.cast import Cast
from relaas.demo.invented import Company
from relaas.kernel import clock
from relaas.parties.banking.accounts import add_bank_account, change_bank_account
from relaas.parties.banking.confirming import confirm_iban
from relaas.parties.banking.mandates import add_mandate, end_mandate
from relaas.parties.models import BankAccount, Mandate

BANKS = ("ABNA", "RABO", "INGB", "TRIO", "SNSB")
WAITING = 3  # changes of yesterday and today that nobody has looked at yet
_LETTERS = str.maketrans({chr(ord("A") + place): str(10 + place) for place in range(26)})


def plan(companies: list[Company], days: dict[str, int], almanac: Almanac, cast: Cast) -> None:
    """An account for most Dutch companies, a mandate of some customers, another IBAN for some suppliers."""
    rng = Random("banking")  # noqa: S311 - the same each time is what is wanted
    banked = [each for each in companies if each.country == "NL" and not each.has("archived") and rng.random() < 0.85]
    for company in banked:
        day, minute = days[company.key], 100 + rng.random() * (WORKING_MINUTES - 120)
        iban, changed = invented_iban(rng), invented_iban(rng)
        almanac.add(int(day * 0.95), minute, partial(_enter, company, cast, iban))
        almanac.add(int(day * 0.95), minute + 15, partial(_confirm, company, cast))
        if "c" in company.roles and rng.random() < 0.7:
            almanac.add(int(day * 0.8), minute, partial(_let_collect, company, cast))
            if rng.random() < 0.2:
                almanac.add(int(day * 0.3), minute, partial(_stop_collecting, company, cast))
        elif rng.random() < 0.15:
            almanac.add(int(day * 0.5), minute, partial(_change, company, cast, changed))
            almanac.add(int(day * 0.5), minute + 40, partial(_confirm, company, cast))
    suppliers = [each for each in banked if "s" in each.roles]
    for number, company in enumerate(rng.sample(suppliers, WAITING)):
        almanac.add(number // 2, rng.random() * 60, partial(_change, company, cast, invented_iban(rng)))


def invented_iban(rng: Random) -> str:
    """An IBAN that passes its check and that no bank gave out: the account number fails the eleven-test."""
    bank = rng.choice(BANKS)
    account = f"{rng.randrange(10**8, 10**9):010}"
    while sum(int(digit) * (10 - place) for place, digit in enumerate(account)) % 11 == 0:
        account = f"{rng.randrange(10**8, 10**9):010}"
    rest = int(f"{bank}{account}NL00".translate(_LETTERS)) % 97
    return f"NL{98 - rest:02}{bank}{account}"


def _account(company: Company, cast: Cast) -> BankAccount:
    return BankAccount.objects.get(party=cast.parties[company.key])


def _enter(company: Company, cast: Cast, iban: str) -> None:
    add_bank_account(cast.parties[company.key], facts={"iban": iban}, by=cast.actors["fatima"])


def _confirm(company: Company, cast: Cast) -> None:
    confirm_iban(_account(company, cast), by=cast.actors["ruud"])


def _change(company: Company, cast: Cast, iban: str) -> None:
    change_bank_account(_account(company, cast), facts={"iban": iban}, by=cast.actors["fatima"])


def _let_collect(company: Company, cast: Cast) -> None:
    """Signed on the day on which it is written down."""
    facts = {"reference": f"WK-{cast.parties[company.key].pk}-1", "type": "B2B" if company.has("peppol") else "CORE"}
    add_mandate(_account(company, cast), facts={**facts, "signed_on": clock.today()}, by=cast.actors["fatima"])


def _stop_collecting(company: Company, cast: Cast) -> None:
    end_mandate(Mandate.objects.get(party=cast.parties[company.key]), by=cast.actors["fatima"])
