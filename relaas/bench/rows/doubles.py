"""Who is likely there already: what the form shows while somebody types, asked of the server as the form asks it."""

from relaas.bench.clock import median_ms
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row

BUDGET_MS = 50.0
ADDRESS = "/dubbelen/lijkt/relaties/"


def _measure(house: House, *, whole: bool) -> Measured:
    """An organization in the middle, typed again: by name and city, or with number, phone and mail as well."""
    statement = "SELECT name, city, kvk, phone, email FROM parties_party WHERE kind = 'organization' AND city > ''"
    [found] = house.bare.rows(f"{statement} AND id > %s ORDER BY id LIMIT 1", house.scale // 2)
    name, city, kvk, phone, email = map(str, found)
    typed = {"name": name, "addresses.0.city": city}
    typed |= {"kvk": kvk, "phone": phone, "email": email} if whole else {}
    answer = house.browser.post(ADDRESS, typed, expected=(200,))
    if name not in answer.body:
        raise RuntimeError(f"{name} in {city} does not find itself")
    return Measured(median_ms(lambda: house.browser.post(ADDRESS, typed, expected=(200,))))


ROWS = (
    Row("doubles: name and city", "median_ms", BUDGET_MS, lambda house: _measure(house, whole=False)),
    Row("doubles: all that is known", "median_ms", BUDGET_MS, lambda house: _measure(house, whole=True)),
)
