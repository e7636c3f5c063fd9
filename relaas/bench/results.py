"""What was measured."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

type Unit = Literal["median_ms", "rows_per_s", "mb"]


@dataclass(frozen=True)
class Result:
    """One row: a value in its unit, its budget, and what the bare database needs for the same.

    `growth` is a list's time here, divided by its time at the smallest scale measured beside it.
    """

    name: str
    database: str
    scale: int
    unit: Unit
    value: float
    budget: float
    floor: float | None = None
    growth: float | None = None
    growth_budget: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is; of a rate, how many times the floor is faster."""
        if not self.floor or not self.value:
            return None
        return self.floor / self.value if self.unit == "rows_per_s" else self.value / self.floor

    @property
    def keeps_budget(self) -> bool:
        """Both its own and that of its growth, as far as they are there."""
        kept = self.value >= self.budget if self.unit == "rows_per_s" else self.value <= self.budget
        return kept and (self.growth is None or self.growth_budget is None or self.growth <= self.growth_budget)

    def as_json(self) -> dict[str, Any]:
        """For the file: the value under the name of its unit."""
        rest = {name: value for name, value in asdict(self).items() if name not in ("unit", "value")}
        return {**rest, self.unit: self.value, "ratio": self.ratio, "keeps_budget": self.keeps_budget}
