"""What people give up in a closing: `Ana Martin` renounces everything, `Paul Roy : 120 €` a part."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from coopwiki.core.euros import read_euros
from coopwiki.core.fault import Fault, Sentence
from coopwiki.schema.name_kinds import read_name
from coopwiki.subjects.closing.closing import Closing

RENUNCIATION_UNREADABLE = Sentence(
    "renunciation_unreadable",
    "« {found} » ne se lit pas comme un renoncement et n’est pas appliqué : écrire un "
    "nom, ou un nom et une somme, par exemple {suggestion}.",
)

EXAMPLE = "Ana Martin ; Paul Roy : 120 €"


@dataclass(frozen=True, slots=True)
class Renunciation:
    """`who` as typed; `amount` is None for everything."""

    who: str
    amount: Decimal | None


def renunciations(closing: Closing) -> tuple[Renunciation, ...]:
    """The ones that can be read, in the order typed."""
    read = (_read(item) for item in closing.renounced)
    return tuple(found for found in read if isinstance(found, Renunciation))


def faults(closing: Closing) -> tuple[Fault, ...]:
    """What is wrong with the renunciations that do not count: nothing is given up by them."""
    read = (_read(item) for item in closing.renounced)
    return tuple(found for found in read if isinstance(found, Fault))


def _read(item: str) -> Renunciation | Fault:
    name, colon, typed = item.rpartition(":")
    amount = read_euros(typed) if colon else None
    if amount is None or (amount.value is None and "[[" in typed + name):
        name, amount = item, None
    who = read_name(name)
    if who.value is None or (amount and (amount.value is None or amount.value <= 0)):
        return RENUNCIATION_UNREADABLE(item, EXAMPLE)
    return Renunciation(who.value, amount.value if amount else None)
