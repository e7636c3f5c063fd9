"""Verbs: the maintained list of document schemes, and which one an administration works by (T2a)."""

from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from relaas.administrations.models import Administration
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given
from relaas.parties.maintained.choosing import refuse_closed
from relaas.parties.maintained.keeping import add_row, change_row, delete_row
from relaas.story.telling import record
from relaas.terms.facts import SCHEME_FACTS
from relaas.terms.models import STEPS, AdministrationTerms, DocumentScheme, PaymentTerm
from relaas.terms.rights import MAINTAIN
from relaas.terms.rules import rises
from relaas.terms.sentences import DEFAULT_SCHEME, SCHEMES


@verb("terms.add_document_scheme", act=Act.CHANGE, right=MAINTAIN, on=())
def add_document_scheme(*, facts: Given, by: Actor) -> DocumentScheme:
    """Add a document scheme (`SCHEME_FACTS`). Refuses at once what does not hold together: a discount without days or
    days without a discount (`early_both`), days after the invoice is due (`early_late`), steps that do not follow each
    other (`steps`)."""
    scheme = DocumentScheme()
    given = {"payment_term": None, **facts}
    return add_row(scheme, SCHEME_FACTS, given, SCHEMES, by=by, check=partial(_check, scheme))


@verb("terms.change_document_scheme", act=Act.CHANGE, right=MAINTAIN, on=("scheme",))
def change_document_scheme(scheme: DocumentScheme, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a document scheme; documents keep what they were made with. Refuses as adding does."""
    change_row(scheme, SCHEME_FACTS, facts, SCHEMES, seen=seen, by=by, check=partial(_check, scheme))


@verb("terms.delete_document_scheme", act=Act.DELETE, right=MAINTAIN, on=("scheme",))
def delete_document_scheme(scheme: DocumentScheme, *, by: Actor) -> None:
    """Delete a document scheme that no relation and no administration has (K6)."""
    delete_row(scheme, SCHEMES, by=by)


@verb("terms.set_default_scheme", act=Act.CHANGE, right=MAINTAIN, on=("administration",))
def set_default_scheme(administration: Administration, *, document_scheme: DocumentScheme | None, by: Actor) -> None:
    """Say by which document scheme one of our own bodies works when nothing else is said; none is possible."""
    check_unchanged(administration, None)
    terms = AdministrationTerms.objects.filter(administration=administration).first() or AdministrationTerms(
        administration=administration
    )
    if terms.document_scheme == document_scheme:
        return
    checking = Checking()
    refuse_closed(document_scheme, "document_scheme", checking, clock.today())
    checking.refuse_problems()
    terms.document_scheme = document_scheme
    terms.save()
    told = {"administration": administration.name, "scheme": document_scheme.name if document_scheme else "–"}
    record(DEFAULT_SCHEME, subject_of(administration), by=by, parameters=told)


def _check(scheme: DocumentScheme, values: dict[str, Any], checking: Checking) -> None:
    """What must hold together; told once each value by itself is right."""
    checking.refuse_problems()
    term: PaymentTerm = values.get("payment_term") or scheme.payment_term
    if term.pk != scheme.payment_term_id:
        refuse_closed(term, "payment_term", checking, clock.today())
    all_of_it = {name: values.get(name, getattr(scheme, name)) for name in ("early_days", "early_discount", *STEPS)}
    _check_early(all_of_it["early_days"], all_of_it["early_discount"], term, checking)
    if not rises([all_of_it[step] for step in STEPS]):
        checking.add("steps", _("Each step comes later than the one before it."), STEPS[0])


def _check_early(days: int | None, discount: Any, term: PaymentTerm, checking: Checking) -> None:
    if (days is None) != (discount == 0):
        message = _("Paying early needs both: within how many days, and how much it gives.")
        checking.add("early_both", message, "early_days" if days is None else "early_discount")
    elif days is not None and days > term.due_days:
        message = _("Early is before the invoice is due, which is after %(days)d days.")
        checking.add("early_late", message % {"days": term.due_days}, "early_days")
