"""Verbs: on what terms a relation is invoiced and orders (T2, C10)."""

from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import editing
from relaas.parties.facts import Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.maintained.choosing import refuse_closed
from relaas.parties.models import Party
from relaas.story.telling import record
from relaas.terms import sentences
from relaas.terms.facts import INVOICING_FACTS
from relaas.terms.models import CombinationMember, RelationTerms, VatRegime
from relaas.terms.own import locked_terms
from relaas.terms.rights import CHANGE, READ

REGIMES = ("sales_vat", "purchase_vat")
LISTS = ("document_scheme", "shipping_scheme")


@verb("terms.change_invoicing_terms", act=Act.CHANGE, right=CHANGE, on=("party",))
def change_invoicing_terms(party: Party, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change any of `INVOICING_FACTS`, and what stands on the party itself: legal name, VAT and KvK number, language,
    currency, domain; those by the verbs of `parties`, with their rights.

    Refuses at once all that is wrong: what `parties` refuses, a closed scheme (`closed`), a regime that needs a VAT
    number without one (`vat_number_needed`), a person that is a purchase combination (`kind`), and taking that off
    while it has members (`has_members`).
    """
    checking = Checking()
    terms = locked_terms(party, _split(seen)[0] if seen is not None else None)
    own, of_party = _split(facts)
    if of_party:
        _change_party(party, of_party, _split(seen)[1] if seen is not None else None, checking, by)
    values = read_facts(INVOICING_FACTS, own, checking)
    _check_regimes(party, terms, values, checking)
    for name in LISTS:
        if name in values and getattr(terms, f"{name}_id") != (values[name].pk if values[name] else None):
            refuse_closed(values[name], name, checking, clock.today())
    if "is_combination" in values:
        _check_combination(party, values["is_combination"], checking)
    checking.refuse_problems()
    changes = put(terms, values, INVOICING_FACTS)
    if changes.columns:
        terms.save()
        record(sentences.INVOICING_CHANGED, subject_of(party), by=by, parameters={"changes": changes.told}, right=READ)


def needs_vat_number(terms: RelationTerms) -> bool:
    """C10: whether a regime of these terms shifts VAT to somebody who must be known by number."""
    return any(VatRegime(getattr(terms, name)).needs_vat_number for name in REGIMES)


def _split(given: Given | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """What stands in this room (by the name of its fact or its column), and what stands on the party."""
    ours = {*INVOICING_FACTS, *(f"{name}_id" for name in LISTS)}
    own = {name: value for name, value in (given or {}).items() if name in ours}
    return own, {name: value for name, value in (given or {}).items() if name not in ours}


def _change_party(party: Party, facts: Given, seen: Given | None, checking: Checking, by: Actor) -> None:
    change = editing.change_organization if party.is_organization else editing.change_person
    try:
        change(party, facts=facts, seen=seen, by=by)
    except ChangedMeanwhile:
        raise
    except Refused as refused:
        if refused.rulings or refused.code == "right":
            raise
        checking.problems += refused.problems


def _check_combination(party: Party, is_combination: bool, checking: Checking) -> None:
    """T2b: an organization; and members need one."""
    if is_combination and not party.is_organization:
        checking.add("kind", _("Only an organization is a purchase combination."), "is_combination")
    count = 0 if is_combination else CombinationMember.objects.filter(combination=party).count()
    if count:
        checking.add("has_members", _("It has %(count)d members.") % {"count": count}, "is_combination")


def _check_regimes(party: Party, terms: RelationTerms, values: dict[str, Any], checking: Checking) -> None:
    if party.vat_number:
        return
    for name in REGIMES:
        regime = values.get(name) or getattr(terms, name)
        if VatRegime(regime).needs_vat_number:
            message = _("%(regime)s needs a VAT number.") % {"regime": VatRegime(regime).label}
            checking.add("vat_number_needed", message, name)
