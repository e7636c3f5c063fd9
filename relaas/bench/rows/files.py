"""Files (T14): a tree of 100,000, the list of all of them, and what is found by name."""

from collections.abc import Callable
from urllib.parse import quote_plus

from relaas.bench.clock import median_ms
from relaas.bench.file_population import LARGE
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row

LIST_MS, TEXT_MS, PAGE_MS, PALETTE_MS = 15.0, 60.0, 20.0, 30.0
MANY = 50_000  # from so many on all words are there
FILES = "SELECT id FROM files_item WHERE NOT is_folder AND {} ORDER BY {} LIMIT 50"
TREE = "/relaties/{busiest}/online-bestanden/"


def _list(asked: str, order: str, where: str = "id > 0") -> Callable[[House], Measured]:
    """The page and the bare rows; the page must show the same ones."""

    def measure(house: House) -> Measured:
        given = {"busy": house.busy_manager.pk}
        address = f"/bestanden/?{asked.format(**given)}"
        rows = FILES.format(where.format(**given), order)
        page, found = house.browser.get(address), [row[0] for row in house.bare.rows(rows)]
        missing = [id for id in found if f"/bestanden/{id}/voorbeeld/" not in page]
        if missing or not found:
            raise RuntimeError(f"{address} does not show {missing}, which the database finds")
        return Measured(median_ms(lambda: house.browser.get(address)), median_ms(lambda: house.bare.rows(rows)))

    return measure


def _shows(address: str, wanted: str, floor: str = "") -> Callable[[House], Measured]:
    """A page on which this must stand, where there is much; `floor` is what the bare database is asked."""

    def measure(house: House) -> Measured:
        given = {"busiest": house.busiest_party, "folder": _large_folder(house)}
        page = address.format(**given)
        if house.scale >= MANY and wanted not in house.browser.get(page):
            raise RuntimeError(f"{page} does not show {wanted}")
        bare = floor.format(**given)
        return Measured(
            median_ms(lambda: house.browser.get(page)), median_ms(lambda: house.bare.rows(bare)) if bare else None
        )

    return measure


def _large_folder(house: House) -> int:
    """That of 10,000 files."""
    ((folder,),) = house.bare.rows(
        "SELECT id FROM files_item WHERE is_folder AND name = %s AND holder_id = %s", LARGE, house.busiest_party
    )
    return int(folder)


def _sought(typed: str, wanted: str) -> Callable[[House], Measured]:
    """Looked for in the tree; the bare database walks its rows."""
    words = " ".join(f"AND search_text LIKE '%%{word}%%'" for word in typed.split())
    tree = f"SELECT id FROM files_item WHERE holder_kind = 'party' AND holder_id = {{busiest}} {words}"
    return _shows(f"{TREE}?zoek={quote_plus(typed)}", wanted, f"{tree} ORDER BY key LIMIT 101")


TREE_ROWS = (
    ("100,000", PAGE_MS, _shows(TREE, LARGE)),
    ("folder of 10,000", PAGE_MS, _shows(f"{TREE}?map={{folder}}", ".pdf")),
    ("searched", TEXT_MS, _sought("keuringsrapport drukkerij", ".pdf")),
    ("searched for what half of them have", TEXT_MS, _sought("pdf", ".pdf")),
    ("searched in a folder", TEXT_MS, _shows(f"{TREE}?map={{folder}}&zoek=pakbon", "Pakbon")),
    ("searched for a rare name", TEXT_MS, _sought("klokkenspel orgelbouw", "Orgelbouw")),
    ("nothing found", TEXT_MS, _sought("zonnewijzer", 'id="page"')),
)
LISTS = (
    ("", _list("", "changed_at DESC, id DESC")),
    (" by name", _list("sort=name", "key, id")),
    (" by size", _list("sort=size", "size DESC, id DESC")),
    (" by kind", _list("sort=kind", "key, id", "media_type = 'application/pdf'")),
    (" of a user", _list("who={busy}", "changed_at DESC, id DESC", "changed_by_id = {busy}")),
    (" of a kind", _list("kind=archive", "changed_at DESC, id DESC", "media_type = 'application/zip'")),
)
FOUND = (
    ("list of files, text filter", TEXT_MS, _shows("/bestanden/?q=offerte+bakkerij", "Offerte Bakkerij")),
    ("list of files, rare words", TEXT_MS, _shows("/bestanden/?q=klokkenspel+orgelbouw", "Klokkenspel")),
    ("palette: name of a file", PALETTE_MS, _shows("/zoeken/snel/?q=klokkenspel+orgel", "Klokkenspel")),
    ("palette: name that very many files have", PALETTE_MS, _shows("/zoeken/snel/?q=offerte", "Offerte")),
)
ROWS = (
    *(Row(f"files of a relation, {name}", "median_ms", budget, measure) for name, budget, measure in TREE_ROWS),
    *(Row(f"list of files{name}", "median_ms", LIST_MS, measure) for name, measure in LISTS),
    *(Row(name, "median_ms", budget, measure) for name, budget, measure in FOUND),
)
