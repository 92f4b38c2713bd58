"""One contribution of the demo, before anybody writes it down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody did on a day.

    `budget` is '' where the circle's own pays, `circle` where only a budget is named. `notebook`
    says that the line stands in the circle's meeting notes, not on the person's page.
    """

    day: date
    who: str
    what: str
    circle: str
    budget: str = ""
    minutes: int = 0
    rate: Decimal | None = None
    lump: Decimal | None = None
    notebook: bool = False
    site: str = ""
    brand: str = ""

    @property
    def payer(self) -> str:
        """The budget the line draws on."""
        return self.budget or self.circle

    @property
    def amount(self) -> Decimal:
        """Euros asked for: the lump sum, else hours × rate half up to the cent, else 0.00."""
        if self.lump is not None:
            return self.lump.quantize(NOTHING)
        if self.rate is None:
            return NOTHING
        return (self.rate * self.minutes / 60).quantize(NOTHING, ROUND_HALF_UP)


def total(lines: tuple[Line, ...]) -> Decimal:
    """Euros of all these lines."""
    return sum((line.amount for line in lines), NOTHING)
