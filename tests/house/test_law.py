"""C11: no path goes around the law. Every declared verb, by every way in that there is, with an archived relation.

The walk knows no room: it finds the forms by following links, fills them in plausibly, and keeps what carried out a
verb. Then the same is sent again with the relation archived. A verb of a new room that no way in reaches, or that asks
nothing of the law, fails here until it does, or stands below with its reason.
"""

import inspect
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from django.apps import apps
from django.db import models

from relaas.kernel import policy
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.models import Record
from relaas.kernel.policy import Act, AgainstTheLaw, Rule, Ruling
from relaas.kernel.preparation import prepare_everything
from relaas.kernel.subjects import Subject
from relaas.kernel.verbs import VERBS, Verb
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.program import preparation
from relaas.program.command_line import main
from relaas.story.models import Change, Transaction
from tests.house.conftest import House
from tests.house.trying import only_tried
from tests.house.walking import STOPPED, WAYS, Walk

pytestmark = pytest.mark.once

# Verbs that name nobody whom they touch, and why. What acts on many asks for each and is walked below.
WITHOUT_QUESTION = {
    "accounts.add_team": "makes something new",
    "accounts.create_role": "makes something new",
    "accounts.create_user": "makes something new",
    "accounts.offer_rights": "gives the roles that come with Relaas what a new version adds",
    "activities.hand_over_all": "asks of each, by `activities.hand_over_many`",
    "administrations.create": "makes something new",
    "contracts.add_loss_reason": "makes something new",
    "contracts.execute_many": "asks of each (`contracts/tests/test_law.py`)",
    "contracts.lose_many": "the same",
    "contracts.keep_subscriptions": "changes nothing that anybody said",
    "contracts.rebuild_sums": "the same",
    "contracts.remind": "plans actions, which asks of each",
    "contracts.close_reminders": "finishes actions, which asks of each",
    "documents.drop_mail": "changes nothing of what the mail is about; asks whether that may be seen",
    "documents.mail_is_uncertain": "writes down what the mail server did",
    "documents.mail_was_not_sent": "the same",
    "documents.mail_was_sent": "the same",
    "documents.say_mail_was_sent": "the same, by a person",
    "documents.send_mail_again": "asks of all that the mail is about; test_the_law_is_asked_again",
    "activities.add_category": "makes something new",
    "activities.send_morning_mail": "changes nothing; tells somebody what that user must do",
    "activities.rebuild_kept_columns": "changes nothing that anybody said",
    "catalog.add_cost_type": "makes something new",
    "catalog.add_price_unit": "makes something new",
    "catalog.add_product_group": "makes something new",
    "catalog.add_vat_code": "makes something new",
    "imports.import_rows": "the importer asks for each row that it changes; walked below",
    "imports.undo_set": "is an undo, which asks what the first verb asked",
    "parties.add_master_data_type": "makes something new",
    "parties.add_status": "makes something new",
    "contracts.rebuild_kept_columns": "changes nothing that anybody said",
    "parties.rebuild_kept_columns": "changes nothing that anybody said",
    "parties.register_organization": "makes something new",
    "story.bring_back": "asks what the verb asked that it undoes",
    "story.put_back_record": "the same",
    "story.put_back_value": "the same",
    "story.undo": "asks what the verb asked that it undoes; walked below",
    "story.undo_part": "the same, of a job; walked below",
    "terms.add_document_scheme": "makes something new",
    "terms.add_payment_term": "makes something new",
    "terms.add_shipping_scheme": "makes something new",
}
# Verbs about a relation that no form of it reaches, and why.
WITHOUT_FORM = {
    "activities.write_note": "on a page of its own",
    "contracts.copy_to_order": "stands on the page of a contract",
    "contracts.copy_to_request": "the same",
    "contracts.register_order": "on a page of its own",
    "contracts.register_request": "the same",
    "files.add": "takes files along, which a walk has not got",
    "files.add_version": "the same",
    "files.delete": "in a tree that has something in it",
    "files.make_folder": "the same",
    "files.move": "the same",
    "files.rename": "the same",
    "files.restore_version": "of a file with two versions",
    "files.show_in_portal": "in a tree that has something in it",
    "parties.add_mandate": "of an account whose IBAN a second user has confirmed",
    "parties.change_mandate": "the same",
    "parties.end_mandate": "the same",
    "parties.not_a_double": "stands on the list of doubles",
    "parties.set_default_address": "a button of the second of its kind, and the walk opens the first",
    "parties.set_default_bank_account": "the same",
    "parties.set_default_master_data": "the same",
    "parties.add_family_member": "behind a look that is logged, which a walk does not take",
    "parties.change_family_member": "the same",
    "parties.confirm_iban": "a click of a second user on an IBAN that was changed",
    "parties.end_employment": "the form of the employment has its last day among the rest",
    "parties.remove_family_member": "behind a look that is logged",
    "terms.add_member": "of a purchase combination only",
    "terms.change_member": "the same",
    "terms.remove_member": "the same",
}


def test_no_way_in_goes_around_the_law(house: House, subtests: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ways in by which people come: forms, what acts on many, undo and jobs."""
    walk = Walk(house, monkeypatch)
    for way in WAYS:
        with subtests.test(way):
            assert walk.wrong[way] == []
    with subtests.test("every verb asks, or stands above with a reason"):
        silent = {verb.name for verb in VERBS if not verb.on}
        assert set(WITHOUT_QUESTION) <= silent
        assert " ".join(sorted(silent - walk.reached - set(WITHOUT_QUESTION))) == ""
    with subtests.test("every verb about a relation is reached by a form, or stands above with a reason"):
        about_relations = {verb.name for verb in VERBS if "party" in map(_kind, _touched(verb).values())}
        assert " ".join(sorted(about_relations - walk.reached - set(WITHOUT_FORM))) == ""


IMPORTED = {
    "relations": "Naam;Plaats;Telefoon\n{relation};Delft;010 1234567\n",
    "persons": "Naam;Organisatie\nPiet Jansen;{relation}\n",
}


@pytest.mark.parametrize("kind", IMPORTED)
def test_no_import_changes_an_archived_relation(
    house: House, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the command line, which carries it out as the job that it is; it would change the relation otherwise."""
    monkeypatch.setattr(preparation, "prepare", prepare_everything)
    relation = house.relations[0]
    file = tmp_path / "rows.csv"
    file.write_text(IMPORTED[kind].format(relation=relation.name))

    def changed_by_import() -> bool:
        newest = Transaction.objects.latest("pk").pk
        assert main(["import", kind, str(file)]) == 0
        since = Change.objects.filter(transaction_id__gt=newest)
        return since.filter(subject_kind="party", subject_id=relation.pk).exists()

    with only_tried():
        assert changed_by_import()
    archive(relation, by=COMMAND_LINE)
    assert not changed_by_import()


def test_the_command_line_asks_too(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds every right is refused like anybody: called as it is, each verb asks about all that it touches."""
    relation = house.relations[0]
    archive(relation, by=COMMAND_LINE)
    everything = Rule("everything", frozenset(Act), _speaks_against)
    for verb in VERBS:
        touched = _touched(verb)
        if touched:
            given = {name: _belonging_to(model, relation.pk) for name, model in touched.items()}
            with monkeypatch.context() as patched:
                patched.setitem(policy.RULES._items, "everything", everything)
                assert "everything" in _rules_against(verb, given), verb.name
            if verb.act in STOPPED and any("party" in _kinds(model) for model in touched.values()):
                assert "archived" in _rules_against(verb, given), verb.name


def _speaks_against(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    return [Ruling("everything", "No.", subject=subject) for subject in touched]


def _rules_against(verb: Verb, given: dict[str, Any]) -> tuple[str, ...]:
    signature = inspect.signature(verb.function)
    rest = {name: None for name, each in signature.parameters.items() if each.default is inspect.Parameter.empty}
    with pytest.raises(AgainstTheLaw) as refused:
        verb.function(**{**rest, **given, "by": COMMAND_LINE})
    return refused.value.answer.rules


def _touched(verb: Verb) -> dict[str, type[Record]]:
    """The models of the arguments that a verb touches."""
    hints = get_type_hints(verb.function)
    return {name: next(_models_in(hints[name])) for name in verb.on}


def _models_in(hint: Any) -> Iterator[type[Record]]:
    if hint is Record:  # any of those that files hang on
        yield Party
    elif isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for part in get_args(hint):
        yield from _models_in(part)


def _kind(model: type[Record]) -> str:
    return model.story_subject[0]


def _kinds(model: type[Record]) -> set[str]:
    """The kinds of all that a row of the model touches: a contract touches its relation."""
    return {_kind(model), *(kind for kind, _column in model.also_touches)}


def _belonging_to(model: type[Record], subject: int) -> models.Model:
    """A row of the model that belongs to this subject; the law is asked before the row is looked at."""
    columns = [model.story_subject[1], *(column for _kind, column in model.also_touches)]
    kept = next(each for each in apps.get_models() if issubclass(each, model))
    return kept(**dict.fromkeys(columns, subject))
