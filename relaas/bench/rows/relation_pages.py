"""The page of one relation, with its cards and its story beside it."""

from relaas.bench.clock import median_ms
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row

BUDGET_MS = 20.0
STATEMENTS = (
    "SELECT * FROM parties_party WHERE id = %s",
    "SELECT * FROM parties_address WHERE party_id = %s ORDER BY id",
    "SELECT * FROM parties_channel WHERE party_id = %s ORDER BY id",
    "SELECT m.*, u.name FROM parties_accountmanager m JOIN accounts_user u ON u.id = m.user_id WHERE m.party_id = %s",
    "SELECT e.*, p.name FROM parties_employment e JOIN parties_party p ON p.id = e.person_id"
    " WHERE e.organization_id = %s ORDER BY e.position, e.id",
    "SELECT id, name FROM parties_party WHERE branch_of_id = %s ORDER BY sort_name, id LIMIT 25",
    "SELECT e.* FROM story_entry_subject s JOIN story_entry e ON e.id = s.entry_id"
    " WHERE s.kind = 'party' AND s.subject_id = %s ORDER BY s.at DESC, s.entry_id DESC LIMIT 21",
)


def _measure(house: House, id: int) -> Measured:
    def bare() -> None:
        for statement in STATEMENTS:
            house.bare.rows(statement, id)

    return Measured(median_ms(lambda: house.browser.get(f"/relaties/{id}/")), median_ms(bare))


ROWS = (
    Row("relation page", "median_ms", BUDGET_MS, lambda house: _measure(house, house.ordinary_party)),
    Row(
        "relation page with a story of 10,000", "median_ms", BUDGET_MS,
        lambda house: _measure(house, house.busiest_party),
    ),
)  # fmt: skip
