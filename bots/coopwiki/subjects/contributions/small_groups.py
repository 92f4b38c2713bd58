"""Which sums would give away what one or two people did, by themselves or combined (docs/privacy.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import NamedTuple

from coopwiki.core.ledger import Ledger
from coopwiki.core.suppression import FEWEST as FEWEST
from coopwiki.core.suppression import Tables, suppressed
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import Sums, brand_of, counted_by_year, counted_lines, month_of

Cell = tuple[str, str | None]
"""A sum as a page shows it: `("month", "2026-03")`, `("circle", None)`; of a month's circle,
`("2026-03", "Technique")`."""

TOTAL: Cell = ("total", "")
NOT_INVOICED: Cell = ("not_invoiced", "")

Timed = tuple[bool, Cell]
"""A sum of time: whether of unpaid time alone."""


class Share(NamedTuple):
    """What one person did that is part of the same sums; `asked` says that it waits for a slip."""

    who: str
    month: str
    circle: str | None
    brand: str | None = None
    asked: bool = False
    minutes: Decimal = Decimal(60)
    amount: Decimal = Decimal(10)

    def cells(self) -> tuple[Cell, ...]:
        """The sums that it is part of."""
        of_brand: tuple[Cell, ...] = (("brand", self.brand),) if self.brand else ()
        return (
            TOTAL,
            ("year", self.month[:4]),
            ("month", self.month),
            ("circle", self.circle),
            (self.month, self.circle),
            *of_brand,
            *((NOT_INVOICED,) if self.asked else ()),
        )

    def timed(self) -> tuple[Timed, ...]:
        """The sums of time that it is part of. What waits for a slip is shown in euros alone."""
        cells = tuple(cell for cell in self.cells() if cell != NOT_INVOICED)
        unpaid = () if self.amount else tuple((True, cell) for cell in cells)
        return (*((False, cell) for cell in cells), *unpaid)


@dataclass(frozen=True, slots=True)
class Withheld:
    """The sums withheld, by figure."""

    minutes: frozenset[Cell] = frozenset()
    unpaid_minutes: frozenset[Cell] = frozenset()
    amount: frozenset[Cell] = frozenset()


@dataclass(frozen=True, slots=True)
class Shown:
    """A sum as a page shows it. Lines are always counted, as each of them is listed; a figure withheld is None.

    `on` is the day of which the figures are, None for today.
    """

    lines: int
    minutes: Decimal | None
    unpaid_minutes: Decimal | None
    amount: Decimal | None
    on: date | None = None

    @property
    def few(self) -> bool:
        """Whether no figure at all is shown."""
        return self.minutes is self.unpaid_minutes is self.amount is None


def as_shown(sums: Sums, cell: Cell, hidden: Withheld) -> Shown:
    """What may be shown of a sum."""
    return Shown(
        sums.lines,
        None if cell in hidden.minutes else sums.minutes,
        None if cell in hidden.unpaid_minutes else sums.unpaid_minutes,
        None if cell in hidden.amount else sums.amount,
    )


Hidden = Callable[[], Withheld]
"""What is withheld, worked out when a page asks: where amounts by person are published, none does."""


def hidden_sums(ledger: Ledger, today: date) -> Hidden:
    """What pages of that day withhold."""
    return partial(withheld, ledger, today)


def withheld(ledger: Ledger, today: date) -> Withheld:
    """The sums of the contributions dated up to `today` that are withheld."""
    return ledger.once(_withheld, today)


def _withheld(ledger: Ledger, today: date) -> Withheld:
    """Worked out anew where anybody has another part in a sum than before: all sums hang together."""
    years = counted_by_year(ledger, today).items()
    parts = tuple(ledger.kept.of(year, _parts, found) for year, found in years)
    return ledger.kept.of("", _discreet, *parts)


def _parts(of_year: tuple[Line, ...]) -> tuple[Share, ...]:
    """What lines are part of, each once: a figure is none or one."""
    found = (share._replace(minutes=_any(share.minutes), amount=_any(share.amount)) for share in map(_share, of_year))
    return tuple(dict.fromkeys(found))


def _any(figure: Decimal) -> Decimal:
    return Decimal(bool(figure))


def _discreet(*parts: tuple[Share, ...]) -> Withheld:
    return discreet(chain.from_iterable(parts))


def shares(ledger: Ledger, today: date) -> tuple[Share, ...]:
    """What each of the contributions dated up to `today` is part of."""
    return tuple(map(_share, counted_lines(ledger, today)))


def _share(line: Line) -> Share:
    return Share(
        line.who,
        month_of(line),
        line.circle,
        brand_of(line),
        bool(line.amount) and not line.contribution.slip,
        line.contribution.spent or Decimal(0),
        line.amount,
    )


def discreet(given: Iterable[Share]) -> Withheld:
    """The sums to withhold, each figure by itself: who has none of it does not count for it.

    A sum of lines of fewer people than `FEWEST` is withheld even where it is zero.
    """
    shares = tuple({_part_of(share): share for share in given}.values())
    few = _few(shares)
    time = suppressed(((s.who, s.timed()) for s in shares if s.minutes), OF_TIME)
    return Withheld(
        few | {cell for unpaid, cell in time if not unpaid},
        few | {cell for unpaid, cell in time if unpaid},
        few | suppressed(((s.who, s.cells()) for s in shares if s.amount), OF_EUROS),
    )


def _part_of(share: Share) -> tuple[object, ...]:
    """What tells which sums a share is part of: of shares alike in it one is enough."""
    return (*share[:5], not share.minutes, not share.amount)


def _few(shares: Iterable[Share]) -> frozenset[Cell]:
    people: dict[Cell, set[str]] = {}
    for share in shares:
        for cell in share.cells():
            people.setdefault(cell, set()).add(share.who)
    return frozenset(cell for cell, found in people.items() if len(found) < FEWEST)


RANKS = ("not_invoiced", "brand", "", "circle", "month", "year", "total")
"""Kinds of sums, the first to go first; '' is a month's circle."""


def _rank(cell: Cell) -> tuple[int, str]:
    kind = cell[0] if cell[0] in RANKS else ""
    return RANKS.index(kind), f"{cell[0]} {cell[1] or ''}"


def _wholes(cell: Cell) -> tuple[Cell, ...]:
    kind, name = cell
    if kind == "year":
        return (TOTAL,)
    if kind == "month":
        return (("year", (name or "")[:4]),)
    return () if kind in RANKS else (("month", kind), ("circle", name))


def _section(cell: Cell) -> Cell | None:
    return TOTAL if cell[0] == "circle" else None


def _timed_rank(cell: Timed) -> tuple[int, str]:
    rank, name = _rank(cell[1])
    return (rank if cell[0] else rank + len(RANKS)), name


def _timed_wholes(cell: Timed) -> tuple[Timed, ...]:
    return tuple((cell[0], whole) for whole in _wholes(cell[1]))


def _timed_section(cell: Timed) -> Timed | None:
    total = _section(cell[1])
    return None if total is None else (cell[0], total)


OF_EUROS = Tables(_wholes, _rank, _section)
OF_TIME = Tables(_timed_wholes, _timed_rank, _timed_section)
"""How the sums hang together; of time, those of unpaid time beside those of all."""
