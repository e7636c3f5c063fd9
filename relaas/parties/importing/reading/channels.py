"""The ways to reach a party, out of the cells of a row (P8)."""

from collections.abc import Callable
from functools import partial

from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused
from relaas.parties.importing.cells import reaching
from relaas.parties.importing.cells.reaching import Reached
from relaas.parties.importing.reading.read import Cells
from relaas.parties.models import ChannelType
from relaas.parties.reaching import check_value

LONGEST_REMARK, LONGEST_VALUE = 200, 600
_TELEPHONES = {f"channel.{type.value}": type for type in (ChannelType.PHONE, ChannelType.MOBILE, ChannelType.FAX)}
_OTHERS = {
    f"channel.{type.value}": type for type in (ChannelType.INVOICE_ADDRESS, ChannelType.SOCIAL, ChannelType.MESSENGER)
}


def read_channels(cells: Cells) -> None:
    """Phone, mobile, mail, website, fax and the others; what stands in the wrong one of mail and website is moved."""
    for target, type in _TELEPHONES.items():
        if target in cells.cells:
            _read(cells, target, type, _telephones(cells))
    _read_mail(cells, "channel.email")
    _read_website(cells)
    _read(cells, "channel.invoice_email", ChannelType.EMAIL, reaching.mails, sends_invoices=True)
    for target, type in _OTHERS.items():
        if target in cells.cells:
            _read(cells, target, type, partial(_other, type))


def _telephones(cells: Cells) -> Callable[[str], list[Reached]]:
    """A number without its country is from where the row says that the party is."""
    vat = str(cells.read.facts.get("vat_number", ""))
    country = vat[:2] if vat[:2] in {"BE", "DE", "FR", "LU"} else "NL"
    return lambda cell: reaching.telephones(cell, country)


def _read(cells: Cells, target: str, type: ChannelType, look: Callable[[str], list[Reached]], **outputs: bool) -> None:
    cell = cells.text(target)
    if not cell:
        return
    try:
        found = look(cell)
    except Refused as refused:
        cells.leave_out(target, cell, refused)
        return
    for reached in found:
        if reached.code:
            cells.mended(target, cell, reached.code, ", ".join(each.value for each in found))
        _add(cells, type, reached, outputs)


def _add(cells: Cells, type: ChannelType, reached: Reached, outputs: dict[str, bool]) -> None:
    channels = cells.read.channels
    for channel in channels:
        if channel["type"] == type.value and channel["value"] == reached.value:
            channel.update(outputs)
            return
    remark = {"remark": reached.remark[:LONGEST_REMARK]} if reached.remark else {}
    if reached.value:
        channels.append({"type": type.value, "value": reached.value, **remark, **outputs})


def _read_mail(cells: Cells, target: str) -> None:
    cell = cells.text(target)
    if not cell or not reaching.is_website(cell):
        _read(cells, target, ChannelType.EMAIL, reaching.mails)
    elif cells.text("channel.website"):
        cells.problem(target, cell, "mail_is_website", _("A web address stands where a mail address belongs."))
    else:
        _move(cells, target, ChannelType.WEBSITE, reaching.websites)


def _read_website(cells: Cells) -> None:
    target = "channel.website"
    cell = cells.text(target)
    if cell and reaching.is_mail(cell) and not cells.text("channel.email"):
        _move(cells, target, ChannelType.EMAIL, reaching.mails)
    else:
        _read(cells, target, ChannelType.WEBSITE, reaching.websites)


def _move(cells: Cells, target: str, type: ChannelType, look: Callable[[str], list[Reached]]) -> None:
    cell = cells.text(target)
    try:
        reached = look(cell)[0]
    except Refused as refused:
        cells.leave_out(target, cell, refused)
        return
    cells.mended(target, cell, "belongs_elsewhere", reached.value)
    _add(cells, type, reached, {})


def _other(type: ChannelType, cell: str) -> list[Reached]:
    value = check_value(type.value, cell)
    if len(value) > LONGEST_VALUE:
        raise Refused("too_long", _("At most %(longest)d characters.") % {"longest": LONGEST_VALUE})
    return [Reached(value)]
