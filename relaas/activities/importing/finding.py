"""Whom and what the cells of rows mean: relations, persons, colleagues, categories; all rows at once."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.activities.importing import targets
from relaas.activities.importing.reading import Read
from relaas.activities.models import Activity, Category
from relaas.kernel.actors import Actor
from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused
from relaas.parties.importing.named import Named
from relaas.parties.models import Employment, Party


class Found:
    """What the rows of a chunk name, as far as `by` sees it (U2): who is not seen is not found."""

    def __init__(self, reads: Sequence[Read], by: Actor) -> None:
        self._reads, self._by = reads, by

    def relation(self, read: Read) -> Party | None:
        """By its code, else by its name (`relation`, `relation_several`); none where the row names nobody."""
        code, name = read.names.get(targets.RELATION_CODE, ""), read.names.get(targets.RELATION, "")
        return self._relations.find(code, name) if code or name else None

    def person(self, relation: Party | None, name: str) -> Party:
        """Who works or worked at the relation and is called so (`person_unknown`)."""
        wanted = fold(name)
        if relation and relation.is_person:
            return relation
        called = {person for person in self._staff.get(relation.pk if relation else 0, ()) if wanted in _names(person)}
        if len(called) != 1:
            raise Refused("person_unknown", _("Nobody of this name works at the relation."))
        return called.pop()

    def performer(self, cell: str) -> User:
        """A colleague who works here, by e-mail address, else by name (`user_unknown`)."""
        if found := self._users.get(fold(cell)):
            return found
        raise Refused("user_unknown", _("Nobody of this name or address works here."))

    def category(self, cell: str) -> Category:
        """One of the list under Beheer (`name_unknown`)."""
        if found := self._categories.get(fold(cell)[:60].rstrip()):
            return found
        raise Refused("name_unknown", _("There is none of this name under Beheer."))

    def stand_in(self, relation: Party | None) -> User | None:
        """Whose an action is that names nobody: who imports it, the account manager, else the first administrator."""
        manager = relation.account_manager if relation else None
        users = User.objects.active().filter(pk=self._by.user_id)
        own: User | None = users.first() if self._by.user_id else None
        if own:
            return own
        if manager and manager.is_active:
            return manager
        first: User | None = User.objects.administrators().order_by("pk").first()
        return first

    def there(self, relations: Iterable[int], titles: Iterable[str]) -> set[tuple[object, ...]]:
        """What stands there already of these relations with these subjects, by `key_of`."""
        rows = Activity.objects.filter(title__in=set(titles))
        ids = set(relations)
        found = [*rows.filter(relation__in=ids), *rows.filter(relation=None)]
        return {key_of(each.kind, each.relation_id, each.title, each.text, each.at, each.due) for each in found}

    @cached_property
    def _relations(self) -> Named:
        written = [read.names for read in self._reads]
        codes = {code for names in written if (code := names.get(targets.RELATION_CODE))}
        return Named(
            codes, {name for names in written if (name := names.get(targets.RELATION))}, self._by, "account_manager"
        )

    @cached_property
    def _staff(self) -> dict[int, set[Party]]:
        relations = {party.pk for party in self._relations.all}
        works = Employment.objects.visible_to(self._by).filter(organization__in=relations).select_related("person")
        found: dict[int, set[Party]] = {}
        for employment in works:
            found.setdefault(employment.organization_id, set()).add(employment.person)
        return found

    @cached_property
    def _users(self) -> dict[str, User]:
        return {fold(key): user for user in User.objects.active().by_name() for key in (user.name, user.email)}

    @cached_property
    def _categories(self) -> dict[str, Category]:
        return {each.sort_name: each for each in Category.objects.all()}


def key_of(kind: str, relation: int | None, title: str, text: str, at: object, due: object) -> tuple[object, ...]:
    """By what one is the same as another: with whom, what it says, and its day."""
    return (kind, relation, title, text, due if kind == "action" else at)


def _names(person: Party) -> set[str]:
    """What a person may be called in a file."""
    full = " ".join(filter(None, (person.first_name or person.nickname, person.prefix, person.last_name)))
    return {fold(each) for each in (person.name, person.formal_name, full, person.sorted_name) if each}
