"""The two tabs of a contract's page: the contract itself, and *Online bestanden* (T14), for who may read files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.contracts.files.holder import TAB_WORD
from relaas.contracts.page import PARTS, ContractPage, Part, Place
from relaas.files.rights import READ


@dataclass(frozen=True)
class Tab:
    """One as the page draws it."""

    label: str | Promise
    url: str
    current: bool
    count: int = 0


def _tabs(page: ContractPage) -> Mapping[str, Any]:
    if not page.viewer.may(READ):
        return {"tabs": []}
    files = f"{page.url}{TAB_WORD}/"
    here = page.request.path == files
    return {"tabs": [Tab(page.direction.label, page.url, not here), Tab(_("Online files"), files, here)]}


PARTS.add("tabs", Part("tabs", Place.BANNER, 1, "contracts/tabs.html", _tabs))
