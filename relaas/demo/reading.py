"""Reading the register of public bodies (`overheidsorganisaties.csv`). Pure: a file in, bodies out.

What a cell lacks to be kept is mended where a person would see at once what was meant (`cells`), else left out and
listed with its reason. A body itself is never left out.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from relaas.demo import cells
from relaas.demo.cells import Place
from relaas.kernel.identifiers.chamber import check_kvk
from relaas.kernel.identifiers.internet import check_domain, check_website, show_website
from relaas.kernel.identifiers.oin import check_oin
from relaas.kernel.identifiers.rsin import check_rsin
from relaas.kernel.refusals import Refused
from relaas.kernel.texts import one_line
from relaas.parties.importing.cells import places

REGISTER = Path(__file__).with_name("overheidsorganisaties.csv")
LONGEST_SEARCH_CODE = 20

type Row = Mapping[str, str]


@dataclass(frozen=True)
class PublicBody:
    """One body of the register, each cell in the form that Relaas keeps; empty where there is nothing.

    `post` is only there where it differs from `visit`; `ended_on` is the day from which the body was no more.
    """

    name: str
    kind: str
    abbreviation: str = ""
    kvk: str = ""
    rsin: str = ""
    oin: str = ""
    website: str = ""
    domain: str = ""
    email: str = ""
    email_remark: str = ""
    telephone: str = ""
    visit: Place | None = None
    post: Place | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class LeftOut:
    """A cell that could not be kept: in which column, of which body, what stood there and the code of the reason."""

    column: str
    code: str
    body: str
    cell: str


def read(path: Path = REGISTER) -> tuple[list[PublicBody], list[LeftOut]]:
    """All bodies in the order of the file, and the cells that were left out."""
    left_out: list[LeftOut] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        bodies = [_body(row, left_out) for row in csv.DictReader(file, delimiter=";")]
    return bodies, left_out


def summary(left_out: list[LeftOut]) -> Iterator[str]:
    """One line per kind of cell that was left out, the most frequent first: `oin (oin): 5`."""
    kinds: dict[tuple[str, str], int] = {}
    for each in left_out:
        kinds[each.column, each.code] = kinds.get((each.column, each.code), 0) + 1
    for (column, code), count in sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0])):
        yield f"{column} ({code}): {count}"


def _body(row: Row, left_out: list[LeftOut]) -> PublicBody:
    name = one_line(row["naam"])

    def kept[Value](column: str, mend: Callable[[str], Value], otherwise: Value) -> Value:
        try:
            return mend(row[column])
        except Refused as refused:
            left_out.append(LeftOut(column, refused.code, name, row[column]))
            return otherwise

    website = kept("website", check_website, "")
    email, email_remark = kept("email", cells.mail, ("", ""))
    visit = kept("bezoek_postcode", partial(_visit, row), None)
    post = kept("post_postbus", partial(_post, row), None)
    return PublicBody(
        name=name,
        kind=row["soort"],
        abbreviation=kept("afkorting", _abbreviation, ""),
        kvk=kept("kvk", check_kvk, ""),
        rsin=kept("rsin", check_rsin, ""),
        oin=kept("oin", check_oin, ""),
        website=website,
        domain=_domain(website),
        email=email,
        email_remark=email_remark,
        telephone=kept("telefoon", cells.telephone, ""),
        visit=visit,
        post=None if _is_same_place(visit, post) else post,
        ended_on=date.fromisoformat(row["bestaat_tot"]) if row["bestaat_tot"] else None,
    )


def _visit(row: Row, postcode: str) -> Place | None:
    return cells.visit_place(row["bezoek_straat"], row["bezoek_huisnummer"], postcode, row["bezoek_plaats"])


def _post(row: Row, box: str) -> Place | None:
    """The post office box may stand in the street's cell; a postcode without letters says nothing."""
    in_street = places.box_in(row["bezoek_straat"])
    postcode, city = row["post_postcode"], row["post_plaats"]
    whole = "" if re.fullmatch(r"\d{4}", postcode) and row["bezoek_postcode"].startswith(postcode) else postcode
    return cells.post_place(box or in_street, whole, city)


def _is_same_place(visit: Place | None, post: Place | None) -> bool:
    """Whether post goes where one visits: there is no box, and no other postcode."""
    return bool(visit and post and not post.street and post.postcode in {"", visit.postcode})


def _abbreviation(text: str) -> str:
    if len(text) > LONGEST_SEARCH_CODE:
        raise Refused("too_long", "A search code has at most 20 characters.")
    return one_line(text)


def _domain(website: str) -> str:
    """The domain of a website that is the body's own: its address has no path behind it."""
    return "" if "/" in show_website(website) else check_domain(website)
