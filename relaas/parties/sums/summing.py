"""What is declared of sums that the database keeps by itself."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Model, Q
from django.utils.functional import Promise

from relaas.kernel.registries import Registry


@dataclass(frozen=True)
class Summing:
    """Sums of the rows of one table, kept for each sort of them in another (`sums`), which has the columns of `sort`,
    `hidden`, `part`, `number` and `values`.

    `sort` says of each such column what it is of a row `c`, in SQL, made of the columns that it `reads`; a row of which
    one of the `parties` is a person that is kept for its account manager is `hidden` besides (P4). `values` are added
    up. `differs` tells that another sum is kept than the rows of the first two columns of `sort` come to.
    """

    name: str
    rows: type[Model]
    sums: type[Model]
    sort: Mapping[str, str]
    reads: tuple[str, ...]
    values: tuple[str, ...]
    differs: str | Promise
    parties: tuple[str, ...] = ("relation_id",)

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns by which the sums are kept apart."""
        return (*self.sort, "hidden")

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a row that make a difference."""
        return tuple(dict.fromkeys((*self.reads, *self.parties, *self.values)))

    def of(self, parties: Collection[int]) -> Q:
        """The rows of these parties."""
        return Q(*(Q(**{f"{party}__in": parties}) for party in self.parties), _connector=Q.OR)

    @property
    def tables(self) -> tuple[str, str]:
        """Of the rows, and of the sums."""
        return self.rows._meta.db_table, self.sums._meta.db_table


SUMMINGS: Registry[Summing] = Registry("summing")
