"""What a pack says of levies: the scales in force, which say what is asked of a margin and of nobody's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from coopwiki.core.euros import write_euros
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.core.typed import french
from coopwiki.subjects.levies.bracket import Bracket
from coopwiki.subjects.levies.scales import scales
from coopwiki.subjects.packed import Item, SharedRegister, detail, public_page


def scales_in_force(ledger: Ledger, today: date) -> Iterator[Item]:
    """The sound one of each name that holds, by name; one that is to be corrected says nothing here either."""
    known = scales(ledger)
    for name in sorted(known.names(today), key=loose):
        held = known.on(name, today)
        if held is None or not held.is_sound:
            continue
        scale = held.scale
        details = (
            *detail("depuis", scale.start.isoformat()),
            *detail("mode", scale.mode),
            *detail("tranches", _brackets(held.brackets)),
            *detail("dès", _euros(scale.least)),
            *detail("minimum", _euros(scale.minimum)),
            *detail("plafond annuel", _euros(scale.cap)),
        )
        yield Item(scale.name, details, public_page(scale.page))


def _brackets(brackets: Sequence[Bracket]) -> str:
    """`10 % jusqu’à 10 000 €, 5 % au-delà`."""
    return ", ".join(
        f"{french(one.rate)}\u00a0% " + ("au-delà" if one.up_to is None else f"jusqu’à {_euros(one.up_to)}")
        for one in brackets
    )


def _euros(amount: Decimal | None) -> str | None:
    return None if amount is None else write_euros(amount)


PACKED = (SharedRegister("scales", "Barèmes", "Les barèmes en vigueur, avec leurs tranches.", scales_in_force),)
