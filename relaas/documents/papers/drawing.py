"""A paper on its letterhead: what `paper.typ` draws, and the PDF of it (K8)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, time
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from relaas.administrations.models import Administration
from relaas.documents.models import Letterhead
from relaas.documents.papers.paper import Heading, Item, Paper, Row, Subtotal
from relaas.documents.papers.placeholders import filled
from relaas.documents.papers.texts import Texts, texts_of
from relaas.documents.papers.words import columns_of, facts_of, total_rows, unbroken
from relaas.documents.rendering import render_for_good, render_picture, turn
from relaas.kernel import storage
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.texts import many_lines
from relaas.web import formats

TEMPLATE = "paper.typ"
LOGO = "logo.webp"
PATIENCE = 5  # seconds until it is a document's turn


def letterhead_of(administration: Administration) -> Letterhead:
    """Its letterhead; the one that everybody starts with, not saved, when nothing was ever said."""
    return next(iter(_letterheads_of([administration.pk])), None) or Letterhead(administration=administration)


@rows_asked_often
def _letterheads_of(ids: Collection[int]) -> QuerySet[Letterhead]:
    return Letterhead.objects.select_related("administration", "logo").filter(administration__in=ids)


def draw(paper: Paper, letterhead: Letterhead | None = None, texts: Texts | None = None) -> bytes:
    """The document as PDF/A-3a and PDF/UA-1, in its own language. Raises `CannotRender`, `TooBusy` after five seconds.

    Without `letterhead` and `texts` it has those of its administration. The same paper gives the same bytes.
    """
    data, files = _data(paper, letterhead, texts)
    midnight = datetime.combine(paper.on, time(), UTC)
    with turn(PATIENCE):
        return render_for_good(TEMPLATE, data, made_at=midnight, files=files)


def picture(paper: Paper, letterhead: Letterhead, texts: Texts, *, dots: int) -> bytes:
    """Its first page as PNG, so many dots to the inch: to look at while it is set up."""
    data, files = _data(paper, letterhead, texts)
    with turn(PATIENCE):
        return render_picture(TEMPLATE, data, dots=dots, files=files)


def _data(paper: Paper, letterhead: Letterhead | None, texts: Texts | None) -> tuple[dict[str, Any], dict[str, bytes]]:
    look = letterhead or letterhead_of(paper.administration)
    said = texts or texts_of(paper.administration, paper.kind, paper.language)
    with translation.override(paper.language):
        data = {**_head(paper, look), **_body(paper), **_said(paper, look, said)}
    if look.logo is None:
        return data, {}
    with storage.open_stored(look.logo) as file:
        return data, {LOGO: file.read()}


def _head(paper: Paper, look: Letterhead) -> dict[str, Any]:
    house = paper.administration
    contact = (house.shown_phone, house.email, house.website.removeprefix("https://").rstrip("/"))
    return {
        "language": paper.language.value,
        "title": paper.title,
        "author": house.name,
        "date": {"year": paper.on.year, "month": paper.on.month, "day": paper.on.day},
        "look": {
            "font": look.font, "accent": look.accent, "window": look.window,
            "left": look.margin_left, "right": look.margin_right, "top": look.margin_top, "bottom": look.margin_bottom,
            "logo": LOGO if look.logo_id else "", "logo-side": look.logo_side, "logo-height": look.logo_height,
        },
        "house": [house.name, *house.address_lines, *filter(None, contact)],
        "sender": " · ".join([house.name, *house.address_lines]),
        "addressee": list(map(unbroken, paper.addressee)),
        "heading": str(paper.kind.label),
        "subject": unbroken(paper.subject),
        "short": paper.title,
        "references": _pairs(paper.references),
    }  # fmt: skip


def _body(paper: Paper) -> dict[str, Any]:
    columns = columns_of(paper.rows)
    return {
        "columns": [{"label": column.label, "figure": column.is_figure} for column in columns],
        "rows": [_row(row, [column.of for column in columns]) for row in paper.rows],
        "totals": total_rows(paper.totals, paper.periodic) if paper.rows else [],
        "notes": list(map(unbroken, paper.notes)),
        "terms": _pairs(paper.terms),
    }


def _row(row: Row, cells: Sequence[Any]) -> dict[str, Any]:
    match row:
        case Item():
            described, *others = [cell(row) for cell in cells]
            return {"kind": "item", "cells": [_lines(described), *others], "remark": _lines(row.remark)}
        case Heading():
            return {"kind": "heading", "text": unbroken(row.text)}
        case Subtotal():
            return {"kind": "subtotal", "text": row.text or _("Subtotal"), "amount": formats.number(row.amount, 2)}


def _said(paper: Paper, look: Letterhead, texts: Texts) -> dict[str, Any]:
    values = {**facts_of(paper.administration), **paper.facts, "number": paper.number, "description": paper.subject}
    page = pgettext("document", "Page %(page)s of %(pages)s") % {"page": "\0", "pages": "\0"}
    return {
        "opening": _paragraphs(texts.opening, values),
        "closing": _paragraphs(texts.closing, values),
        "conditions": _paragraphs(texts.conditions, values),
        "footer": _lines(filled(look.footer(paper.language), values)),
        "signers": list(map(unbroken, paper.signers)),
        "words": {
            "page": page.split("\0"),
            "sign": [pgettext("document", "Name"), pgettext("document", "Date"), pgettext("document", "Signature")],
            "conditions": _("Conditions"),
        },
    }


def _paragraphs(text: str, values: Mapping[str, str]) -> list[list[str]]:
    """Paragraphs stand apart by an empty line; each is its lines."""
    paragraphs = map(partial(filled, values=values), many_lines(text).split("\n\n"))
    return [_lines(paragraph) for paragraph in paragraphs if paragraph]


def _lines(text: str) -> list[str]:
    return [unbroken(line) for line in many_lines(text).split("\n")] if text.strip() else []


def _pairs(pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    return [[label, unbroken(value)] for label, value in pairs if value]
