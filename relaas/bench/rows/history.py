"""What was: the page of a relation as of a day, and the history of its record, after 10,000 changes (U3)."""

from relaas.bench.clock import median_ms
from relaas.bench.happenings import BEGIN
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row

BUDGET_MS = 150.0
CHANGES = """SELECT c.id, c.table_name, c.row_id, c.operation, c.old, t.at FROM story_change c
    JOIN story_transaction t ON t.id = c.transaction_id
    WHERE c.subject_kind = 'party' AND c.subject_id = %s ORDER BY c.id DESC"""


def _as_of(house: House) -> Measured:
    """The first day of its story: all that happened since is taken back."""
    address = f"/relaties/{house.busiest_party}/?op={BEGIN:%d-%m-%Y}"
    return _beside(house, address, CHANGES)


def _newest(house: House) -> Measured:
    return _beside(house, f"/relaties/{house.busiest_party}/geschiedenis/", f"{CHANGES} LIMIT 61")


def _oldest(house: House) -> Measured:
    """The stretch at the far end, for which all that came after is gone through."""
    statement = "SELECT id FROM story_change WHERE subject_kind = 'party' AND subject_id = %s ORDER BY id LIMIT 61"
    before = house.bare.rows(statement, house.busiest_party)[-1][0]
    return _beside(house, f"/relaties/{house.busiest_party}/geschiedenis/?voor={before}", CHANGES)


def _beside(house: House, address: str, statement: str) -> Measured:
    floor = median_ms(lambda: house.bare.rows(statement, house.busiest_party))
    return Measured(median_ms(lambda: house.browser.get(address)), floor)


ROWS = (
    Row("relation as of a day, 10,000 changes ago", "median_ms", BUDGET_MS, _as_of),
    Row("history of 10,000 changes", "median_ms", BUDGET_MS, _newest),
    Row("history of 10,000 changes, the oldest", "median_ms", BUDGET_MS, _oldest),
)
